package io.github.partnertransfers.simulator.internal.service;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.partnertransfers.simulator.internal.http.Json;
import java.util.List;
import java.util.function.Supplier;

/** Acts for a partner without HTTP, by the same rules. */
public final class CounterpartyActions {

  private final PartnerCenter partnerCenter;
  private final TransferOperations operations;
  private final WebhookOperations webhooks;

  public CounterpartyActions(PartnerCenter partnerCenter) {
    this.partnerCenter = partnerCenter;
    this.operations = new TransferOperations(partnerCenter);
    this.webhooks = new WebhookOperations(partnerCenter);
  }

  /** Creates a legacy transfer as the source partner and returns its id. */
  public String create(Customer customer, List<Subscription> subscriptions) {
    ObjectNode body = Json.object();
    body.put("sourcePartnerTenantId", partnerCenter.source().tenantId());
    body.put("targetPartnerTenantId", partnerCenter.target().tenantId());
    ArrayNode lineItems = body.putArray("lineItems");
    subscriptions.forEach(item -> lineItems.addObject().put("subscriptionId", item.id));
    return create(partnerCenter.source(), customer, body);
  }

  /** Requests a new commerce transfer as the target partner and returns its id. */
  public String request(Customer customer) {
    ObjectNode body = Json.object();
    body.put("sourcePartnerTenantId", partnerCenter.source().tenantId());
    body.put("sourcePartnerName", partnerCenter.source().name());
    body.put("customerEmailId", "someone@example.com");
    body.put("transferType", 3);
    return create(partnerCenter.target(), customer, body);
  }

  private String create(Partner creator, Customer customer, ObjectNode body) {
    return perform(
        () -> operations.create(creator, customer, new RequestBody(body)).path("id").asText());
  }

  public void accept(String transferId) {
    perform(
        () -> {
          Transfer transfer = find(transferId);
          if (transfer.generation() == Generation.LEGACY) {
            return operations.accept(transfer.target(), transfer);
          }
          RequestBody body = acceptanceOfAllEligible(transfer);
          operations.update(transfer.source(), transfer, body);
          return transfer;
        });
  }

  private RequestBody acceptanceOfAllEligible(Transfer transfer) {
    ObjectNode body = Json.object();
    ArrayNode lineItems = body.putArray("lineItems");
    for (Subscription subscription : transfer.customer().subscriptions()) {
      if (subscription.isTransferableBy(transfer.source())
          && partnerCenter.transfers().findOpenWith(subscription.id).isEmpty()) {
        ObjectNode item = lineItems.addObject();
        item.put("subscriptionId", subscription.id);
        item.put("productType", "OnlineServicesNCE");
      }
    }
    return new RequestBody(body);
  }

  public void reject(String transferId) {
    perform(
        () -> {
          Transfer transfer = find(transferId);
          ObjectNode body = Json.object().put("status", "reject");
          operations.update(transfer.target(), transfer, new RequestBody(body));
          return transfer;
        });
  }

  /** Withdraws or cancels the transfer as the partner who created it. */
  public void withdraw(String transferId) {
    perform(
        () -> {
          Transfer transfer = find(transferId);
          if (transfer.generation() == Generation.LEGACY) {
            operations.withdraw(transfer.source(), transfer);
          } else {
            ObjectNode body = Json.object().put("status", "cancel");
            operations.update(transfer.target(), transfer, new RequestBody(body));
          }
          return transfer;
        });
  }

  /** Registers a URL for events, or replaces the registration. */
  public void register(Partner partner, String url, List<String> events) {
    perform(
        () -> {
          webhooks.register(partner, url, events);
          return partner;
        });
  }

  /** Sends a validation event and returns its id. */
  public String sendValidationEvent(Partner partner) {
    String correlationId = partnerCenter.guids().next();
    perform(() -> webhooks.createValidationEvent(partner, correlationId));
    return correlationId;
  }

  private Transfer find(String transferId) {
    return partnerCenter
        .transfers()
        .find(transferId)
        .orElseThrow(() -> ApiException.transferNotFound(transferId));
  }

  private <T> T perform(Supplier<T> action) {
    try {
      return partnerCenter.withCurrentState(action);
    } catch (ApiException error) {
      throw new IllegalStateException(error.getMessage(), error);
    }
  }
}
