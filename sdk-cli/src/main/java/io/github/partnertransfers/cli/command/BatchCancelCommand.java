package io.github.partnertransfers.cli.command;

import io.github.partnertransfers.cli.CliContext;
import io.github.partnertransfers.cli.batch.BatchAction;
import picocli.CommandLine.Command;

@Command(
    name = "cancel",
    description = {
      "Take back many pending new-commerce transfers, as the target partner who asked for them.",
      "What was sent is in the ledger beside the input. Run it again after Ctrl-C, a crash or an"
          + " error: it goes on, and does nothing twice."
    },
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = "  transfers batch cancel - --ledger cancel.ledger < report.csv")
public final class BatchCancelCommand extends BatchActionCommand {
  public BatchCancelCommand(CliContext context) {
    super(context, BatchAction.CANCEL);
  }
}
