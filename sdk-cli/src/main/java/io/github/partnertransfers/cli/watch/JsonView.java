package io.github.partnertransfers.cli.watch;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.partnertransfers.cli.CliContext;
import io.github.partnertransfers.cli.output.Json;
import io.github.partnertransfers.cli.output.ResultOptions;
import io.github.partnertransfers.cli.output.TimeFormat;
import io.github.partnertransfers.model.LineItemStatus;
import io.github.partnertransfers.model.TransferStatus;
import io.github.partnertransfers.rx.LineItemChange;
import io.github.partnertransfers.rx.TransferUpdate;
import io.github.partnertransfers.rx.TransferUpdate.Kind;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Prints each update as a line of JSON. */
public final class JsonView implements WatchView {
  private final CliContext context;
  private final ResultOptions options;

  public JsonView(CliContext context, ResultOptions options) {
    this.context = context;
    this.options = options;
  }

  @Override
  public void show(TransferUpdate update) {
    boolean isVanished = update.kind() == Kind.VANISHED;
    JsonArray lineItems = new JsonArray();
    update.lineItems().forEach(change -> lineItems.add(json(change)));
    JsonObject line = begin(update.kind(), update.customerId(), update.transferId());
    line.addProperty("status", isVanished ? null : value(update.status()));
    line.addProperty("previousStatus", value(update.previousStatus()));
    line.addProperty("ended", isVanished || update.isEnded());
    line.add("lineItems", lineItems);
    line.addProperty("position", update.position().toString());
    line.add("transfer", isVanished ? null : Json.tree(update.transfer().toJson()));
    print(line);
  }

  @Override
  public void showRemoved(String customerId, String transferId) {
    JsonObject line = begin(Kind.VANISHED, customerId, transferId);
    line.addProperty("status", (String) null);
    line.addProperty("previousStatus", (String) null);
    line.addProperty("ended", true);
    line.add("lineItems", new JsonArray());
    line.addProperty("position", (String) null);
    line.add("transfer", null);
    print(line);
  }

  private JsonObject begin(Kind kind, String customerId, String transferId) {
    JsonObject line = new JsonObject();
    line.addProperty("time", TimeFormat.iso(context.now()));
    line.addProperty("kind", kind.name().toLowerCase(Locale.ROOT));
    line.addProperty("customerId", customerId);
    line.addProperty("transferId", transferId);
    return line;
  }

  private static JsonElement json(LineItemChange change) {
    JsonObject json = new JsonObject();
    json.addProperty("subscriptionId", change.lineItem().subscriptionId());
    json.addProperty("orderId", change.lineItem().orderId());
    json.addProperty("friendlyName", change.lineItem().friendlyName());
    json.addProperty("isNew", change.isNew());
    json.addProperty("previousStatus", value(change.previousStatus()));
    json.addProperty("status", value(change.status()));
    json.addProperty("transferError", change.transferError());
    return json;
  }

  private void print(JsonObject line) {
    options.printLine(context, line);
  }

  private static @Nullable String value(@Nullable TransferStatus status) {
    return status == null ? null : status.value();
  }

  private static @Nullable String value(@Nullable LineItemStatus status) {
    return status == null ? null : status.value();
  }

  @Override
  public boolean showsEndedTransfers() {
    return true;
  }

  @Override
  public boolean isOutputClosed() {
    return context.out().checkError();
  }
}
