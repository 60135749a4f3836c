package io.github.partnertransfers;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Checks the executions and logins in flight of all clients every 50 ms and hands due work to
 * another thread. Uses real time and the timer of the process, independent of a supplied scheduler.
 * This costs less than a timer per call, and finds interrupted threads, which Java doesn't wake
 * from a socket.
 */
final class Watchdog {
  /** An operation to watch. */
  interface Watched {
    /** Returns whether {@link #onDue} has work. Must not block. */
    boolean isDue();

    void onDue();

    /** Ends it because the client is closed. */
    void cancel();
  }

  private static final long PERIOD_MILLIS = 50;

  private final ScheduledExecutorService timer;

  /** The operations with the threads of their clients. */
  private final Map<Watched, ClientThreads> watched = new ConcurrentHashMap<>();

  @GuardedBy("this")
  private boolean checkScheduled;

  Watchdog(ScheduledExecutorService timer) {
    this.timer = timer;
  }

  /**
   * Starts to watch.
   *
   * @param client runs due work
   * @throws Error if the timer's thread can't be started; the operation is not watched then
   */
  void add(Watched added, ClientThreads client) {
    watched.put(added, client);
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

  /** Returns the operations of a client. */
  List<Watched> watchedOf(ClientThreads client) {
    List<Watched> all = new ArrayList<>();
    for (Map.Entry<Watched, ClientThreads> each : watched.entrySet()) {
      if (each.getValue() == client) {
        all.add(each.getKey());
      }
    }
    return all;
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
    for (Map.Entry<Watched, ClientThreads> each : watched.entrySet()) {
      handleIfDue(each.getKey(), each.getValue());
    }
    if (!watched.isEmpty()) {
      ForeignCode.runQuietly(this::scheduleCheck);
    }
  }

  /** The ticker of one client may throw, which must not keep the others from their checks. */
  private static void handleIfDue(Watched each, ClientThreads client) {
    ForeignCode.runQuietly(
        () -> {
          if (each.isDue()) {
            // If no thread can be started, the next check finds it again.
            client.control.execute(each::onDue);
          }
        });
  }
}
