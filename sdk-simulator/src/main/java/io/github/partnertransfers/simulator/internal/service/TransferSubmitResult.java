package io.github.partnertransfers.simulator.internal.service;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.partnertransfers.simulator.internal.http.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

/** The response to the acceptance of a legacy transfer: the new orders and the errors. */
final class TransferSubmitResult {

  private static final int TRANSFER_CREATE_ORDER_ERROR = 900103;

  private TransferSubmitResult() {}

  static ObjectNode of(Transfer transfer, List<LineItemOutcome> outcomes, Instant now) {
    ObjectNode result = Json.object();
    ArrayNode orders = result.putArray("orders");
    ArrayNode errors = result.putArray("transferErrors");
    for (LineItemOutcome outcome : outcomes) {
      if (outcome.isFailure()) {
        errors.add(transferError(outcome));
      } else {
        orders.add(order(transfer.customer(), outcome, now));
      }
    }
    result.putObject("attributes").put("objectType", "TransferSubmitResult");
    return result;
  }

  private static ObjectNode order(Customer customer, LineItemOutcome outcome, Instant now) {
    ObjectNode item = outcome.item();
    ObjectNode order = Json.object();
    order.put("id", outcome.orderId());
    order.put("alternateId", outcome.orderId());
    order.put("referenceCustomerId", customer.tenantId());
    order.set("billingCycle", item.path("billingCycle"));
    order.put("currencyCode", "USD");

    ObjectNode orderItem = order.putArray("lineItems").addObject();
    orderItem.put("lineItemNumber", 0);
    orderItem.set("offerId", item.path("offerId"));
    orderItem.put(
        "termDuration", item.path("billingCycle").asText().equals("monthly") ? "P1M" : "P1Y");
    orderItem.put("transactionType", "New");
    orderItem.set("friendlyName", item.path("friendlyName"));
    orderItem.set("quantity", item.path("quantity"));
    if (item.has("partnerIdOnRecord")) {
      orderItem.set("partnerIdOnRecord", item.path("partnerIdOnRecord"));
    }
    orderItem.putObject("links");

    order.put("creationDate", Timestamps.threeDigitsWithOffset(now));
    order.put("status", "completed");
    order.put("transactionType", "UserPurchase");
    Links.addToOrder(order, customer);
    ObjectNode attributes = order.putObject("attributes");
    attributes.put("etag", etag(outcome.orderId()));
    attributes.put("objectType", "Order");
    return order;
  }

  private static String etag(String orderId) {
    String json = "{\"id\":\"" + orderId + "\",\"version\":1}";
    return Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }

  private static ObjectNode transferError(LineItemOutcome outcome) {
    ObjectNode error = Json.object();
    error.put("transferGroupId", outcome.transferGroupId());
    error.put("code", TRANSFER_CREATE_ORDER_ERROR);
    error.put("description", outcome.error());
    ObjectNode item = outcome.item().deepCopy();
    item.remove(List.of("status", "transferError"));
    item.put("transferGroupId", outcome.transferGroupId());
    item.set("entitlementId", item.path("subscriptionId"));
    item.set("sourceSubscriptionId", item.path("subscriptionId"));
    error.putArray("lineItems").add(item);
    error.putObject("attributes").put("objectType", "TransferError");
    return error;
  }
}
