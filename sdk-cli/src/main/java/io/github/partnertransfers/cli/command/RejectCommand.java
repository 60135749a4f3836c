package io.github.partnertransfers.cli.command;

import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.cli.CliContext;
import io.github.partnertransfers.model.TransferEntity;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "reject",
    description = "Reject a transfer that the source partner created, as the target partner.",
    sortOptions = false,
    footerHeading = "%nExample:%n",
    footer = {
      "  transfers reject --customer b67f0b00-f9e8-4c57-bcb5-0b8b95c6ccf0 \\",
      "      --transfer ac4a9d22-ba07-444e-890f-cfe084eed498"
    })
public final class RejectCommand extends TransferCommand {
  @Mixin private ConfirmationOptions confirmation = new ConfirmationOptions();

  @Mixin private WriteOptions writeOptions = new WriteOptions();

  public RejectCommand(CliContext context) {
    super(context);
  }

  @Override
  int perform(TransfersClient client) {
    confirmation.confirm(this, writeOptions, "Reject transfer", "It ends, and nothing is moved.");
    TransferEntity transfer =
        writeOptions.execute(
            client, each -> each.customer(customerId()).reject(transferId()), this);
    return printTransfer(transfer);
  }
}
