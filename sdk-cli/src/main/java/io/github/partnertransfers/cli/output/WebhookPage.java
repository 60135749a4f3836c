package io.github.partnertransfers.cli.output;

import io.github.partnertransfers.model.WebhookRegistration;
import java.util.List;

/** Prints a webhook registration. */
public final class WebhookPage {
  private static final int LABEL = 12;

  private final StyledWriter writer;

  public WebhookPage(StyledWriter writer) {
    this.writer = writer;
  }

  public void print(WebhookRegistration registration) {
    String url = Text.clean(registration.webhookUrl());
    writer.line(AnsiStyle.BOLD, "Webhook " + (url.isEmpty() ? "-" : url));
    List<String> events = registration.webhookEvents().stream().map(Text::clean).toList();
    field("Events", events.isEmpty() ? "-" : events.get(0));
    events.stream().skip(1).forEach(event -> field("", event));
    field("Subscriber", Text.clean(registration.subscriberId()));
    if (registration.signatureTokenToMsSignatureHeader() != null) {
      field(
          "Signature",
          registration.signatureTokenToMsSignatureHeader()
              ? "in x-ms-signature"
              : "in Authorization");
    }
    if (registration.lastModifiedTimestamp() != null) {
      field("Changed", TimeFormat.dateTime(registration.lastModifiedTimestamp()));
    }
  }

  private void field(String label, String value) {
    if (!value.isEmpty()) {
      writer.line(
          "  " + writer.ansi().format(AnsiStyle.DIM, Text.padded(label, LABEL - 2)) + value);
    }
  }
}
