package io.github.partnertransfers.simulator;

/**
 * A transfer as it really stands, whatever a client was told.
 *
 * @param id the transfer's id
 * @param customerTenantId the customer's tenant
 * @param status the status, as the service spells it
 * @param json the whole entity, as its source partner would get it
 */
public record SimulatedTransfer(String id, String customerTenantId, String status, String json) {}
