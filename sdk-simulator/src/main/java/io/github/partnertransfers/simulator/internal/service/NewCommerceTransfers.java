package io.github.partnertransfers.simulator.internal.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.partnertransfers.simulator.internal.http.Json;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The operations on transfers that the target partner requests and the source partner accepts. */
final class NewCommerceTransfers {

  private static final Set<String> TRANSFER_TYPES = Set.of("3", "5", "modernazure", "newcommerce");

  /** The names in requests, and the numbers that replace them in the published responses. */
  private static final Map<String, Integer> PRODUCT_TYPES =
      Map.of("azuresubscription", 0, "azurereservation", 1, "onlineservicesnce", 5);

  private static final List<String> ECHOED_PROPERTIES =
      List.of("targetProductTypes", "partnerOnRecord");

  private final PartnerCenter partnerCenter;

  NewCommerceTransfers(PartnerCenter partnerCenter) {
    this.partnerCenter = partnerCenter;
  }

  Transfer create(Partner caller, Customer customer, RequestBody body) {
    JsonNode transferType = body.requiredValue("transferType");
    if (!TRANSFER_TYPES.contains(transferType.asText().toLowerCase(Locale.ROOT))) {
      throw ApiException.unknownEnumValue(transferType.toString());
    }
    String sourceId = body.requiredGuid("sourcePartnerTenantId");
    String sourceName = body.requiredText("sourcePartnerName");
    String customerEmail = body.requiredText("customerEmailId");
    if (caller.hasTenantId(sourceId)) {
      throw ApiException.sourceIsTarget();
    }
    if (!caller.hasTenantId(body.guid("targetPartnerTenantId").orElse(caller.tenantId()))) {
      throw ApiException.notPermitted("only the target partner can request a transfer.");
    }
    Partner source =
        partnerCenter
            .findPartner(sourceId)
            .orElseThrow(() -> ApiException.tenantNotFound(sourceId));
    if (!customer.hasRelationship(source)) {
      throw ApiException.noRelationship(customer);
    }

    Instant now = partnerCenter.instant();
    Instant expiry = partnerCenter.settings().expiry(now);
    ObjectNode entity = Json.object();
    entity.put("id", partnerCenter.guids().next());
    entity.put("status", Status.PENDING);
    entity.set("transferType", transferType);
    entity.put("customerEmailId", customerEmail);
    entity.put("createdTime", Timestamps.sevenDigits(now));
    entity.put("lastModifiedTime", Timestamps.wholeSeconds(now));
    entity.put("expirationTime", Timestamps.upToSevenDigits(Timestamps.notAfterLatest(expiry)));
    entity.put("customerName", body.text("customerName").orElse(customer.name()));
    entity.put("customerTenantId", customer.tenantId());
    entity.put("partnertenantid", caller.tenantId());
    entity.put("sourcePartnerName", sourceName);
    entity.put("sourcePartnerTenantId", source.tenantId());
    entity.put("targetPartnerName", caller.name());
    entity.put("targetPartnerTenantId", caller.tenantId());
    entity.put("targetPartnerEmailId", body.text("targetPartnerEmailId").orElse(caller.tenantId()));
    entity.put("transferDirection", 1);
    entity.put("ignoreEligibilityCheck", false);
    entity.put("lastModifiedUser", caller.userId());
    ECHOED_PROPERTIES.forEach(name -> body.value(name).ifPresent(value -> entity.set(name, value)));
    Links.addToTransfer(entity, customer);
    entity.putObject("attributes").put("objectType", "TransferEntity");
    return new Transfer(Generation.NEW_COMMERCE, customer, source, caller, entity, expiry);
  }

  /** Removes what the sample of the response to a cancellation omits. */
  static ObjectNode toCancelResponse(ObjectNode entity) {
    entity.remove("attributes");
    return entity;
  }

  void accept(Partner caller, Transfer transfer, RequestBody body) {
    if (!caller.hasTenantId(transfer.source().tenantId())) {
      throw ApiException.notPermitted("only the source partner can accept a requested transfer.");
    }
    switch (transfer.status()) {
      case Status.PENDING ->
          transfer.entity().set("lineItems", lineItems(caller, transfer, body.lineItems()));
      case Status.IN_PROGRESS -> throw ApiException.inProgress(transfer.id());
      default -> throw ApiException.terminalStatus(transfer.id(), transfer.status());
    }
    transfer.startProcessing(
        partnerCenter.guids(),
        partnerCenter.settings().processingTime,
        caller,
        partnerCenter.instant());
  }

  private ArrayNode lineItems(Partner caller, Transfer transfer, List<RequestBody> items) {
    Set<String> seen = new HashSet<>();
    ArrayNode lineItems = Json.array();
    for (RequestBody item : items) {
      String id = item.requiredGuid("subscriptionId");
      if (!seen.add(id.toLowerCase(Locale.ROOT))) {
        throw ApiException.invalidProperty(
            "lineItems contains subscription " + id + " more than once.");
      }
      JsonNode productType = item.requiredValue("productType");
      Subscription subscription =
          partnerCenter.requireTransferable(id, transfer.customer(), caller);
      ObjectNode lineItem = lineItems.addObject();
      lineItem.put("id", 0);
      lineItem.put("subscriptionId", subscription.id.toLowerCase(Locale.ROOT));
      lineItem.put("billingCycle", "unknown");
      lineItem.put("quantity", 0);
      lineItem.set("productType", toNumber(productType));
    }
    return lineItems;
  }

  private static JsonNode toNumber(JsonNode productType) {
    Integer number = PRODUCT_TYPES.get(productType.asText().toLowerCase(Locale.ROOT));
    return number == null ? productType : IntNode.valueOf(number);
  }

  void cancel(Partner caller, Transfer transfer) {
    if (!caller.hasTenantId(transfer.target().tenantId())) {
      throw ApiException.notPermitted("only the target partner can cancel the transfer.");
    }
    transfer.requireStatus(Status.PENDING);
    transfer.updateStatus(Status.CANCEL, partnerCenter.instant(), caller);
  }
}
