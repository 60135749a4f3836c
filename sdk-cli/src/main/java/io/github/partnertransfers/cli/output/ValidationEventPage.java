package io.github.partnertransfers.cli.output;

import io.github.partnertransfers.model.WebhookDeliveryResult;
import io.github.partnertransfers.model.WebhookValidationEvent;
import io.github.partnertransfers.model.WebhookValidationStatus;
import java.util.Locale;
import java.util.Set;

/** Prints a test event and how the attempts to deliver it ended. */
public final class ValidationEventPage {
  /** The names of the statuses of a success. The sample has OK; the others are inferred. */
  private static final Set<String> SUCCESSES =
      Set.of("ok", "created", "accepted", "nocontent", "success");

  private final StyledWriter writer;

  public ValidationEventPage(StyledWriter writer) {
    this.writer = writer;
  }

  public static boolean isCompleted(WebhookValidationEvent event) {
    return WebhookValidationStatus.COMPLETED.equals(event.status());
  }

  /** Returns whether an attempt to deliver the event succeeded. */
  public static boolean isDelivered(WebhookValidationEvent event) {
    return event.results().stream().anyMatch(ValidationEventPage::isSuccess);
  }

  private static boolean isSuccess(WebhookDeliveryResult result) {
    String code = result.responseCode() == null ? "" : result.responseCode();
    return !Boolean.TRUE.equals(result.systemError())
        && (SUCCESSES.contains(code.toLowerCase(Locale.ROOT)) || code.matches("2\\d\\d"));
  }

  public void print(WebhookValidationEvent event) {
    String id = event.correlationId() == null ? "-" : Text.clean(event.correlationId());
    writer.line(AnsiStyle.BOLD, "Test event " + id);
    writer.paragraph(style(event), explain(event));
    if (!event.results().isEmpty()) {
      writer.blankLine();
      writer.print(results(event));
    }
  }

  private static AnsiStyle style(WebhookValidationEvent event) {
    if (isDelivered(event)) {
      return AnsiStyle.GREEN;
    }
    return isCompleted(event) ? AnsiStyle.RED : AnsiStyle.YELLOW;
  }

  private static String explain(WebhookValidationEvent event) {
    String status = event.status() == null ? "no status" : Text.clean(event.status().value());
    String url = Text.clean(event.callbackUrl());
    String target = url.isEmpty() ? "" : " to " + url;
    String delivery =
        isDelivered(event)
            ? "delivered" + target
            : "not delivered" + target + (isCompleted(event) ? "" : " yet");
    return status + ": " + delivery;
  }

  private static Table results(WebhookValidationEvent event) {
    Table table = new Table().column("TIME").column("RESPONSE").elastic("MESSAGE");
    for (WebhookDeliveryResult result : event.results()) {
      String message = Text.clean(result.responseMessage());
      boolean isSystemError = Boolean.TRUE.equals(result.systemError());
      table.row(
          Table.cell(TimeFormat.dateTime(result.dateTimeUtc())),
          Table.cell(
              result.responseCode() == null ? "-" : Text.clean(result.responseCode()),
              isSuccess(result) ? AnsiStyle.GREEN : AnsiStyle.RED),
          Table.cell(
              isSystemError
                  ? "the service failed" + (message.isEmpty() ? "" : ": " + message)
                  : message));
    }
    return table;
  }
}
