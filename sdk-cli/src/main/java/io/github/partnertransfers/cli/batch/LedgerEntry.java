package io.github.partnertransfers.cli.batch;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.partnertransfers.model.TransferEntity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line of a ledger.
 *
 * @param time when it was written, by the clock of this machine
 * @param transferId the transfer; null as long as it is not created
 * @param transferStatus the status of the transfer after the request, as the service spelled it
 * @param orderIds the orders that an acceptance created
 * @param errorCode the code of the service
 */
record LedgerEntry(
    String requestId,
    RequestState state,
    Instant time,
    String customerId,
    @Nullable String transferId,
    @Nullable String transferStatus,
    List<String> orderIds,
    @Nullable String errorCode,
    @Nullable String error) {
  static LedgerEntry of(BatchRequest request, RequestState state, Instant time) {
    return new LedgerEntry(
        request.requestId(),
        state,
        time,
        request.customerId(),
        request.transferId(),
        null,
        List.of(),
        null,
        null);
  }

  /** Returns a copy with the id and the status of a transfer. */
  LedgerEntry with(TransferEntity transfer) {
    String status = transfer.status() == null ? null : transfer.status().value();
    String id = transfer.id().isEmpty() ? transferId : transfer.id();
    return new LedgerEntry(
        requestId, state, time, customerId, id, status, orderIds, errorCode, error);
  }

  LedgerEntry withOrders(List<String> newOrderIds) {
    return new LedgerEntry(
        requestId,
        state,
        time,
        customerId,
        transferId,
        transferStatus,
        List.copyOf(newOrderIds),
        errorCode,
        error);
  }

  LedgerEntry withError(@Nullable String newErrorCode, @Nullable String newError) {
    return new LedgerEntry(
        requestId,
        state,
        time,
        customerId,
        transferId,
        transferStatus,
        orderIds,
        newErrorCode,
        newError);
  }

  JsonObject toJson() {
    JsonObject json = new JsonObject();
    json.addProperty("requestId", requestId);
    json.addProperty("state", state.label());
    json.addProperty("time", time.toString());
    json.addProperty("customer", customerId);
    addIfPresent(json, "transfer", transferId);
    addIfPresent(json, "status", transferStatus);
    if (!orderIds.isEmpty()) {
      JsonArray orders = new JsonArray();
      orderIds.forEach(orders::add);
      json.add("orders", orders);
    }
    addIfPresent(json, "errorCode", errorCode);
    addIfPresent(json, "error", error);
    return json;
  }

  private static void addIfPresent(JsonObject json, String name, @Nullable String value) {
    if (value != null) {
      json.addProperty(name, value);
    }
  }

  static LedgerEntry fromJson(JsonObject json) {
    List<String> orderIds = new ArrayList<>();
    if (json.has("orders")) {
      json.getAsJsonArray("orders").forEach(order -> orderIds.add(order.getAsString()));
    }
    return new LedgerEntry(
        json.get("requestId").getAsString(),
        RequestState.ofLabel(json.get("state").getAsString()),
        Instant.parse(json.get("time").getAsString()),
        json.get("customer").getAsString(),
        text(json, "transfer"),
        text(json, "status"),
        List.copyOf(orderIds),
        text(json, "errorCode"),
        text(json, "error"));
  }

  private static @Nullable String text(JsonObject json, String name) {
    JsonElement value = json.get(name);
    return value == null ? null : value.getAsString();
  }
}
