package io.github.partnertransfers.cli.command;

import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.cli.CliContext;
import io.github.partnertransfers.cli.output.Json;
import io.github.partnertransfers.cli.output.Text;
import io.github.partnertransfers.cli.output.WebhookRows;
import java.util.List;
import picocli.CommandLine.Command;

@Command(
    name = "events",
    description = "List the events that a partner can register for.",
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  transfers webhooks events",
      "  transfers webhooks events -o json | jq '.[] | select(endswith(\"-transfer\"))'"
    })
public final class WebhookEventsCommand extends ServiceCommand {
  public WebhookEventsCommand(CliContext context) {
    super(context);
  }

  @Override
  int perform(TransfersClient client) {
    List<String> events = client.webhooks().events().execute();
    return print(
        Json.tree(events, String.class),
        () -> WebhookRows.events(events),
        () -> printLines(events));
  }

  private void printLines(List<String> events) {
    if (events.isEmpty()) {
      writer().line("The service has no events.");
    }
    events.forEach(event -> writer().line(Text.clean(event)));
  }
}
