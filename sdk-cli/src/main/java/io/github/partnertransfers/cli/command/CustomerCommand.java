package io.github.partnertransfers.cli.command;

import io.github.partnertransfers.cli.CliContext;
import io.github.partnertransfers.cli.input.GuidConverter;
import io.github.partnertransfers.cli.output.Json;
import io.github.partnertransfers.cli.output.TransferPage;
import io.github.partnertransfers.cli.output.TransferRows;
import io.github.partnertransfers.model.TransferEntity;
import picocli.CommandLine.Option;

/** A command with {@code --customer}. */
abstract class CustomerCommand extends ServiceCommand {
  @Option(
      names = "--customer",
      paramLabel = "ID",
      required = true,
      order = FIRST,
      converter = GuidConverter.class,
      description = "The customer's tenant id.")
  private String customerId = "";

  CustomerCommand(CliContext context) {
    super(context);
  }

  final String customerId() {
    return customerId;
  }

  final int printTransfer(TransferEntity transfer) {
    return print(
        Json.tree(transfer.toJson()),
        () -> TransferRows.lineItems(customerId, transfer),
        () -> new TransferPage(writer()).print(transfer));
  }
}
