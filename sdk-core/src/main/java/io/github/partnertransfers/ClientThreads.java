package io.github.partnertransfers;

import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The threads of a client, and what runs where. */
final class ClientThreads {
  /** Starts each task at once, on a thread of the client's: logins, and what the watchdog finds. */
  final Executor control;

  /** Runs the attempts of asynchronous calls. May be lent: it may block, reject or throw. */
  final Executor requests;

  final Watchdog watchdog;

  /** May be lent: it may block, reject or throw. */
  private final Executor callbacks;

  /** May be lent: it may drop what it was given. */
  private final ScheduledExecutorService scheduler;

  private final Workers workers = new Workers();
  private final ScheduledThreadPoolExecutor timer = newTimer();
  private final boolean requestsAreLent;
  private volatile boolean closed;

  /** Starts no thread yet. */
  ClientThreads(TransfersClient.Builder lent) {
    control = lent.controlExecutor == null ? workers : lent.controlExecutor;
    requestsAreLent = lent.requestExecutor != null;
    requests =
        lent.requestExecutor == null
            ? workers.requests(lent.maxConcurrentRequests)
            : lent.requestExecutor;
    callbacks = lent.callbackExecutor == null ? control : lent.callbackExecutor;
    scheduler = lent.scheduler == null ? timer : lent.scheduler;
    watchdog = new Watchdog(timer, control);
  }

  /** One thread, and none while nothing waits. */
  private static ScheduledThreadPoolExecutor newTimer() {
    ScheduledThreadPoolExecutor timer =
        new ScheduledThreadPoolExecutor(
            1, task -> Workers.newThread(task, "partner-transfers-timer"));
    timer.setKeepAliveTime(Workers.KEEP_ALIVE_SECONDS, TimeUnit.SECONDS);
    timer.allowCoreThreadTimeOut(true);
    timer.setRemoveOnCancelPolicy(true);
    return timer;
  }

  /**
   * Runs a step that may start a request, called from a thread that others depend on. An executor
   * that was lent must not hold that thread.
   */
  void isolate(Runnable step) {
    if (requestsAreLent) {
      control.execute(step);
    } else {
      step.run();
    }
  }

  /**
   * Runs a callback: on the executor of choice, else on a thread of the client's, else, as a closed
   * client has none, on this one. Returns whether it was run or will be.
   */
  boolean runCallback(Runnable callback) {
    return ForeignCode.succeeds(() -> callbacks.execute(callback))
        || ForeignCode.succeeds(() -> control.execute(callback))
        || (closed && ForeignCode.succeeds(callback));
  }

  /**
   * Runs the task after a delay, if the scheduler takes it: what it drops, the {@link Watchdog}
   * ends.
   */
  @Nullable Future<?> schedule(Runnable task, long nanos) {
    try {
      return scheduler.schedule(task, nanos, TimeUnit.NANOSECONDS);
    } catch (Throwable e) { // It was shut down, or can't start a thread.
      return null;
    }
  }

  void cancel(@Nullable Future<?> delay) {
    if (delay != null) {
      ForeignCode.runQuietly(
          () -> {
            delay.cancel(false);
            // A scheduler that was lent may keep what was canceled until its time has come.
            if (scheduler instanceof ThreadPoolExecutor && delay instanceof Runnable) {
              ((ThreadPoolExecutor) scheduler).remove((Runnable) delay);
            }
          });
    }
  }

  boolean isClosed() {
    return closed;
  }

  /** From now on executions are canceled when they start. */
  void closing() {
    closed = true;
  }

  void close() {
    timer.shutdownNow();
    workers.close();
  }
}
