package io.github.partnertransfers.simulator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** Which subscriptions a partner may transfer, with the reasons in the service's own words. */
final class Eligibility {

  private static final String ONLY_TRANSFER_TYPE = "directtoindirect";

  private Eligibility() {}

  static void requireTransferType(String transferType) {
    if (transferType.isBlank()) {
      throw Refusal.invalidInput("transferType is required.");
    }
    if (!transferType.equalsIgnoreCase(ONLY_TRANSFER_TYPE)) {
      throw Refusal.notParsed(transferType);
    }
  }

  static ArrayNode of(SimulatedCustomer customer, SimulatedPartner partner, Transfers transfers) {
    ArrayNode list = Json.array();
    for (SimulatedSubscription subscription : customer.subscriptions()) {
      if (subscription.partner().is(partner.tenantId())) {
        Optional<String> reason = reason(subscription, transfers);
        ObjectNode entry = list.addObject();
        entry.put("id", subscription.id());
        entry.put("isEligible", reason.isEmpty());
        reason.ifPresent(text -> entry.put("reason", text));
      }
    }
    return list;
  }

  private static Optional<String> reason(SimulatedSubscription subscription, Transfers transfers) {
    if (subscription.state() != SubscriptionState.ACTIVE) {
      return Optional.of(
          "Subscription: "
              + subscription.id()
              + " is in state: "
              + subscription.state().wireName());
    }
    return transfers
        .openWith(subscription.id())
        .map(
            other -> "subscription is already part of another transfer request id : " + other.id());
  }
}
