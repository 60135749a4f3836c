package io.github.partnertransfers.simulator.internal.service;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.partnertransfers.simulator.internal.http.Json;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The operations on transfers that the source partner creates and the target partner accepts. */
final class LegacyTransfers {

  private final PartnerCenter partnerCenter;

  LegacyTransfers(PartnerCenter partnerCenter) {
    this.partnerCenter = partnerCenter;
  }

  Transfer create(Partner caller, Customer customer, RequestBody body) {
    String sourceId = body.requiredGuid("sourcePartnerTenantId");
    String targetId = body.requiredGuid("targetPartnerTenantId");
    if (sourceId.equalsIgnoreCase(targetId)) {
      throw ApiException.sourceIsTarget();
    }
    if (!caller.hasTenantId(sourceId)) {
      throw ApiException.notPermitted(
          "only the source partner can create a transfer with line items.");
    }
    Partner target =
        partnerCenter
            .findPartner(targetId)
            .orElseThrow(() -> ApiException.tenantNotFound(targetId));
    if (!customer.hasRelationship(target)) {
      throw ApiException.noRelationship(customer);
    }
    ArrayNode lineItems = lineItems(caller, customer, body.lineItems());

    Instant now = partnerCenter.instant();
    ObjectNode entity = Json.object();
    entity.put("id", partnerCenter.guids().next());
    entity.put("status", Status.ACTIVE);
    entity.put("createdTime", Timestamps.sevenDigits(now));
    entity.put("lastModifiedTime", Timestamps.wholeSeconds(now));
    entity.put("customerTenantId", customer.tenantId());
    entity.put("partnertenantid", caller.tenantId());
    entity.put("sourcePartnerName", caller.name());
    entity.put("sourcePartnerTenantId", caller.tenantId());
    entity.put("targetPartnerName", target.name());
    entity.put("targetPartnerTenantId", target.tenantId());
    entity.put("lastModifiedUser", caller.userId());
    entity.set("lineItems", lineItems);
    Links.addToTransfer(entity, customer);
    entity.putObject("attributes").put("objectType", "TransferEntity");
    return new Transfer(Generation.LEGACY, customer, caller, target, entity, null);
  }

  /** Removes what the samples of create responses omit: partner names and partner on record. */
  static ObjectNode toCreateResponse(ObjectNode entity) {
    entity.remove(List.of("sourcePartnerName", "targetPartnerName"));
    entity.path("lineItems").forEach(item -> ((ObjectNode) item).remove("partnerIdOnRecord"));
    return entity;
  }

  private ArrayNode lineItems(Partner caller, Customer customer, List<RequestBody> items) {
    Set<String> seen = new HashSet<>();
    ArrayNode lineItems = Json.array();
    for (RequestBody item : items) {
      String id = item.requiredGuid("subscriptionId");
      if (!seen.add(id.toLowerCase(Locale.ROOT))) {
        throw ApiException.invalidProperty(
            "lineItems contains subscription " + id + " more than once.");
      }
      Subscription subscription = partnerCenter.requireTransferable(id, customer, caller);
      ObjectNode lineItem = lineItem(subscription);
      item.text("partnerIdOnRecord").ifPresent(mpn -> lineItem.put("partnerIdOnRecord", mpn));
      ArrayNode addonItems = lineItem.putArray("addonItems");
      subscription.addons.forEach(addon -> addonItems.add(lineItem(addon)));
      lineItems.add(lineItem);
    }
    return lineItems;
  }

  private static ObjectNode lineItem(Subscription subscription) {
    ObjectNode item = Json.object();
    // The service uses 0 for most line items: the id is not unique.
    item.put("id", 0);
    item.put("subscriptionId", subscription.id);
    item.put("offerId", subscription.offerId);
    item.put("billingCycle", subscription.billingCycle);
    item.put("friendlyName", subscription.friendlyName);
    item.put("quantity", subscription.quantity);
    return item;
  }

  List<LineItemOutcome> accept(Partner caller, Transfer transfer) {
    requireTarget(caller, transfer, "accept it");
    switch (transfer.status()) {
      case Status.ACTIVE -> {
        return transfer.startProcessing(
            partnerCenter.guids(),
            partnerCenter.settings().processingTime,
            caller,
            partnerCenter.instant());
      }
      case Status.IN_PROGRESS -> throw ApiException.inProgress(transfer.id());
      default -> throw ApiException.terminalStatus(transfer.id(), transfer.status());
    }
  }

  void reject(Partner caller, Transfer transfer) {
    requireTarget(caller, transfer, "reject it");
    transfer.requireStatus(Status.ACTIVE);
    transfer.updateStatus(Status.REJECT, partnerCenter.instant(), caller);
  }

  void withdraw(Partner caller, Transfer transfer) {
    if (!caller.hasTenantId(transfer.source().tenantId())) {
      throw ApiException.notPermitted("only the source partner can withdraw the transfer.");
    }
    transfer.requireStatus(Status.ACTIVE);
    partnerCenter.transfers().remove(transfer);
  }

  private static void requireTarget(Partner caller, Transfer transfer, String action) {
    if (!caller.hasTenantId(transfer.target().tenantId())) {
      throw ApiException.notPermitted(
          "only the target partner of a transfer with line items can " + action + ".");
    }
  }
}
