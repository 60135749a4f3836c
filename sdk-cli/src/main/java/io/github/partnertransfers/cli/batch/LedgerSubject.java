package io.github.partnertransfers.cli.batch;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

/**
 * What a ledger is about, by a property of its first line.
 *
 * @param description what messages call it
 */
public record LedgerSubject(String property, String value, String description) {
  public static LedgerSubject of(Plan plan) {
    return new LedgerSubject("plan", plan.id(), "this plan");
  }

  public static LedgerSubject of(BatchAction action) {
    return new LedgerSubject("action", action.label(), "batch " + action.label());
  }

  boolean isIn(JsonObject header) {
    JsonElement found = header.get(property);
    return found != null && found.isJsonPrimitive() && value.equals(found.getAsString());
  }
}
