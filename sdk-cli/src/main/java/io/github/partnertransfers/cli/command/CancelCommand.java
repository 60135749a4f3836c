package io.github.partnertransfers.cli.command;

import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.cli.CliContext;
import io.github.partnertransfers.model.TransferEntity;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "cancel",
    description = {
      "Take back a pending new-commerce transfer, as the target partner who asked for it.",
      "Reads the transfer first, as the service wants partners and customer repeated; --dry-run"
          + " reads it, too."
    },
    sortOptions = false,
    footerHeading = "%nExample:%n",
    footer = {
      "  transfers cancel --customer 425829ba-6938-4b55-af29-fbbd28ebeebf \\",
      "      --transfer 2d9a20f4-532d-438d-b694-bb7ab4585508"
    })
public final class CancelCommand extends TransferCommand {
  @Mixin private ConfirmationOptions confirmation = new ConfirmationOptions();

  @Mixin private WriteOptions writeOptions = new WriteOptions();

  public CancelCommand(CliContext context) {
    super(context);
  }

  @Override
  int perform(TransfersClient client) {
    confirmation.confirm(
        this,
        writeOptions,
        "Cancel transfer",
        "It ends, and the source partner can no longer accept it.");
    // The body can have another id or none; the one from the command line is canceled.
    TransferEntity current =
        client.customer(customerId()).get(transferId()).execute().toBuilder()
            .id(transferId())
            .build();
    TransferEntity transfer =
        writeOptions.execute(client, each -> each.customer(customerId()).cancel(current), this);
    return printTransfer(transfer);
  }
}
