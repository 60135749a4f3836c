package io.github.partnertransfers.cli.command;

import io.github.partnertransfers.cli.CliContext;
import io.github.partnertransfers.cli.ExitCode;
import io.github.partnertransfers.cli.ReportedException;
import io.github.partnertransfers.cli.output.Text;
import java.util.Locale;
import java.util.Set;
import picocli.CommandLine.Option;

/** Asks on a terminal before a write that cannot be undone. */
final class ConfirmationOptions {
  private static final Set<String> AGREEMENTS = Set.of("y", "yes");

  @Option(
      names = {"-y", "--yes"},
      description = "Don't ask before sending; without a terminal nothing is asked anyway.")
  private boolean isConfirmed;

  /**
   * Asks unless {@code --yes} or {@code --dry-run} is given, or nobody can answer.
   *
   * @param action what is asked, such as "Reject transfer"; its ids are added
   * @param effect a sentence on what happens then
   * @throws ReportedException if the answer is not yes
   */
  void confirm(TransferCommand command, WriteOptions writeOptions, String action, String effect) {
    String question =
        "%s %s of customer %s? %s"
            .formatted(action, command.transferId(), command.customerId(), effect);
    if (!writeOptions.isDryRun() && !isConfirmed(command.context(), question)) {
      throw new ReportedException(
          command.report(ExitCode.NOT_CONFIRMED, "not confirmed; nothing was sent"));
    }
  }

  /** Asks unless {@code --yes} is given or nobody can answer, and returns whether to go on. */
  boolean isConfirmed(CliContext context, String question) {
    if (isConfirmed || !context.terminal().canAsk()) {
      return true;
    }
    String wrapped =
        String.join(
            System.lineSeparator(),
            Text.wrap(question + " [y/N]", context.terminal().columns() - 4));
    return AGREEMENTS.contains(context.terminal().ask(wrapped).strip().toLowerCase(Locale.ROOT));
  }
}
