package io.github.partnertransfers.cli.command;

import io.github.partnertransfers.cli.CliContext;
import io.github.partnertransfers.cli.batch.BatchAction;
import picocli.CommandLine.Command;

@Command(
    name = "reject",
    description = {
      "Reject many transfers that source partners created, as the target partner.",
      "What was sent is in the ledger beside the input. Run it again after Ctrl-C, a crash or an"
          + " error: it goes on, and does nothing twice."
    },
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = "  transfers batch reject report.csv --dry-run")
public final class BatchRejectCommand extends BatchActionCommand {
  public BatchRejectCommand(CliContext context) {
    super(context, BatchAction.REJECT);
  }
}
