package io.github.partnertransfers.cli.batch;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.partnertransfers.cli.output.Json;
import io.github.partnertransfers.cli.output.Text;
import io.github.partnertransfers.model.CreateTransferRequest;
import io.github.partnertransfers.model.LegacyTransferRequest;
import io.github.partnertransfers.model.LegacyTransferRequestLineItem;
import io.github.partnertransfers.model.NewCommerceTransferRequest;
import io.github.partnertransfers.model.ProductType;
import io.github.partnertransfers.model.TransferType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A transfer to create.
 *
 * @param requestId the MS-RequestId of every attempt to create it
 * @param rows the rows of the input that it is for: those of its subscriptions, or one
 */
record PlannedTransfer(
    String requestId, String customerId, CreateTransferRequest request, List<BatchRow> rows)
    implements BatchRequest {
  /** Returns a legacy transfer of the rows' subscriptions, which have the same partners. */
  static PlannedTransfer legacy(String requestId, List<BatchRow> rows) {
    BatchRow first = rows.get(0);
    LegacyTransferRequest.Builder request =
        LegacyTransferRequest.builder()
            .sourcePartnerTenantId(first.get(BatchRow.SOURCE))
            .targetPartnerTenantId(first.get(BatchRow.TARGET));
    for (BatchRow row : rows) {
      request.addLineItems(
          LegacyTransferRequestLineItem.builder()
              .subscriptionId(row.get(BatchRow.SUBSCRIPTION))
              .build());
    }
    return new PlannedTransfer(
        requestId, first.get(BatchRow.CUSTOMER), request.build(), List.copyOf(rows));
  }

  static PlannedTransfer newCommerce(String requestId, BatchRow row) {
    NewCommerceTransferRequest.Builder request =
        NewCommerceTransferRequest.builder()
            .sourcePartnerTenantId(row.get(BatchRow.SOURCE))
            .sourcePartnerName(row.get(BatchRow.SOURCE_NAME))
            .customerEmailId(row.get(BatchRow.NOTIFY))
            .transferType(TransferType.NEW_COMMERCE);
    if (row.has(BatchRow.TARGET)) {
      request.targetPartnerTenantId(row.get(BatchRow.TARGET));
    }
    row.productTypes().forEach(type -> request.addTargetProductTypes(ProductType.of(type)));
    return new PlannedTransfer(
        requestId, row.get(BatchRow.CUSTOMER), request.build(), List.of(row));
  }

  boolean isLegacy() {
    return request instanceof LegacyTransferRequest;
  }

  @Override
  public @Nullable String transferId() {
    return null;
  }

  @Override
  public String describe() {
    return "customer "
        + customerId
        + (isLegacy() ? " (" + Text.count(rows.size(), "subscription") + ")" : " (new commerce)");
  }

  JsonObject toJson() {
    JsonArray array = new JsonArray();
    rows.forEach(row -> array.add(row.toJson()));
    JsonObject json = new JsonObject();
    json.addProperty("requestId", requestId);
    json.addProperty("customer", customerId);
    json.add("request", Json.tree(request.toJson()));
    json.add("rows", array);
    return json;
  }

  static PlannedTransfer fromJson(JsonObject json) {
    String requestId = json.get("requestId").getAsString();
    String customerId = json.get("customer").getAsString();
    if (!Text.isGuid(requestId) || !Text.isGuid(customerId)) {
      throw new IllegalArgumentException("requestId and customer must be GUIDs");
    }
    List<BatchRow> rows = new ArrayList<>();
    json.getAsJsonArray("rows").forEach(row -> rows.add(BatchRow.fromJson(row.getAsJsonObject())));
    return new PlannedTransfer(
        requestId,
        customerId,
        CreateTransferRequest.fromJson(json.get("request").toString()),
        rows);
  }
}
