package io.github.partnertransfers.cli.command;

import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.cli.CliContext;
import io.github.partnertransfers.cli.ExitCode;
import io.github.partnertransfers.cli.output.AcceptancePage;
import io.github.partnertransfers.cli.output.Json;
import io.github.partnertransfers.cli.output.Text;
import io.github.partnertransfers.cli.output.TransferRows;
import io.github.partnertransfers.model.TransferSubmitResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "accept",
    description = {
      "Accept a transfer that the source partner created, as the target partner.",
      "Shows the new orders, and the errors that may stand beside them. If there are errors only,"
          + " the exit code is 7.",
      "To accept a new-commerce transfer, as the source partner, see update."
    },
    sortOptions = false,
    footerHeading = "%nExample:%n",
    footer = {
      "  transfers accept --customer 823c6c3f-9259-4d51-bae2-5dd06743177f \\",
      "      --transfer 67c5b05b-09b5-47ba-9047-5056fe2afa4f"
    })
public final class AcceptCommand extends TransferCommand {
  @Mixin private ConfirmationOptions confirmation = new ConfirmationOptions();

  @Mixin private WriteOptions writeOptions = new WriteOptions();

  public AcceptCommand(CliContext context) {
    super(context);
  }

  @Override
  int perform(TransfersClient client) {
    confirmation.confirm(
        this, "Accept transfer", "Its subscriptions move from the source partner to you.");
    TransferSubmitResult result =
        writeOptions.execute(client.customer(customerId()).accept(transferId()), this);
    print(
        Json.tree(result.toJson()),
        () -> TransferRows.acceptance(customerId(), transferId(), result),
        () -> new AcceptancePage(writer()).print(result));
    return exitCode(result);
  }

  private int exitCode(TransferSubmitResult result) {
    if (!result.orders().isEmpty() || result.transferErrors().isEmpty()) {
      return ExitCode.DONE;
    }
    int errors = result.transferErrors().size();
    return report(
        ExitCode.NOT_COMPLETE,
        "nothing was moved: there are no new orders, but " + Text.count(errors, "error"));
  }
}
