package io.github.partnertransfers.cli.batch;

import com.google.gson.JsonObject;
import io.github.partnertransfers.cli.output.Text;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a row of the input.
 *
 * @param status that of the transfer as the service spells it; without a transfer: cannot, planned,
 *     refused, unavailable or unknown; vanished if the service no longer has the transfer
 * @param itemStatus that of the line item, as the service spells it
 * @param isFailed whether the subscription is not and will not be transferred by this plan as it is
 * @param isRepeatable whether a failed row can be planned again: nothing of it is under way
 */
public record ReportRow(
    BatchRow row,
    @Nullable String transferId,
    String status,
    @Nullable String itemStatus,
    @Nullable String errorCode,
    @Nullable String error,
    @Nullable String requestId,
    boolean isFailed,
    boolean isRepeatable) {
  /** The columns that a report begins with. */
  static final List<String> COLUMNS =
      List.of(
          BatchRow.REFERENCE,
          BatchRow.CUSTOMER,
          BatchRow.SUBSCRIPTION,
          "transfer",
          "status",
          "itemStatus",
          "errorCode",
          "error",
          "requestId");

  /** Returns the columns of the report of a plan: the fixed ones, and then those of the input. */
  static List<String> columns(Plan plan) {
    List<String> columns = new ArrayList<>(COLUMNS);
    plan.columns().stream().filter(column -> !COLUMNS.contains(column)).forEach(columns::add);
    return columns;
  }

  static ReportRow impossible(ImpossibleRow impossible) {
    return new ReportRow(
        impossible.row(), null, "cannot", null, null, impossible.reason(), null, true, true);
  }

  static ReportRow planned(BatchRow row, String requestId) {
    return new ReportRow(row, null, "planned", null, null, null, requestId, false, false);
  }

  /** Returns the report of a row whose transfer was not created, or may not have been. */
  static ReportRow notCreated(BatchRow row, LedgerEntry entry) {
    RequestState state =
        entry.state() == RequestState.SENDING ? RequestState.UNKNOWN : entry.state();
    String error =
        entry.state() == RequestState.SENDING ? "the run ended before the answer" : entry.error();
    return new ReportRow(
        row,
        null,
        state.label(),
        null,
        entry.errorCode(),
        error,
        entry.requestId(),
        true,
        state == RequestState.REFUSED);
  }

  /** Returns the value of a column, or an empty string. */
  String get(String column) {
    String value =
        switch (column) {
          case "transfer" -> transferId;
          case "status" -> status;
          case "itemStatus" -> itemStatus;
          case "errorCode" -> errorCode;
          case "error" -> error;
          case "requestId" -> requestId;
          default -> row.get(column);
        };
    // Values of the user come back as they are; those of the service are cleaned.
    return COLUMNS.contains(column) ? Text.clean(value) : String.valueOf(value);
  }

  JsonObject toJson(List<String> columns) {
    JsonObject json = new JsonObject();
    for (String column : columns) {
      String value = get(column);
      json.addProperty(column, value.isEmpty() ? null : value);
    }
    return json;
  }
}
