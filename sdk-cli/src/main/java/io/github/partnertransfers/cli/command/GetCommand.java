package io.github.partnertransfers.cli.command;

import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.cli.CliContext;
import io.github.partnertransfers.model.TransferEntity;
import picocli.CommandLine.Command;

@Command(
    name = "get",
    description = "Show one transfer with its line items.",
    sortOptions = false,
    footerHeading = "%nExample:%n",
    footer = {
      "  transfers get --customer b67f0b00-f9e8-4c57-bcb5-0b8b95c6ccf0 \\",
      "      --transfer 38a00d97-421c-4c33-8ae4-c8750604e02c"
    })
public final class GetCommand extends TransferCommand {
  public GetCommand(CliContext context) {
    super(context);
  }

  @Override
  int perform(TransfersClient client) {
    TransferEntity transfer = client.customer(customerId()).get(transferId()).execute();
    return printTransfer(transfer);
  }
}
