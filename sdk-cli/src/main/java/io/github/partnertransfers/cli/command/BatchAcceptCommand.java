package io.github.partnertransfers.cli.command;

import io.github.partnertransfers.cli.CliContext;
import io.github.partnertransfers.cli.batch.BatchAction;
import picocli.CommandLine.Command;

@Command(
    name = "accept",
    description = {
      "Accept many transfers that source partners created, as the target partner.",
      "A transfer of which nothing is moved is a failed row; new orders and errors come into the"
          + " result.",
      "What was sent is in the ledger beside the input. Run it again after Ctrl-C, a crash or an"
          + " error: it goes on, and does nothing twice."
    },
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = "  transfers batch accept report.csv -o csv > accepted.csv")
public final class BatchAcceptCommand extends BatchActionCommand {
  public BatchAcceptCommand(CliContext context) {
    super(context, BatchAction.ACCEPT);
  }
}
