package io.github.partnertransfers.tests.faults;

import io.github.partnertransfers.Ticker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * A clock and the scheduler that follows it. Nothing else moves the clock than waits that pass at
 * once and {@link #advance}, so that the time between two requests is what the client waited.
 */
final class VirtualTime extends ScheduledThreadPoolExecutor implements Ticker {
  private final long longestWaitNanos;
  private final List<Timer<?>> timers = new ArrayList<>();

  /** Not zero, so that a moment can't be mistaken for a duration. */
  private long nowNanos = TimeUnit.DAYS.toNanos(1_000);

  private VirtualTime(long longestWaitNanos) {
    super(
        1,
        task -> {
          Thread thread = new Thread(task, "virtual-time");
          thread.setDaemon(true);
          return thread;
        });
    this.longestWaitNanos = longestWaitNanos;
  }

  /** Waits of up to this length pass at once; longer ones are alarms and not waits. */
  static VirtualTime inWhichWaitsPass(Duration longestWait) {
    return new VirtualTime(longestWait.toNanos());
  }

  /** Stands still until a test advances it. */
  static VirtualTime standing() {
    return new VirtualTime(-1);
  }

  @Override
  public synchronized long nanoTime() {
    return nowNanos;
  }

  synchronized void advance(Duration time) {
    nowNanos += time.toNanos();
    runDueTimers();
  }

  /** Waits until the client waits for something that is due within this time. */
  synchronized void awaitTimer(Duration within) throws InterruptedException {
    while (!hasTimer(within)) {
      wait();
    }
  }

  /** Whether something is going to happen within this time if nothing else does. */
  synchronized boolean hasTimer(Duration within) {
    return timers.stream()
        .anyMatch(each -> !each.isDone() && each.dueNanos - nowNanos <= within.toNanos());
  }

  @Override
  public synchronized <V> ScheduledFuture<V> schedule(Callable<V> task, long delay, TimeUnit unit) {
    long nanos = unit.toNanos(delay);
    Timer<V> timer = new Timer<>(task, nowNanos + nanos);
    timers.add(timer);
    if (nanos <= longestWaitNanos) {
      nowNanos += nanos;
    }
    runDueTimers();
    notifyAll();
    return timer;
  }

  @Override
  public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
    return schedule(
        () -> {
          task.run();
          return null;
        },
        delay,
        unit);
  }

  @SuppressWarnings("FutureReturnValueIgnored") // The timer itself is the future that counts.
  private void runDueTimers() {
    for (Timer<?> each : List.copyOf(timers)) {
      if (each.dueNanos <= nowNanos) {
        timers.remove(each);
        super.schedule(each, 0, TimeUnit.NANOSECONDS);
      }
    }
  }

  private static final class Timer<V> extends FutureTask<V> implements ScheduledFuture<V> {
    private final long dueNanos;

    Timer(Callable<V> task, long dueNanos) {
      super(task);
      this.dueNanos = dueNanos;
    }

    @Override
    public long getDelay(TimeUnit unit) {
      throw new UnsupportedOperationException();
    }

    @Override
    public int compareTo(Delayed other) {
      throw new UnsupportedOperationException();
    }
  }
}
