package io.github.partnertransfers;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The threads and executors of a client: its part of {@link SharedThreads}, or supplied ones. */
class ClientThreads {
  /** Runs each task immediately: callbacks, and work of the watchdog. */
  final Executor control;

  /** Runs each login without waiting for the end of another. */
  final Executor logins;

  /** Runs the attempts of asynchronous calls. If supplied, it may block, reject or throw. */
  final Executor requests;

  /** If supplied, it may block, reject or throw. */
  private final Executor callbacks;

  /** If supplied, it may drop tasks. */
  private final @Nullable ScheduledExecutorService scheduler;

  private final boolean hasCustomRequests;

  /** Null until the client needs a thread. */
  private volatile @Nullable SharedThreads shared;

  private volatile boolean closing;

  /** Whether the threads are released. */
  private volatile boolean closed;

  /** Creates the executors. Starts no thread. */
  ClientThreads(TransfersClient.Builder settings) {
    Executor custom = settings.controlExecutor;
    control = custom == null ? task -> shared().workers.execute(task) : custom;
    logins = custom == null ? task -> shared().logins.execute(task) : custom;
    hasCustomRequests = settings.requestExecutor != null;
    requests =
        settings.requestExecutor == null
            ? new LimitedExecutor(
                task -> shared().workers.execute(task), settings.maxConcurrentRequests)
            : settings.requestExecutor;
    callbacks = settings.callbackExecutor == null ? control : settings.callbackExecutor;
    scheduler = settings.scheduler;
  }

  /**
   * Returns the threads of the process.
   *
   * @throws RejectedExecutionException if the client was closed
   */
  private SharedThreads shared() {
    SharedThreads acquired = shared;
    return acquired == null || closed ? acquire() : acquired;
  }

  private synchronized SharedThreads acquire() {
    if (closed) {
      throw new RejectedExecutionException("the client was closed");
    }
    SharedThreads acquired = shared == null ? SharedThreads.acquire() : shared;
    shared = acquired;
    return acquired;
  }

  /**
   * Has the {@link Watchdog} check an operation until {@link #unwatch}.
   *
   * @throws Error if the timer's thread can't be started; the operation is not watched then
   * @throws RejectedExecutionException if the client was closed
   */
  void watch(Watchdog.Watched operation) {
    shared().watchdog.add(operation, this);
  }

  void unwatch(Watchdog.Watched operation) {
    SharedThreads acquired = shared;
    if (acquired != null) {
      acquired.watchdog.remove(operation);
    }
  }

  /** Returns the operations in flight. */
  List<Watchdog.Watched> watched() {
    SharedThreads acquired = shared;
    return acquired == null ? Collections.emptyList() : acquired.watchdog.watchedOf(this);
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
   * Runs a callback on the callback executor. If that rejects it, on a thread of the SDK; on this
   * thread if the client is closed. Returns false if nothing accepted it.
   */
  boolean runCallback(Runnable callback) {
    return ForeignCode.succeeds(() -> callbacks.execute(callback))
        || ForeignCode.succeeds(() -> control.execute(callback))
        || (closing && ForeignCode.succeeds(callback));
  }

  /** Schedules a task. The {@link Watchdog} replaces a task that the scheduler drops. */
  @Nullable Future<?> schedule(Runnable task, long nanos) {
    try {
      ScheduledExecutorService timer = scheduler == null ? shared().timer : scheduler;
      return timer.schedule(task, nanos, TimeUnit.NANOSECONDS);
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
    return closing;
  }

  /** Marks the client as closed: executions that start later are canceled. */
  void closing() {
    closing = true;
  }

  /** Releases the threads and stops to watch. Running tasks continue; new ones are rejected. */
  void close() {
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
    }
    for (Watchdog.Watched each : watched()) {
      unwatch(each);
    }
    if (shared != null) {
      SharedThreads.release();
    }
  }
}
