package io.github.partnertransfers.simulator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Supplier;

/** The partner on the far side of a transfer, acting by the same rules but without HTTP. */
final class OtherPartner {

  private final PartnerCenter partnerCenter;
  private final TransferOperations operations;

  OtherPartner(PartnerCenter partnerCenter) {
    this.partnerCenter = partnerCenter;
    this.operations = new TransferOperations(partnerCenter);
  }

  String creates(SimulatedCustomer customer, List<SimulatedSubscription> subscriptions) {
    ObjectNode body = Json.object();
    body.put("sourcePartnerTenantId", partnerCenter.source().tenantId());
    body.put("targetPartnerTenantId", partnerCenter.target().tenantId());
    ArrayNode lineItems = body.putArray("lineItems");
    subscriptions.forEach(each -> lineItems.addObject().put("subscriptionId", each.id()));
    return created(partnerCenter.source(), customer, body);
  }

  String requests(SimulatedCustomer customer) {
    ObjectNode body = Json.object();
    body.put("sourcePartnerTenantId", partnerCenter.source().tenantId());
    body.put("sourcePartnerName", partnerCenter.source().name());
    body.put("customerEmailId", "someone@example.com");
    body.put("transferType", 3);
    return created(partnerCenter.target(), customer, body);
  }

  private String created(SimulatedPartner creator, SimulatedCustomer customer, ObjectNode body) {
    return acting(
        () -> operations.create(creator, customer, new RequestBody(body)).path("id").asText());
  }

  void accepts(String transferId) {
    acting(
        () -> {
          Transfer transfer = find(transferId);
          if (transfer.generation() == Generation.LEGACY) {
            return operations.accept(transfer.target(), transfer);
          }
          ObjectNode body = Json.object();
          ArrayNode lineItems = body.putArray("lineItems");
          for (SimulatedSubscription each : transfer.customer().subscriptions()) {
            if (each.mayBeTransferredBy(transfer.source().tenantId())
                && partnerCenter.transfers().openWith(each.id()).isEmpty()) {
              ObjectNode item = lineItems.addObject();
              item.put("subscriptionId", each.id());
              item.put("productType", "OnlineServicesNCE");
            }
          }
          operations.update(transfer.source(), transfer, new RequestBody(body));
          return transfer;
        });
  }

  void rejects(String transferId) {
    acting(
        () -> {
          Transfer transfer = find(transferId);
          ObjectNode body = Json.object().put("status", "reject");
          operations.update(transfer.target(), transfer, new RequestBody(body));
          return transfer;
        });
  }

  private Transfer find(String transferId) {
    return partnerCenter
        .transfers()
        .find(transferId)
        .orElseThrow(() -> Refusal.transferNotFound(transferId));
  }

  private <T> T acting(Supplier<T> act) {
    try {
      return partnerCenter.now(act);
    } catch (Refusal refusal) {
      throw new IllegalStateException(refusal.description(), refusal);
    }
  }
}
