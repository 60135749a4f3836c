package io.github.partnertransfers.cli.command;

import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.cli.CliContext;
import io.github.partnertransfers.cli.ExitCode;
import io.github.partnertransfers.cli.output.Json;
import io.github.partnertransfers.cli.output.TransferListPage;
import io.github.partnertransfers.model.TransferEntity;
import java.util.List;
import picocli.CommandLine.Command;

@Command(
    name = "list",
    description = "List the transfers of a customer, ended ones included.",
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  transfers list --customer b67f0b00-f9e8-4c57-bcb5-0b8b95c6ccf0",
      "  transfers list --customer b67f0b00-f9e8-4c57-bcb5-0b8b95c6ccf0 -o json \\",
      "      | jq '.[].id'"
    })
public final class ListCommand extends CustomerCommand {
  public ListCommand(CliContext context) {
    super(context);
  }

  @Override
  int perform(TransfersClient client) {
    List<TransferEntity> transfers = client.customer(customerId()).list().execute();
    if (isJson()) {
      out().println(Json.pretty(transfers, TransferEntity.class));
    } else {
      new TransferListPage(writer()).print(customerId(), transfers);
    }
    return ExitCode.DONE;
  }
}
