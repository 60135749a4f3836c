package io.github.partnertransfers;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * What the calls of a client wait for. Closing ends every wait at once, so that no call is left
 * behind that nobody will ever wake.
 */
final class Waits {
  final ScheduledExecutorService scheduler;
  final Set<Wait> pending = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  Waits(ScheduledExecutorService scheduler) {
    this.scheduler = scheduler;
  }

  boolean isClosed() {
    return closed;
  }

  /**
   * Runs the task after this time, or when the client is closed, but never twice and never on this
   * thread. Whoever calls this checks {@link #isClosed} afterwards: then the task may not run.
   */
  Cancellable schedule(Runnable task, long nanos) {
    Wait wait = new Wait(task);
    pending.add(wait);
    try {
      wait.timer = scheduler.schedule(wait, nanos, TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException e) {
      closed = true; // A scheduler that was lent is gone; no call can wait any more.
    }
    return wait;
  }

  void close() {
    closed = true;
    for (Wait wait : pending) {
      wait.run();
    }
  }

  private final class Wait implements Runnable, Cancellable {
    private final Runnable task;
    private final AtomicBoolean over = new AtomicBoolean();
    volatile @Nullable Future<?> timer;

    Wait(Runnable task) {
      this.task = task;
    }

    @Override
    public void run() {
      if (end()) {
        task.run();
      }
    }

    @Override
    public void cancel() {
      if (end() && timer != null) {
        timer.cancel(false);
        forget(timer);
      }
    }

    /** A scheduler that we were lent may keep what was cancelled until its time has come. */
    private void forget(Future<?> cancelled) {
      if (scheduler instanceof ThreadPoolExecutor && cancelled instanceof Runnable) {
        ((ThreadPoolExecutor) scheduler).remove((Runnable) cancelled);
      }
    }

    private boolean end() {
      pending.remove(this);
      return over.compareAndSet(false, true);
    }
  }
}
