package io.github.partnertransfers.cli.batch;

import com.google.gson.JsonObject;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A row that is in no planned transfer.
 *
 * @param reason why, in words of the service or of this program
 */
record UnplannedRow(BatchRow row, Kind kind, String reason) {
  /** Why a row is in no transfer. Its label is the status of the row in a report. */
  enum Kind {
    /** The subscription is not eligible, or the customer cannot be read. */
    CANNOT,

    /** The service could not be asked. */
    UNAVAILABLE;

    String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Returns the kind of row that a line of a plan is about; null if it is a transfer. */
  static @Nullable Kind kind(JsonObject json) {
    return Arrays.stream(Kind.values())
        .filter(kind -> json.has(kind.label()))
        .findFirst()
        .orElse(null);
  }

  JsonObject toJson() {
    JsonObject json = row.toJson();
    json.addProperty(kind.label(), reason);
    return json;
  }

  static UnplannedRow fromJson(JsonObject json, Kind kind) {
    return new UnplannedRow(BatchRow.fromJson(json), kind, json.get(kind.label()).getAsString());
  }
}
