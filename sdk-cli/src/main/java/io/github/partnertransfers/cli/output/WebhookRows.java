package io.github.partnertransfers.cli.output;

import io.github.partnertransfers.model.WebhookDeliveryResult;
import io.github.partnertransfers.model.WebhookRegistration;
import io.github.partnertransfers.model.WebhookValidationEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of webhooks. */
public final class WebhookRows {
  private WebhookRows() {}

  /** Returns a row per event that a partner can register for. */
  public static Rows events(List<String> events) {
    Rows rows = new Rows("event");
    events.forEach(rows::add);
    return rows;
  }

  /** Returns a row per event of a registration, or one without an event. */
  public static Rows registration(WebhookRegistration registration) {
    Rows rows = new Rows("url", "event", "subscriber", "signatureInMsHeader", "changed");
    for (String event : registration.webhookEvents()) {
      addEvent(rows, registration, event);
    }
    if (registration.webhookEvents().isEmpty()) {
      addEvent(rows, registration, null);
    }
    return rows;
  }

  private static void addEvent(
      Rows rows, WebhookRegistration registration, @Nullable String event) {
    rows.add(
        registration.webhookUrl(),
        event,
        registration.subscriberId(),
        registration.signatureTokenToMsSignatureHeader(),
        registration.lastModifiedTimestamp());
  }

  /** Returns a row per attempt to deliver a test event, or one without an attempt. */
  public static Rows testEvent(WebhookValidationEvent event) {
    Rows rows =
        new Rows("testEvent", "status", "url", "time", "response", "systemError", "message");
    String status = event.status() == null ? null : event.status().value();
    for (WebhookDeliveryResult result : event.results()) {
      rows.add(
          event.correlationId(),
          status,
          event.callbackUrl(),
          result.dateTimeUtc(),
          result.responseCode(),
          result.systemError(),
          result.responseMessage());
    }
    if (event.results().isEmpty()) {
      rows.add(event.correlationId(), status, event.callbackUrl(), null, null, null, null);
    }
    return rows;
  }
}
