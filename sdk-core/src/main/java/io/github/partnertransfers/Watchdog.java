package io.github.partnertransfers;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The alarm of every execution in every state: looks every 50 ms, while there are any, for what is
 * overdue. It runs in real time on the client's own timer thread, whatever scheduler the client was
 * lent, and hands all that has to be done to other threads. Looking this often costs less than a
 * timer for each call, and finds interrupted threads, which Java doesn't wake from a socket.
 */
final class Watchdog {
  /** Something that has to end in time. */
  interface Watched {
    /** Returns whether {@link #act} has something to do. Must neither block nor throw. */
    boolean isDue();

    void act();
  }

  private static final long PERIOD_MILLIS = 50;

  private final ScheduledExecutorService timer;
  private final Executor executor;
  private final Set<Watched> watched = ConcurrentHashMap.newKeySet();

  @GuardedBy("this")
  private boolean looking;

  /**
   * Creates a watchdog that watches nothing yet.
   *
   * @param timer the client's own
   * @param executor runs what has to be done; not where any of it may wait for something
   */
  Watchdog(ScheduledExecutorService timer, Executor executor) {
    this.timer = timer;
    this.executor = executor;
  }

  /**
   * Watches from now on.
   *
   * @throws Error if the timer's thread can't be started: then nothing would end the execution
   */
  void add(Watched added) {
    watched.add(added);
    boolean started = false;
    try {
      lookLater();
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

  @SuppressWarnings("FutureReturnValueIgnored") // A look that finds nothing is the last one.
  private synchronized void lookLater() {
    if (!looking) {
      timer.schedule(this::look, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
      looking = true;
    }
  }

  private void look() {
    synchronized (this) {
      looking = false;
    }
    for (Watched each : watched) {
      if (each.isDue()) {
        // Without a thread for it, it is due again at the next look.
        ForeignCode.runQuietly(() -> executor.execute(each::act));
      }
    }
    if (!watched.isEmpty()) {
      ForeignCode.runQuietly(this::lookLater);
    }
  }
}
