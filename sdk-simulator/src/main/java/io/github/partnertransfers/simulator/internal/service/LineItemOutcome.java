package io.github.partnertransfers.simulator.internal.service;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The result of a line item of an accepted transfer, and when it takes effect. It is determined at
 * acceptance, because the response to it lists all orders and errors.
 *
 * @param item the line item in the transfer's entity
 * @param subscription the subscription that moves; null in a transfer that was added as JSON
 * @param orderId the order that acceptance creates; unused on failure
 * @param error why the line item fails, or null if it succeeds
 */
record LineItemOutcome(
    ObjectNode item,
    @Nullable Subscription subscription,
    String transferGroupId,
    String orderId,
    @Nullable String error,
    Instant due) {

  boolean isFailure() {
    return error != null;
  }

  void apply(Generation generation, Partner target) {
    // New commerce samples show neither group nor order on a line item with a subscription.
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
      subscription.partner = target;
    }
  }
}
