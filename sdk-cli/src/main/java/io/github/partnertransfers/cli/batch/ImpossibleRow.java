package io.github.partnertransfers.cli.batch;

import com.google.gson.JsonObject;

/**
 * A row that cannot be transferred.
 *
 * @param reason why, in words of the service or of this program
 */
public record ImpossibleRow(BatchRow row, String reason) {
  private static final String REASON = "cannot";

  /** Returns whether a line of a plan is about such a row. */
  static boolean isIn(JsonObject json) {
    return json.has(REASON);
  }

  JsonObject toJson() {
    JsonObject json = row.toJson();
    json.addProperty(REASON, reason);
    return json;
  }

  static ImpossibleRow fromJson(JsonObject json) {
    return new ImpossibleRow(BatchRow.fromJson(json), json.get(REASON).getAsString());
  }
}
