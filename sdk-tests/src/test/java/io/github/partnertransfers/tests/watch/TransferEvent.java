package io.github.partnertransfers.tests.watch;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which transfer a webhook of Partner Center is about. Of the body's two addresses only the one of
 * the audit record names the transfer; {@code ResourceUri} ends with the customer.
 */
record TransferEvent(String customerId, String transferId) {
  private static final String GUID = "\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12}";

  /** The partner, the customer, the transfer, what happened, and when, in .NET's ticks. */
  private static final Pattern AUDIT_URI =
      Pattern.compile(
          "https://.*/auditrecords/"
              + GUID
              + "_(?<customer>"
              + GUID
              + ")_(?<transfer>"
              + GUID
              + ")_\\w+_\\d+");

  /** Reads a webhook's body; empty if it isn't about a transfer. */
  static Optional<TransferEvent> of(String body) {
    try {
      JsonElement event = JsonParser.parseString(body);
      if (event.isJsonObject()
          && text(event.getAsJsonObject(), "ResourceName").equals("Transfer")) {
        Matcher ids = AUDIT_URI.matcher(text(event.getAsJsonObject(), "AuditUri"));
        if (ids.matches()) {
          return Optional.of(new TransferEvent(ids.group("customer"), ids.group("transfer")));
        }
      }
    } catch (JsonParseException e) {
      // Anybody can post anything to an open address.
    }
    return Optional.empty();
  }

  private static String text(JsonObject event, String property) {
    JsonElement value = event.get(property);
    return value != null && value.isJsonPrimitive() ? value.getAsString() : "";
  }
}
