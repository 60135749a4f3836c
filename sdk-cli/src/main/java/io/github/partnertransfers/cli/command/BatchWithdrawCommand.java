package io.github.partnertransfers.cli.command;

import io.github.partnertransfers.cli.CliContext;
import io.github.partnertransfers.cli.batch.BatchAction;
import picocli.CommandLine.Command;

@Command(
    name = "withdraw",
    description = {
      "Take back many transfers that target partners have not answered yet, as the source partner.",
      "What was sent is in the ledger beside the input. Run it again after Ctrl-C, a crash or an"
          + " error: it goes on, and does nothing twice."
    },
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = "  transfers batch withdraw report.csv --stop-after-errors 10")
public final class BatchWithdrawCommand extends BatchActionCommand {
  public BatchWithdrawCommand(CliContext context) {
    super(context, BatchAction.WITHDRAW);
  }
}
