package io.github.partnertransfers.cli.command;

import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.cli.BadInputException;
import io.github.partnertransfers.cli.CliContext;
import io.github.partnertransfers.cli.ExitCode;
import io.github.partnertransfers.cli.batch.BatchFiles;
import io.github.partnertransfers.cli.batch.BatchLock;
import io.github.partnertransfers.cli.batch.BatchSession;
import io.github.partnertransfers.cli.batch.Ledger;
import io.github.partnertransfers.cli.batch.Plan;
import io.github.partnertransfers.cli.batch.PlanFile;
import io.github.partnertransfers.cli.batch.PlanPage;
import io.github.partnertransfers.cli.batch.RunOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "run",
    description = {
      "Create the transfers of a plan.",
      "What was sent is in the ledger beside the plan. Run it again after Ctrl-C, a crash or an"
          + " error: it goes on, and creates nothing twice."
    },
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  transfers batch run plan.jsonl --dry-run",
      "  transfers batch run plan.jsonl --concurrency 8 --stop-after-errors 10"
    })
public final class BatchRunCommand extends BatchSubcommand {
  private static final int MAX_CONCURRENCY = 32;

  @Parameters(paramLabel = "PLAN", description = "The plan.")
  private String planName = "";

  @Option(
      names = "--concurrency",
      paramLabel = "N",
      defaultValue = "4",
      description =
          "How many transfers are created at the same time, ${DEFAULT-VALUE} unless set, at most "
              + MAX_CONCURRENCY
              + ".")
  private int concurrency = 4;

  @Option(
      names = "--stop-after-errors",
      paramLabel = "N",
      description = "Send nothing more after this many errors; without it, errors do not stop it.")
  private int stopAfterErrors;

  @Option(names = "--dry-run", description = "Show what would be sent, and send nothing.")
  private boolean isDryRun;

  public BatchRunCommand(CliContext context) {
    super(context);
  }

  @Override
  public Integer call() {
    check("--concurrency", concurrency, 1, MAX_CONCURRENCY);
    check("--stop-after-errors", stopAfterErrors, 0, Integer.MAX_VALUE);
    BatchFiles files = BatchFiles.of(planName);
    Plan plan = PlanFile.read(files);
    if (isDryRun) {
      new PlanPage(context().out()).printRemaining(files, plan);
      return ExitCode.DONE;
    }
    try (BatchLock lock = files.lock();
        TransfersClient client = connection().client(context());
        Ledger ledger = Ledger.open(lock, plan)) {
      // The log of --verbose would garble a line that is redrawn.
      boolean isLive = context().isLive() && !connection().isVerbose();
      return new BatchSession(context(), isLive, this::log, failure -> describe("create", failure))
          .run(client, files, plan, ledger, new RunOptions(concurrency, stopAfterErrors));
    }
  }

  private static void check(String name, int value, int min, int max) {
    if (value < min || value > max) {
      throw new BadInputException(
          name + " must be between " + min + " and " + max + ", but is " + value);
    }
  }
}
