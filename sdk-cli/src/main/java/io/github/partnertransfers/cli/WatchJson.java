package io.github.partnertransfers.cli;

import com.google.gson.JsonObject;
import io.github.partnertransfers.model.TransferEntity;
import io.github.partnertransfers.rx.TransferUpdate;
import org.jspecify.annotations.Nullable;

/** One JSON object a line per change, for a program. */
final class WatchJson implements WatchView {
  private final Surroundings surroundings;
  private final String customerId;

  WatchJson(Surroundings surroundings, String customerId) {
    this.surroundings = surroundings;
    this.customerId = customerId;
  }

  @Override
  public void show(TransferUpdate update) {
    TransferEntity transfer = update.transfer();
    JsonObject line = begin(transfer.id());
    line.addProperty("status", status(transfer));
    line.addProperty("previousStatus", status(update.previous()));
    line.addProperty("ended", update.isEnded());
    line.add("transfer", Json.tree(transfer.toJson()));
    print(line);
  }

  @Override
  public void showGone(String transferId) {
    JsonObject line = begin(transferId);
    line.addProperty("status", (String) null);
    line.addProperty("previousStatus", (String) null);
    line.addProperty("ended", true);
    line.add("transfer", null);
    print(line);
  }

  private JsonObject begin(@Nullable String transferId) {
    JsonObject line = new JsonObject();
    line.addProperty("time", Times.iso(surroundings.tempo().clock().instant()));
    line.addProperty("customerId", customerId);
    line.addProperty("transferId", transferId);
    return line;
  }

  private void print(JsonObject line) {
    surroundings.out().println(Json.compact(line));
    surroundings.out().flush();
  }

  private static @Nullable String status(@Nullable TransferEntity transfer) {
    return transfer == null || transfer.status() == null ? null : transfer.status().value();
  }

  @Override
  public boolean isAbandoned() {
    return surroundings.out().checkError();
  }
}
