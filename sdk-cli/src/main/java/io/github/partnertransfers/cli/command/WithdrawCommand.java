package io.github.partnertransfers.cli.command;

import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.cli.CliContext;
import io.github.partnertransfers.cli.ExitCode;
import io.github.partnertransfers.cli.output.AnsiStyle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "withdraw",
    description = {
      "Take back a transfer that the target partner has not answered yet, as the source partner.",
      "With -o json it prints nothing, as the service answers nothing."
    },
    sortOptions = false,
    footerHeading = "%nExample:%n",
    footer = {
      "  transfers withdraw --customer 823c6c3f-9259-4d51-bae2-5dd06743177f \\",
      "      --transfer 67c5b05b-09b5-47ba-9047-5056fe2afa4f"
    })
public final class WithdrawCommand extends TransferCommand {
  @Mixin private ConfirmationOptions confirmation = new ConfirmationOptions();

  @Mixin private WriteOptions writeOptions = new WriteOptions();

  public WithdrawCommand(CliContext context) {
    super(context);
  }

  @Override
  int perform(TransfersClient client) {
    confirmation.confirm(
        this,
        "Withdraw transfer",
        "The service deletes it, and the target partner can no longer accept it.");
    writeOptions.execute(client.customer(customerId()).withdraw(transferId()), this);
    if (!isJson()) {
      writer().line(AnsiStyle.GREEN, "Withdrawn: transfer " + transferId() + " is no more.");
    }
    return ExitCode.DONE;
  }
}
