package io.github.partnertransfers.simulator;

/**
 * The actual state of a transfer, whatever responses a client received.
 *
 * @param id the transfer's id
 * @param customerTenantId the customer's tenant id
 * @param status the status, as the service spells it
 * @param json the entity, as its source partner sees it
 */
public record SimulatedTransfer(String id, String customerTenantId, String status, String json) {}
