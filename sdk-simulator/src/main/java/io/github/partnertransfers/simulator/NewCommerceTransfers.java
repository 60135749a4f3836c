package io.github.partnertransfers.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The rules of transfers that the target partner requests and the source partner accepts. */
final class NewCommerceTransfers {

  private static final Set<String> TRANSFER_TYPES = Set.of("3", "5", "modernazure", "newcommerce");

  /**
   * The names that requests use, and the numbers that the published answers show in their place.
   */
  private static final Map<String, Integer> PRODUCT_TYPES =
      Map.of("azuresubscription", 0, "azurereservation", 1, "onlineservicesnce", 5);

  private static final List<String> ECHOED = List.of("targetProductTypes", "partnerOnRecord");

  private final PartnerCenter partnerCenter;

  NewCommerceTransfers(PartnerCenter partnerCenter) {
    this.partnerCenter = partnerCenter;
  }

  Transfer create(SimulatedPartner caller, SimulatedCustomer customer, RequestBody body) {
    JsonNode transferType = body.requiredValue("transferType");
    if (!TRANSFER_TYPES.contains(transferType.asText().toLowerCase(Locale.ROOT))) {
      throw Refusal.notParsed(transferType.toString());
    }
    String sourceId = body.requiredGuid("sourcePartnerTenantId");
    String sourceName = body.requiredText("sourcePartnerName");
    String customerEmail = body.requiredText("customerEmailId");
    if (caller.is(sourceId)) {
      throw Refusal.sourceIsTarget();
    }
    if (!caller.is(body.guid("targetPartnerTenantId").orElse(caller.tenantId()))) {
      throw Refusal.noRight("only the target partner requests a transfer.");
    }
    SimulatedPartner source =
        partnerCenter.partner(sourceId).orElseThrow(() -> Refusal.tenantNotFound(sourceId));
    if (!customer.hasRelationship(source)) {
      throw Refusal.noRelationship(customer);
    }

    Instant now = partnerCenter.instant();
    Instant expiry = now.plus(partnerCenter.settings().expireAfter);
    ObjectNode entity = Json.object();
    entity.put("id", partnerCenter.identifiers().next());
    entity.put("status", Status.PENDING);
    entity.set("transferType", transferType);
    entity.put("customerEmailId", customerEmail);
    entity.put("createdTime", Timestamps.precise(now));
    entity.put("lastModifiedTime", Timestamps.wholeSeconds(now));
    entity.put("expirationTime", Timestamps.precise(SimulatedClock.notAfterLatest(expiry)));
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
    ECHOED.forEach(name -> body.value(name).ifPresent(value -> entity.set(name, value)));
    Links.add(
        entity.putObject("links"),
        "self",
        "GET",
        Links.toTransfer(customer.tenantId(), entity.path("id").asText()));
    entity.putObject("attributes").put("objectType", "TransferEntity");
    return new Transfer(Generation.NEW_COMMERCE, customer, source, caller, entity, expiry);
  }

  void accept(SimulatedPartner caller, Transfer transfer, RequestBody body) {
    if (!caller.is(transfer.source().tenantId())) {
      throw Refusal.noRight("only the source partner accepts a requested transfer.");
    }
    switch (transfer.status()) {
      case Status.PENDING ->
          transfer.entity().set("lineItems", lineItems(caller, transfer, body.lineItems()));
      case Status.IN_PROGRESS -> throw Refusal.inProgress(transfer.id());
      default -> throw Refusal.ended(transfer.id(), transfer.status());
    }
    transfer.begin(
        partnerCenter.identifiers(),
        partnerCenter.settings().processingTime,
        caller,
        partnerCenter.instant());
  }

  private ArrayNode lineItems(SimulatedPartner caller, Transfer transfer, List<RequestBody> items) {
    Set<String> seen = new HashSet<>();
    ArrayNode lineItems = Json.array();
    for (RequestBody item : items) {
      String id = item.requiredGuid("subscriptionId");
      if (!seen.add(id.toLowerCase(Locale.ROOT))) {
        throw Refusal.invalidProperty("lineItems name subscription " + id + " more than once.");
      }
      JsonNode productType = item.requiredValue("productType");
      SimulatedSubscription subscription =
          partnerCenter.transferable(id, transfer.customer(), caller);
      ObjectNode lineItem = lineItems.addObject();
      lineItem.put("id", 0);
      lineItem.put("subscriptionId", subscription.id().toLowerCase(Locale.ROOT));
      lineItem.put("billingCycle", "unknown");
      lineItem.put("quantity", 0);
      lineItem.set("productType", asNumber(productType));
    }
    return lineItems;
  }

  private static JsonNode asNumber(JsonNode productType) {
    Integer number = PRODUCT_TYPES.get(productType.asText().toLowerCase(Locale.ROOT));
    return number == null ? productType : IntNode.valueOf(number);
  }

  void cancel(SimulatedPartner caller, Transfer transfer) {
    if (!caller.is(transfer.target().tenantId())) {
      throw Refusal.noRight("only the target partner, who requested the transfer, cancels it.");
    }
    transfer.requireUnanswered(Status.PENDING);
    transfer.change(Status.CANCEL, partnerCenter.instant(), caller);
  }
}
