package io.github.partnertransfers;

import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The threads and executors of a client. */
final class ClientThreads {
  /** Runs each task immediately on a thread of the client: logins, and work of the watchdog. */
  final Executor control;

  /** Runs the attempts of asynchronous calls. If supplied, it may block, reject or throw. */
  final Executor requests;

  final Watchdog watchdog;

  /** If supplied, it may block, reject or throw. */
  private final Executor callbacks;

  /** If supplied, it may drop tasks. */
  private final ScheduledExecutorService scheduler;

  private final Workers workers = new Workers();
  private final ScheduledThreadPoolExecutor timer = newTimer();
  private final boolean hasCustomRequests;
  private volatile boolean closed;

  /** Creates the executors. Starts no thread. */
  ClientThreads(TransfersClient.Builder settings) {
    control = settings.controlExecutor == null ? workers : settings.controlExecutor;
    hasCustomRequests = settings.requestExecutor != null;
    requests =
        settings.requestExecutor == null
            ? workers.requests(settings.maxConcurrentRequests)
            : settings.requestExecutor;
    callbacks = settings.callbackExecutor == null ? control : settings.callbackExecutor;
    scheduler = settings.scheduler == null ? timer : settings.scheduler;
    watchdog = new Watchdog(timer, control);
  }

  /** Returns a timer with one thread, and none while it is idle. */
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
   * Runs a step that may start a request, without blocking the calling thread: a supplied executor
   * may block.
   */
  void runWithoutBlocking(Runnable step) {
    if (hasCustomRequests) {
      control.execute(step);
    } else {
      step.run();
    }
  }

  /**
   * Runs a callback on the callback executor. If that rejects it, on a thread of the client; on
   * this thread if the client is closed. Returns false if nothing accepted it.
   */
  boolean runCallback(Runnable callback) {
    return ForeignCode.succeeds(() -> callbacks.execute(callback))
        || ForeignCode.succeeds(() -> control.execute(callback))
        || (closed && ForeignCode.succeeds(callback));
  }

  /** Schedules a task. The {@link Watchdog} replaces a task that the scheduler drops. */
  @Nullable Future<?> schedule(Runnable task, long nanos) {
    try {
      return scheduler.schedule(task, nanos, TimeUnit.NANOSECONDS);
    } catch (Throwable e) { // It was shut down, or a thread start failed.
      return null;
    }
  }

  void cancel(@Nullable Future<?> delay) {
    if (delay != null) {
      ForeignCode.runQuietly(
          () -> {
            delay.cancel(false);
            // A supplied scheduler may keep canceled tasks until they are due.
            if (scheduler instanceof ThreadPoolExecutor && delay instanceof Runnable) {
              ((ThreadPoolExecutor) scheduler).remove((Runnable) delay);
            }
          });
    }
  }

  boolean isClosed() {
    return closed;
  }

  /** Marks the client as closed: executions that start later are canceled. */
  void closing() {
    closed = true;
  }

  void close() {
    timer.shutdownNow();
    workers.close();
  }
}
