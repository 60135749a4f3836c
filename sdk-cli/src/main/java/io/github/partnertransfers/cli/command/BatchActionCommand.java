package io.github.partnertransfers.cli.command;

import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.cli.BadInputException;
import io.github.partnertransfers.cli.CliContext;
import io.github.partnertransfers.cli.ExitCode;
import io.github.partnertransfers.cli.ReportedException;
import io.github.partnertransfers.cli.batch.ActionPlan;
import io.github.partnertransfers.cli.batch.BatchAction;
import io.github.partnertransfers.cli.batch.BatchFiles;
import io.github.partnertransfers.cli.batch.BatchInput;
import io.github.partnertransfers.cli.batch.BatchLock;
import io.github.partnertransfers.cli.batch.BatchSession;
import io.github.partnertransfers.cli.batch.Ledger;
import io.github.partnertransfers.cli.batch.LedgerSubject;
import io.github.partnertransfers.cli.batch.PlanPage;
import io.github.partnertransfers.cli.batch.ReportFormat;
import io.github.partnertransfers.cli.batch.RequestRate;
import io.github.partnertransfers.cli.batch.RunOptions;
import io.github.partnertransfers.cli.output.Text;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A command that does the same with many transfers. */
abstract class BatchActionCommand extends BatchSubcommand {
  private static final String STANDARD_INPUT = "-";

  @Parameters(
      paramLabel = "INPUT",
      description =
          "A table with the columns customer and transfer, such as a report; - is standard input.")
  private String input = "";

  @Option(
      names = "--ledger",
      paramLabel = "FILE",
      description =
          "Where to write what was sent; unless set, INPUT with the command and .ledger appended."
              + " Needed for standard input.")
  private @Nullable String ledgerName;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      defaultValue = "table",
      description =
          "What stdout has: table, a line per transfer (default); csv, json or jsonl, the result of"
              + " each row at the end.")
  private ReportFormat format = ReportFormat.TABLE;

  @Mixin private SendOptions send = new SendOptions();

  @Mixin private ConfirmationOptions confirmation = new ConfirmationOptions();

  private final BatchAction action;

  BatchActionCommand(CliContext context, BatchAction action) {
    super(context);
    this.action = action;
  }

  @Override
  final int perform() {
    RunOptions options = send.runOptions(this);
    BatchFiles files = files();
    BatchInput rows = checked(BatchInput.ofAction(input, context().in()));
    if (send.isDryRun()) {
      ActionPlan plan = ActionPlan.of(action, rows, files, BatchActionCommand::newId);
      logSkipped(plan);
      new PlanPage(context().out()).printRemaining(files, plan);
      return ExitCode.DONE;
    }
    RequestRate rate = rate();
    try (BatchLock lock = files.lock()) {
      ActionPlan known = ActionPlan.of(action, rows, files, BatchActionCommand::newId);
      logSkipped(known);
      confirm(known);
      try (TransfersClient client = client(rate);
          Ledger ledger = Ledger.open(lock, LedgerSubject.of(action))) {
        return new BatchSession(
                context(), service(client, rate, action.label()), ledger, options, this::log)
            .perform(known, format);
      }
    }
  }

  private static String newId() {
    return UUID.randomUUID().toString();
  }

  private BatchFiles files() {
    if (ledgerName != null) {
      return BatchFiles.ofLedger(ledgerName);
    }
    if (input.equals(STANDARD_INPUT)) {
      throw new BadInputException("standard input needs --ledger FILE, to go on after a crash");
    }
    return BatchFiles.ofAction(input, action);
  }

  private void logSkipped(ActionPlan plan) {
    plan.skipped().forEach(row -> log(row + " has no transfer and is skipped"));
  }

  private void confirm(ActionPlan plan) {
    int open = plan.open();
    String question =
        "%s%s %s? If so, %s."
            .formatted(
                action.label().substring(0, 1).toUpperCase(Locale.ROOT),
                action.label().substring(1),
                Text.count(open, "transfer"),
                action.effect());
    if (open > 0 && !confirmation.isConfirmed(context(), question)) {
      log("not confirmed; nothing was sent");
      throw new ReportedException(ExitCode.NOT_CONFIRMED);
    }
  }
}
