package io.github.partnertransfers;

import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The threads of a client, and what runs where. */
final class ClientThreads {
  /** Starts each task at once, on a thread of the client's: logins, and what the watchdog finds. */
  final Executor control;

  /** Runs the attempts of asynchronous calls. May be lent: it may block, reject or throw. */
  final Executor requests;

  /** Runs callbacks. May be lent: it may block, reject or throw. */
  final Executor callbacks;

  /** Times delays. May be lent, too. */
  final DelayScheduler delays;

  final Watchdog watchdog;

  private final Workers workers = new Workers();
  private final ScheduledThreadPoolExecutor timer = newTimer();

  private final boolean requestsAreLent;

  /** Starts no thread yet. */
  ClientThreads(
      int maxConcurrentRequests,
      @Nullable Executor requestExecutor,
      @Nullable Executor callbackExecutor,
      @Nullable Executor controlExecutor,
      @Nullable ScheduledExecutorService scheduler) {
    this.control = controlExecutor == null ? workers : controlExecutor;
    this.requestsAreLent = requestExecutor != null;
    this.requests =
        requestExecutor == null ? workers.requests(maxConcurrentRequests) : requestExecutor;
    this.callbacks = callbackExecutor == null ? control : callbackExecutor;
    this.delays = new DelayScheduler(scheduler == null ? timer : scheduler);
    this.watchdog = new Watchdog(timer, control);
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

  /** One thread, and none while nothing waits. */
  private static ScheduledThreadPoolExecutor newTimer() {
    ScheduledThreadPoolExecutor timer =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, "partner-transfers-timer");
              thread.setDaemon(true);
              return thread;
            });
    timer.setKeepAliveTime(10, TimeUnit.SECONDS);
    timer.allowCoreThreadTimeOut(true);
    timer.setRemoveOnCancelPolicy(true);
    return timer;
  }

  void close() {
    timer.shutdownNow();
    workers.close();
  }
}
