package io.github.partnertransfers.cli.batch;

import io.github.partnertransfers.TransfersException;
import io.github.partnertransfers.cli.CliContext;
import io.github.partnertransfers.cli.ExitCode;
import io.github.partnertransfers.cli.ShutdownHooks;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Runs a batch with progress, a summary and an orderly end after Ctrl-C. */
public final class BatchSession {
  /** How long Ctrl-C waits for answers. The ledger has what is still unanswered then. */
  private static final long INTERRUPT_TIMEOUT_SECONDS = 60;

  private final CliContext context;
  private final ServiceConnection service;
  private final Ledger ledger;
  private final RunOptions options;
  private final Consumer<String> log;
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile boolean isInterrupted;

  /**
   * Creates a session for one run.
   *
   * @param log prints a line on stderr
   */
  public BatchSession(
      CliContext context,
      ServiceConnection service,
      Ledger ledger,
      RunOptions options,
      Consumer<String> log) {
    this.context = context;
    this.service = service;
    this.ledger = ledger;
    this.options = options;
    this.log = log;
  }

  /**
   * Creates the transfers of a plan.
   *
   * @return the exit code
   * @throws TransfersException if all other requests would fail too
   */
  public int create(Plan plan, BatchFiles files) {
    String report = "'batch report " + files.name() + "' shows every row";
    return run(
        new CreateOperation(service, ledger),
        plan.transfers(),
        false,
        exitCode -> {
          BatchCounts counts = BatchCounts.of(plan.transfers(), RequestState.CREATED, ledger);
          log.accept(counts.describe() + plan.describeUnplanned());
          boolean isComplete = counts.isAllDone() && plan.isComplete();
          if (counts.isUnfinished()) {
            log.accept("run it again to go on; " + report);
          } else if (!isComplete) {
            log.accept(report);
          }
          return exitCode(exitCode, isComplete);
        });
  }

  /**
   * Performs an action on transfers, and prints the result.
   *
   * @param format the format of the result on stdout; for people, a line per transfer
   * @return the exit code
   * @throws TransfersException if all other requests would fail too
   */
  public int perform(ActionPlan plan, ReportFormat format) {
    boolean isTable = format == ReportFormat.TABLE;
    return run(
        new ActionOperation(service, plan.action()),
        plan.requests(),
        !isTable,
        exitCode -> {
          if (!isTable) {
            new ReportPrinter(context).print(plan.columns(), plan.report(ledger::latest), format);
          }
          BatchCounts counts = BatchCounts.of(plan.requests(), plan.action().done(), ledger);
          log.accept(counts.describe());
          if (counts.isUnfinished()) {
            log.accept("run it again to go on");
          }
          return exitCode(exitCode, counts.isAllDone());
        });
  }

  private int exitCode(int exitCode, boolean isComplete) {
    if (isInterrupted) {
      return ExitCode.INTERRUPTED;
    }
    if (exitCode != ExitCode.DONE) {
      return exitCode;
    }
    return isComplete ? ExitCode.DONE : ExitCode.INCOMPLETE;
  }

  /** Prints the end of a run, and returns its exit code. */
  private interface End {
    int of(int exitCode);
  }

  private <R extends BatchRequest> int run(
      BatchOperation<R> operation, List<R> requests, boolean isQuiet, End end) {
    int doneBefore = (int) requests.stream().filter(request -> !ledger.isOpen(request)).count();
    ProgressLine line = new ProgressLine(context, options.isLive() && !isQuiet, "transfer");
    line.start(requests.size(), doneBefore);
    BatchRun<R> run =
        new BatchRun<>(
            service, operation, requests, ledger, options, new RunProgress(line, isQuiet));
    ShutdownHooks.Registration hook = context.shutdownHooks().register(() -> interrupt(run));
    TransfersException failure = null;
    try {
      int exitCode = ExitCode.DONE;
      try {
        run.run();
      } catch (IOException e) {
        log.accept(e.getMessage() + "; nothing more is sent. Run it again when that is repaired");
        exitCode = ExitCode.UNAVAILABLE;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        exitCode = ExitCode.INTERRUPTED;
      } catch (TransfersException e) { // Reported after the counts, by the caller.
        failure = e;
      }
      line.close();
      int ended = end.of(exitCode);
      if (failure != null && !isInterrupted) {
        throw failure;
      }
      return ended;
    } finally {
      ended.countDown();
      hook.close();
    }
  }

  private void interrupt(BatchRun<?> run) {
    isInterrupted = true;
    run.stop();
    try {
      if (!ended.await(INTERRUPT_TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
        log.accept("not all answers came; run it again to find out");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
