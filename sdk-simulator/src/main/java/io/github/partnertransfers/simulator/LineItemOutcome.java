package io.github.partnertransfers.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a line item of an accepted transfer will end, and when. It is settled at acceptance, as the
 * answer to it names orders and errors at once.
 *
 * @param item the line item in its transfer's entity
 * @param subscription what moves; null in a transfer that was added as JSON
 * @param orderId the order that acceptance makes; not used on failure
 * @param error why it fails, or null
 */
record LineItemOutcome(
    ObjectNode item,
    @Nullable SimulatedSubscription subscription,
    String transferGroupId,
    String orderId,
    @Nullable String error,
    Instant due) {

  boolean isFailure() {
    return error != null;
  }

  void apply(Generation generation, SimulatedPartner target) {
    // New commerce samples show neither group nor order on an item that has a subscription.
    if (generation == Generation.LEGACY) {
      item.put("transferGroupId", transferGroupId);
    }
    if (isFailure()) {
      item.put("status", Status.FAILED);
      item.put("transferError", error);
      return;
    }
    if (generation == Generation.LEGACY) {
      item.put("orderId", orderId);
    }
    item.put("status", Status.COMPLETE);
    if (subscription != null) {
      subscription.heldBy(target);
    }
  }
}
