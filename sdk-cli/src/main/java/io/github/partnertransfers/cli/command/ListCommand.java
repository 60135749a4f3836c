package io.github.partnertransfers.cli.command;

import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.cli.CliContext;
import io.github.partnertransfers.cli.output.Json;
import io.github.partnertransfers.cli.output.Rows;
import io.github.partnertransfers.cli.output.TransferListPage;
import io.github.partnertransfers.cli.output.TransferRows;
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
    return print(
        Json.tree(transfers, TransferEntity.class),
        () -> {
          Rows rows = TransferRows.list();
          TransferRows.addTransfers(rows, customerId(), transfers);
          return rows;
        },
        () -> new TransferListPage(writer()).print(customerId(), transfers));
  }
}
