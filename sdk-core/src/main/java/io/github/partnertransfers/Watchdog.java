package io.github.partnertransfers;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Checks executions and logins in flight every 50 ms and hands due work to a client thread. Uses
 * real time and the client's timer thread, independent of a supplied scheduler. This costs less
 * than a timer per call, and finds interrupted threads, which Java doesn't wake from a socket.
 */
final class Watchdog {
  /** An operation to watch. */
  interface Watched {
    /** Returns whether {@link #onDue} has work. Must not block or throw. */
    boolean isDue();

    void onDue();

    /** Ends it because the client is closed. */
    void cancel();
  }

  private static final long PERIOD_MILLIS = 50;

  private final ScheduledExecutorService timer;
  private final Executor executor;
  private final Set<Watched> watched = ConcurrentHashMap.newKeySet();

  @GuardedBy("this")
  private boolean checkScheduled;

  /**
   * Creates an idle watchdog.
   *
   * @param timer the client's timer
   * @param executor runs due work, each task at once
   */
  Watchdog(ScheduledExecutorService timer, Executor executor) {
    this.timer = timer;
    this.executor = executor;
  }

  /**
   * Starts to watch.
   *
   * @throws Error if the timer's thread can't be started; the operation is not watched then
   */
  void add(Watched added) {
    watched.add(added);
    boolean started = false;
    try {
      scheduleCheck();
      started = true;
    } finally {
      if (!started) {
        watched.remove(added);
      }
    }
  }

  void remove(Watched removed) {
    watched.remove(removed);
  }

  Set<Watched> watched() {
    return watched;
  }

  @SuppressWarnings("FutureReturnValueIgnored") // It is never canceled.
  private synchronized void scheduleCheck() {
    if (!checkScheduled) {
      timer.schedule(this::check, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
      checkScheduled = true;
    }
  }

  private void check() {
    synchronized (this) {
      checkScheduled = false;
    }
    for (Watched each : watched) {
      if (each.isDue()) {
        // If no thread can be started, the next check finds it again.
        ForeignCode.runQuietly(() -> executor.execute(each::onDue));
      }
    }
    if (!watched.isEmpty()) {
      ForeignCode.runQuietly(this::scheduleCheck);
    }
  }
}
