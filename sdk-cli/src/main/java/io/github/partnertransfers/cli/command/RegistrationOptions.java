package io.github.partnertransfers.cli.command;

import io.github.partnertransfers.cli.BadInputException;
import io.github.partnertransfers.model.WebhookRegistrationRequest;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import picocli.CommandLine.Option;

/** What to register. */
final class RegistrationOptions {
  @Option(
      names = "--url",
      paramLabel = "URL",
      required = true,
      order = ServiceCommand.FIRST,
      description = "The https URL to which the service sends events.")
  private String url = "";

  @Option(
      names = "--event",
      paramLabel = "NAME",
      required = true,
      order = ServiceCommand.FIRST,
      arity = "1..*",
      description = "An event to send; may be repeated. \"test-created\" lets you test the URL.")
  private List<String> events = new ArrayList<>();

  @Option(
      names = "--signature-in-ms-header",
      description =
          "Let the service put its signature into the header x-ms-signature of the events.")
  private boolean signatureInMsHeader;

  WebhookRegistrationRequest request() {
    for (String event : events) {
      if (event.startsWith("-")) { // Picocli takes an unknown flag for one more event.
        throw new BadInputException("--event: " + event + " is a flag, not an event");
      }
    }
    WebhookRegistrationRequest.Builder request =
        WebhookRegistrationRequest.builder()
            .webhookUrl(url)
            .webhookEvents(new LinkedHashSet<>(events));
    if (signatureInMsHeader) {
      request.signatureTokenToMsSignatureHeader(true);
    }
    return BadInputException.rethrow(request::build);
  }
}
