package io.github.partnertransfers.simulator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The rules of transfers that the source partner creates and the target partner accepts. */
final class LegacyTransfers {

  private final PartnerCenter partnerCenter;

  LegacyTransfers(PartnerCenter partnerCenter) {
    this.partnerCenter = partnerCenter;
  }

  Transfer create(SimulatedPartner caller, SimulatedCustomer customer, RequestBody body) {
    String sourceId = body.requiredGuid("sourcePartnerTenantId");
    String targetId = body.requiredGuid("targetPartnerTenantId");
    if (sourceId.equalsIgnoreCase(targetId)) {
      throw Refusal.sourceIsTarget();
    }
    if (!caller.is(sourceId)) {
      throw Refusal.noRight("only the source partner creates a transfer with line items.");
    }
    SimulatedPartner target =
        partnerCenter.partner(targetId).orElseThrow(() -> Refusal.tenantNotFound(targetId));
    if (!customer.hasRelationship(target)) {
      throw Refusal.noRelationship(customer);
    }
    ArrayNode lineItems = lineItems(caller, customer, body.lineItems());

    Instant now = partnerCenter.instant();
    ObjectNode entity = Json.object();
    entity.put("id", partnerCenter.identifiers().next());
    entity.put("status", Status.ACTIVE);
    entity.put("createdTime", Timestamps.precise(now));
    entity.put("lastModifiedTime", Timestamps.wholeSeconds(now));
    entity.put("customerTenantId", customer.tenantId());
    entity.put("partnertenantid", caller.tenantId());
    entity.put("sourcePartnerName", caller.name());
    entity.put("sourcePartnerTenantId", caller.tenantId());
    entity.put("targetPartnerName", target.name());
    entity.put("targetPartnerTenantId", target.tenantId());
    entity.put("lastModifiedUser", caller.userId());
    entity.set("lineItems", lineItems);
    Links.add(
        entity.putObject("links"),
        "self",
        "GET",
        Links.toTransfer(customer.tenantId(), entity.path("id").asText()));
    entity.putObject("attributes").put("objectType", "TransferEntity");
    return new Transfer(Generation.LEGACY, customer, caller, target, entity, null);
  }

  /** The create samples show neither the partners' names nor the partner on record. */
  static ObjectNode asCreated(ObjectNode entity) {
    entity.remove(List.of("sourcePartnerName", "targetPartnerName"));
    entity.path("lineItems").forEach(item -> ((ObjectNode) item).remove("partnerIdOnRecord"));
    return entity;
  }

  private ArrayNode lineItems(
      SimulatedPartner caller, SimulatedCustomer customer, List<RequestBody> items) {
    Set<String> seen = new HashSet<>();
    ArrayNode lineItems = Json.array();
    for (RequestBody item : items) {
      String id = item.requiredGuid("subscriptionId");
      if (!seen.add(id.toLowerCase(Locale.ROOT))) {
        throw Refusal.invalidProperty("lineItems name subscription " + id + " more than once.");
      }
      SimulatedSubscription subscription = partnerCenter.transferable(id, customer, caller);
      ObjectNode lineItem = lineItem(subscription);
      item.text("partnerIdOnRecord").ifPresent(mpn -> lineItem.put("partnerIdOnRecord", mpn));
      ArrayNode addonItems = lineItem.putArray("addonItems");
      subscription.addons().forEach(addon -> addonItems.add(lineItem(addon)));
      lineItems.add(lineItem);
    }
    return lineItems;
  }

  private static ObjectNode lineItem(SimulatedSubscription subscription) {
    ObjectNode item = Json.object();
    // The service numbers most items 0: an item's id identifies nothing.
    item.put("id", 0);
    item.put("subscriptionId", subscription.id());
    item.put("offerId", subscription.offerId());
    item.put("billingCycle", subscription.billingCycle());
    item.put("friendlyName", subscription.friendlyName());
    item.put("quantity", subscription.quantity());
    return item;
  }

  List<LineItemOutcome> accept(SimulatedPartner caller, Transfer transfer) {
    requireTarget(caller, transfer, "accepts it");
    switch (transfer.status()) {
      case Status.ACTIVE -> {
        return transfer.begin(
            partnerCenter.identifiers(),
            partnerCenter.settings().processingTime,
            caller,
            partnerCenter.instant());
      }
      case Status.IN_PROGRESS -> throw Refusal.inProgress(transfer.id());
      default -> throw Refusal.ended(transfer.id(), transfer.status());
    }
  }

  void reject(SimulatedPartner caller, Transfer transfer) {
    requireTarget(caller, transfer, "rejects it");
    transfer.requireUnanswered(Status.ACTIVE);
    transfer.change(Status.REJECT, partnerCenter.instant(), caller);
  }

  void withdraw(SimulatedPartner caller, Transfer transfer) {
    if (!caller.is(transfer.source().tenantId())) {
      throw Refusal.noRight("only the source partner, who created the transfer, withdraws it.");
    }
    transfer.requireUnanswered(Status.ACTIVE);
    partnerCenter.transfers().remove(transfer);
  }

  private static void requireTarget(SimulatedPartner caller, Transfer transfer, String act) {
    if (!caller.is(transfer.target().tenantId())) {
      throw Refusal.noRight("only the target partner of a transfer with line items " + act + ".");
    }
  }
}
