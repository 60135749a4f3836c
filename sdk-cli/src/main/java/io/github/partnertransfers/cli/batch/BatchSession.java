package io.github.partnertransfers.cli.batch;

import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.TransfersException;
import io.github.partnertransfers.cli.CliContext;
import io.github.partnertransfers.cli.ExitCode;
import io.github.partnertransfers.cli.ShutdownHooks;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/** Runs a plan with progress, a summary and an orderly end after Ctrl-C. */
public final class BatchSession {
  /** How long Ctrl-C waits for answers. The ledger has what is still unanswered then. */
  private static final long INTERRUPT_TIMEOUT_SECONDS = 60;

  private final CliContext context;
  private final boolean isLive;
  private final Consumer<String> log;
  private final Function<TransfersException, String> errorText;
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile boolean isInterrupted;

  /**
   * Creates a session for one run.
   *
   * @param isLive whether the progress is one line that is redrawn
   * @param log prints a line on stderr
   * @param errorText describes a failed call
   */
  public BatchSession(
      CliContext context,
      boolean isLive,
      Consumer<String> log,
      Function<TransfersException, String> errorText) {
    this.context = context;
    this.isLive = isLive;
    this.log = log;
    this.errorText = errorText;
  }

  /**
   * Runs a plan until it ends.
   *
   * @return the exit code
   * @throws TransfersException if all other requests would fail too
   */
  public int run(
      TransfersClient client, BatchFiles files, Plan plan, Ledger ledger, RunOptions options) {
    int doneBefore =
        (int)
            plan.transfers().stream()
                .map(transfer -> ledger.latest(transfer.requestId()))
                .filter(entry -> entry != null && entry.state().isFinal())
                .count();
    RunProgress progress = new RunProgress(context, isLive, plan.transfers().size(), doneBefore);
    BatchRun run =
        new BatchRun(
            client,
            plan,
            ledger,
            RequestRate.of(context),
            context.timing().clock(),
            errorText,
            options,
            progress);
    ShutdownHooks.Registration hook =
        context.shutdownHooks().register(() -> interrupt(run, files.name()));
    try {
      return end(run(run, progress), files, plan, ledger);
    } finally {
      ended.countDown();
      hook.close();
    }
  }

  /** Returns the exit code of a run that could not go on, or 0. */
  private int run(BatchRun run, RunProgress progress) {
    try {
      run.run();
      return ExitCode.DONE;
    } catch (IOException e) {
      log.accept(e.getMessage() + "; nothing more is sent. Run it again when that is repaired");
      return ExitCode.UNAVAILABLE;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ExitCode.INTERRUPTED;
    } finally {
      progress.close();
    }
  }

  private int end(int exitCode, BatchFiles files, Plan plan, Ledger ledger) {
    BatchCounts counts = BatchCounts.of(plan, ledger);
    log.accept(counts.describe());
    if (counts.isUnfinished()) {
      log.accept("run it again to go on; 'batch report " + files.name() + "' shows every row");
    } else if (!counts.isAllCreated()) {
      log.accept("'batch report " + files.name() + "' shows every row");
    }
    if (isInterrupted) {
      return ExitCode.INTERRUPTED;
    }
    if (exitCode != ExitCode.DONE) {
      return exitCode;
    }
    return counts.isAllCreated() ? ExitCode.DONE : ExitCode.INCOMPLETE;
  }

  private void interrupt(BatchRun run, String name) {
    isInterrupted = true;
    run.stop();
    try {
      if (!ended.await(INTERRUPT_TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
        log.accept("not all answers came; run " + name + " again to find out");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
