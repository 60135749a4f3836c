package io.github.partnertransfers.cli.batch;

import com.google.gson.JsonObject;
import io.github.partnertransfers.cli.output.FormulaEscaper;
import io.github.partnertransfers.cli.output.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What became of a row of the input.
 *
 * @param values the values that the service or this program found out, by column; all others are
 *     those of the row
 */
record ReportRow(BatchRow row, Outcome outcome, Map<String, String> values) {
  /** Whether the row did what was asked for. */
  enum Outcome {
    /** It did, or is still under way. */
    OK,

    /** It did not, and something of it may be under way. */
    FAILED,

    /** It did not, nothing of it is under way, and it can be planned again. */
    REPEATABLE
  }

  static ReportRow of(BatchRow row, Outcome outcome, String status) {
    return new ReportRow(row, outcome, Map.of(ReportColumns.STATUS, status));
  }

  /** Returns a copy with another value. */
  ReportRow with(String column, @Nullable Object value) {
    Map<String, String> all = new LinkedHashMap<>(values);
    all.put(column, value == null ? "" : Text.clean(value.toString()));
    return new ReportRow(row, outcome, all);
  }

  boolean isFailed() {
    return outcome != Outcome.OK;
  }

  boolean isRepeatable() {
    return outcome == Outcome.REPEATABLE;
  }

  /** Returns the value of a column, or an empty string. */
  String get(String column) {
    String value = values.get(column);
    return value == null ? row.get(column) : value;
  }

  /**
   * Returns the value of a column for a spreadsheet. Values of the user come back as they are;
   * those of the service must not run as formulas.
   */
  String csv(String column) {
    String value = values.get(column);
    return value == null ? row.get(column) : FormulaEscaper.escape(value);
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
