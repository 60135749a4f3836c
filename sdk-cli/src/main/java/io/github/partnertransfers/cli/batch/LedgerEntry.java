package io.github.partnertransfers.cli.batch;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.partnertransfers.model.TransferEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A line of the ledger.
 *
 * @param time when it was written, by the clock of this machine
 * @param transferId the created transfer
 * @param transferStatus the status of the created transfer, as the service spelled it
 * @param errorCode the code of the service
 */
record LedgerEntry(
    String requestId,
    RequestState state,
    Instant time,
    @Nullable String transferId,
    @Nullable String transferStatus,
    @Nullable String errorCode,
    @Nullable String error) {
  static LedgerEntry sending(String requestId, Instant time) {
    return new LedgerEntry(requestId, RequestState.SENDING, time, null, null, null, null);
  }

  static LedgerEntry created(String requestId, Instant time, TransferEntity transfer) {
    String status = transfer.status() == null ? null : transfer.status().value();
    return new LedgerEntry(
        requestId, RequestState.CREATED, time, transfer.id(), status, null, null);
  }

  static LedgerEntry failed(
      String requestId,
      RequestState state,
      Instant time,
      @Nullable String errorCode,
      @Nullable String error) {
    return new LedgerEntry(requestId, state, time, null, null, errorCode, error);
  }

  JsonObject toJson() {
    JsonObject json = new JsonObject();
    json.addProperty("requestId", requestId);
    json.addProperty("state", state.label());
    json.addProperty("time", time.toString());
    addIfPresent(json, "transfer", transferId);
    addIfPresent(json, "status", transferStatus);
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
    return new LedgerEntry(
        json.get("requestId").getAsString(),
        RequestState.ofLabel(json.get("state").getAsString()),
        Instant.parse(json.get("time").getAsString()),
        text(json, "transfer"),
        text(json, "status"),
        text(json, "errorCode"),
        text(json, "error"));
  }

  private static @Nullable String text(JsonObject json, String name) {
    JsonElement value = json.get(name);
    return value == null ? null : value.getAsString();
  }
}
