package io.github.partnertransfers.tests;

import io.github.partnertransfers.Ticker;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * A clock and the scheduler that follows it. A wait of up to a given length passes at once, and
 * takes the clock with it; longer ones, which are alarms and not waits, never come due. Nothing
 * else moves the clock, so that the time between two requests is exactly what the client waited.
 */
final class VirtualTime extends AbstractExecutorService
    implements ScheduledExecutorService, Ticker {
  private final long longestWaitNanos;

  /** Not zero, so that a moment can't be mistaken for a duration. */
  private long nowNanos = TimeUnit.DAYS.toNanos(1_000);

  VirtualTime(Duration longestWait) {
    longestWaitNanos = longestWait.toNanos();
  }

  @Override
  public synchronized long nanoTime() {
    return nowNanos;
  }

  @Override
  public <V> ScheduledFuture<V> schedule(Callable<V> task, long delay, TimeUnit unit) {
    Timer<V> timer = new Timer<>(task);
    long nanos = unit.toNanos(delay);
    if (nanos <= longestWaitNanos) {
      synchronized (this) {
        nowNanos += nanos;
      }
      // On a thread of its own, as a scheduler does: the caller may hold a lock.
      new Thread(timer, "virtual-time").start();
    }
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

  @Override
  public void execute(Runnable task) {
    throw new UnsupportedOperationException();
  }

  @Override
  public ScheduledFuture<?> scheduleAtFixedRate(
      Runnable task, long initialDelay, long period, TimeUnit unit) {
    throw new UnsupportedOperationException();
  }

  @Override
  public ScheduledFuture<?> scheduleWithFixedDelay(
      Runnable task, long initialDelay, long delay, TimeUnit unit) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void shutdown() {}

  @Override
  public List<Runnable> shutdownNow() {
    return List.of();
  }

  @Override
  public boolean isShutdown() {
    return false;
  }

  @Override
  public boolean isTerminated() {
    return false;
  }

  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) {
    return false;
  }

  private static final class Timer<V> extends FutureTask<V> implements ScheduledFuture<V> {
    Timer(Callable<V> task) {
      super(task);
    }

    @Override
    public long getDelay(TimeUnit unit) {
      return 0;
    }

    @Override
    public int compareTo(Delayed other) {
      return 0;
    }
  }
}
