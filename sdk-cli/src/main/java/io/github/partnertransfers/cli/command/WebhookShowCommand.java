package io.github.partnertransfers.cli.command;

import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.cli.CliContext;
import io.github.partnertransfers.cli.output.Json;
import io.github.partnertransfers.cli.output.WebhookPage;
import io.github.partnertransfers.cli.output.WebhookRows;
import io.github.partnertransfers.model.WebhookRegistration;
import picocli.CommandLine.Command;

@Command(
    name = "show",
    description = "Show the registration: its URL and its events.",
    sortOptions = false,
    footerHeading = "%nExample:%n",
    footer = "  transfers webhooks show")
public final class WebhookShowCommand extends ServiceCommand {
  public WebhookShowCommand(CliContext context) {
    super(context);
  }

  @Override
  int perform(TransfersClient client) {
    WebhookRegistration registration = client.webhooks().registration().execute();
    return print(
        Json.tree(registration.toJson()),
        () -> WebhookRows.registration(registration),
        () -> new WebhookPage(writer()).print(registration));
  }
}
