package io.github.partnertransfers.simulator.internal.service;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.partnertransfers.simulator.internal.http.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The result of a line item of an accepted transfer, and when it takes effect. It is determined at
 * acceptance, because the response to it lists all orders and errors.
 *
 * @param item the line item in the transfer's entity
 * @param subscription the subscription that moves; null in a transfer that was added as JSON
 * @param orderId the order that acceptance creates; unused on failure
 * @param newSubscriptionId the id with the target partner, or null if the id stays the same
 * @param error why the line item fails, or null if it succeeds
 */
record LineItemOutcome(
    ObjectNode item,
    @Nullable Subscription subscription,
    String transferGroupId,
    String orderId,
    @Nullable String newSubscriptionId,
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
      subscription.moveTo(target, newSubscriptionId);
    }
  }

  /** Returns the line item with the new ids, which only the target partner of new commerce sees. */
  ObjectNode itemWithNewIds() {
    if (isFailure() || newSubscriptionId == null) {
      return item.deepCopy();
    }
    ObjectNode withNewIds = Json.object();
    withNewIds.set("id", item.path("id"));
    withNewIds.put("subscriptionId", newSubscriptionId);
    withNewIds.put("orderId", orderId);
    item.properties().forEach(each -> withNewIds.putIfAbsent(each.getKey(), each.getValue()));
    return withNewIds;
  }
}
