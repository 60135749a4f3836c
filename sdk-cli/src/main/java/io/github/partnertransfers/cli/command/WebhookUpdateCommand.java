package io.github.partnertransfers.cli.command;

import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.cli.BadInputException;
import io.github.partnertransfers.cli.CliContext;
import io.github.partnertransfers.cli.output.Json;
import io.github.partnertransfers.cli.output.WebhookPage;
import io.github.partnertransfers.cli.output.WebhookRows;
import io.github.partnertransfers.model.WebhookRegistration;
import io.github.partnertransfers.model.WebhookRegistrationRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "update",
    description = {
      "Replace the registration: its URL and all of its events.",
      "If there is none yet, see register."
    },
    sortOptions = false,
    footerHeading = "%nExample:%n",
    footer = {
      "  transfers webhooks update --url https://partner.example.com/webhooks \\",
      "      --event create-transfer complete-transfer test-created"
    })
public final class WebhookUpdateCommand extends ServiceCommand {
  @Mixin private RegistrationOptions registrationOptions = new RegistrationOptions();

  @Mixin private WriteOptions writeOptions = new WriteOptions();

  public WebhookUpdateCommand(CliContext context) {
    super(context);
  }

  @Override
  int perform(TransfersClient client) {
    WebhookRegistrationRequest request = registrationOptions.request();
    WebhookRegistration registration =
        writeOptions.execute(
            client, each -> BadInputException.rethrow(() -> each.webhooks().update(request)), this);
    return print(
        Json.tree(registration.toJson()),
        () -> WebhookRows.registration(registration),
        () -> new WebhookPage(writer()).print(registration));
  }
}
