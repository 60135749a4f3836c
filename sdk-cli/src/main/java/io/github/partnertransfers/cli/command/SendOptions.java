package io.github.partnertransfers.cli.command;

import io.github.partnertransfers.cli.batch.RunOptions;
import picocli.CommandLine.Option;

/** The flags of a batch command that sends writes. */
final class SendOptions {
  @Option(
      names = "--stop-after-errors",
      paramLabel = "N",
      description = "Send nothing more after this many errors; without it, errors do not stop it.")
  private int stopAfterErrors;

  @Option(names = "--dry-run", description = "Show what would be sent, and send nothing.")
  private boolean isDryRun;

  boolean isDryRun() {
    return isDryRun;
  }

  RunOptions runOptions(BatchSubcommand command) {
    BatchSubcommand.check("--stop-after-errors", stopAfterErrors, 0, Integer.MAX_VALUE);
    return new RunOptions(command.concurrency(), stopAfterErrors, command.isLive());
  }
}
