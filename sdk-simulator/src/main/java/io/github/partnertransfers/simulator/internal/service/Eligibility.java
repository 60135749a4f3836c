package io.github.partnertransfers.simulator.internal.service;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.partnertransfers.simulator.SubscriptionState;
import io.github.partnertransfers.simulator.internal.http.Json;
import java.util.Optional;

/** The subscriptions that a partner can transfer. The reasons are in the service's words. */
final class Eligibility {

  private static final String SUPPORTED_TRANSFER_TYPE = "directtoindirect";

  private Eligibility() {}

  static void requireTransferType(String transferType) {
    if (transferType.isBlank()) {
      throw ApiException.invalidInput("transferType is required.");
    }
    if (!transferType.equalsIgnoreCase(SUPPORTED_TRANSFER_TYPE)) {
      throw ApiException.unknownEnumValue(transferType);
    }
  }

  static ArrayNode of(Customer customer, Partner partner, TransferStore transfers) {
    ArrayNode list = Json.array();
    for (Subscription subscription : customer.subscriptions()) {
      if (subscription.partner.hasTenantId(partner.tenantId())) {
        Optional<String> reason = ineligibilityReason(subscription, transfers);
        ObjectNode entry = list.addObject();
        entry.put("id", subscription.id);
        entry.put("isEligible", reason.isEmpty());
        reason.ifPresent(text -> entry.put("reason", text));
      }
    }
    return list;
  }

  private static Optional<String> ineligibilityReason(
      Subscription subscription, TransferStore transfers) {
    if (subscription.state != SubscriptionState.ACTIVE) {
      return Optional.of(
          "Subscription: " + subscription.id + " is in state: " + subscription.stateName());
    }
    return transfers
        .findOpenWith(subscription.id)
        .map(open -> "subscription is already part of another transfer request id : " + open.id());
  }
}
