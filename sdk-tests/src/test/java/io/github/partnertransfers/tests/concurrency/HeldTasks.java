package io.github.partnertransfers.tests.concurrency;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A scheduler that keeps its tasks until it is told to run them, and never has a thread. */
final class HeldTasks extends ScheduledThreadPoolExecutor {
  private final List<Timer> timers = new ArrayList<>();
  private CountDownLatch expected = new CountDownLatch(0);

  HeldTasks() {
    super(1);
  }

  @Override
  public synchronized ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
    Timer timer = new Timer(task);
    timers.add(timer);
    expected.countDown();
    return timer;
  }

  /** What is reached after this many further tasks. */
  synchronized CountDownLatch expect(int tasks) {
    expected = new CountDownLatch(tasks);
    return expected;
  }

  /** Runs all tasks, except those that were cancelled. */
  void runAll() {
    List<Timer> due;
    synchronized (this) {
      due = new ArrayList<>(timers);
      timers.clear();
    }
    due.forEach(Timer::run);
  }

  private static final class Timer extends FutureTask<Void> implements ScheduledFuture<Void> {
    Timer(Runnable task) {
      super(task, null);
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
