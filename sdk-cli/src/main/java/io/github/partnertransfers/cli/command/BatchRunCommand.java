package io.github.partnertransfers.cli.command;

import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.cli.BadInputException;
import io.github.partnertransfers.cli.CliContext;
import io.github.partnertransfers.cli.ExitCode;
import io.github.partnertransfers.cli.batch.BatchFiles;
import io.github.partnertransfers.cli.batch.BatchLock;
import io.github.partnertransfers.cli.batch.BatchSession;
import io.github.partnertransfers.cli.batch.CreatedWatch;
import io.github.partnertransfers.cli.batch.Ledger;
import io.github.partnertransfers.cli.batch.LedgerSubject;
import io.github.partnertransfers.cli.batch.Plan;
import io.github.partnertransfers.cli.batch.PlanFile;
import io.github.partnertransfers.cli.batch.PlanPage;
import io.github.partnertransfers.cli.batch.RequestRate;
import io.github.partnertransfers.cli.batch.RunOptions;
import io.github.partnertransfers.cli.batch.ServiceConnection;
import io.github.partnertransfers.cli.input.DurationConverter;
import io.github.partnertransfers.cli.watch.WatchResult;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
      "  transfers batch run plan.jsonl --concurrency 8 --stop-after-errors 10",
      "  transfers batch run plan.jsonl --wait --timeout 8h"
    })
public final class BatchRunCommand extends BatchSubcommand {
  @Parameters(paramLabel = "PLAN", description = "The plan.")
  private String planName = "";

  @Option(
      names = "--wait",
      description = "Follow the created transfers until they end, as watch does.")
  private boolean isWaiting;

  @Option(
      names = "--timeout",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      description = "How long to follow them at most; without it, there is no limit.")
  private @Nullable Duration timeout;

  @Option(
      names = "--interval",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      defaultValue = "2s",
      description = "The shortest wait between two polls, ${DEFAULT-VALUE} unless set; see watch.")
  private Duration interval = Duration.ofSeconds(2);

  @Mixin private SendOptions send = new SendOptions();

  public BatchRunCommand(CliContext context) {
    super(context);
  }

  @Override
  int perform() throws InterruptedException {
    RunOptions options = send.runOptions(this);
    if (timeout != null && !isWaiting) {
      throw new BadInputException("--timeout needs --wait");
    }
    BatchFiles files = BatchFiles.of(planName);
    Plan plan = PlanFile.read(files);
    if (send.isDryRun()) {
      new PlanPage(context().out()).printRemaining(files, plan);
      return ExitCode.DONE;
    }
    RequestRate rate = rate();
    try (BatchLock lock = files.lock();
        TransfersClient client = client(rate);
        Ledger ledger = Ledger.open(lock, LedgerSubject.of(plan))) {
      ServiceConnection service = service(client, rate, "create");
      int exitCode =
          new BatchSession(context(), service, ledger, options, this::log).create(plan, files);
      boolean isRunEnded = exitCode == ExitCode.DONE || exitCode == ExitCode.INCOMPLETE;
      return isWaiting && isRunEnded ? follow(service, plan, ledger, exitCode) : exitCode;
    }
  }

  /** Returns the exit code; that of rows that were not created comes first. */
  private int follow(ServiceConnection service, Plan plan, Ledger ledger, int exitCode)
      throws InterruptedException {
    WatchResult result =
        new CreatedWatch(context(), service, interval, timeout, isLive())
            .follow(plan, ledger, this::describe);
    if (result == null) {
      return exitCode;
    }
    if (!result.message().isEmpty()) {
      log(result.message());
    }
    boolean isInterrupted = result.exitCode() == ExitCode.INTERRUPTED;
    return exitCode == ExitCode.DONE || isInterrupted ? result.exitCode() : exitCode;
  }
}
