package io.github.partnertransfers;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The client's own daemon threads. As an executor they start every task at once; {@link #requests}
 * runs so many at a time and queues the rest. Nothing that others lend is needed to run a task.
 */
final class Workers implements Executor {
  static final long KEEP_ALIVE_SECONDS = 10;

  private final ThreadPoolExecutor threads;

  Workers() {
    AtomicInteger number = new AtomicInteger();
    threads =
        new ThreadPoolExecutor(
            0,
            Integer.MAX_VALUE,
            KEEP_ALIVE_SECONDS,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            task -> newThread(task, "partner-transfers-" + number.incrementAndGet()));
  }

  static Thread newThread(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Runs the task on a thread of its own.
   *
   * @throws Error if no thread can be started
   * @throws java.util.concurrent.RejectedExecutionException if the client was closed
   */
  @Override
  public void execute(Runnable task) {
    threads.execute(task);
  }

  /** Returns an executor that runs at most so many tasks at a time, in order. */
  Executor requests(int maxTasks) {
    return new Limited(maxTasks);
  }

  /** Starts nothing any more; tasks that run end as they do. */
  void close() {
    threads.shutdown();
  }

  private final class Limited implements Executor {
    private final int maxTasks;

    @GuardedBy("this")
    private final Queue<Runnable> queue = new ArrayDeque<>();

    @GuardedBy("this")
    private int running;

    Limited(int maxTasks) {
      this.maxTasks = maxTasks;
    }

    @Override
    public void execute(Runnable task) {
      synchronized (this) {
        if (running == maxTasks) {
          queue.add(task);
          return;
        }
        running++;
      }
      boolean started = false;
      try {
        Workers.this.execute(() -> runAndFollow(task));
        started = true;
      } finally {
        if (!started) {
          synchronized (this) {
            running--; // What is queued follows one of the tasks that run, or the next one.
          }
        }
      }
    }

    /** Runs the task and, on the same thread, those that wait for it. */
    private void runAndFollow(Runnable task) {
      Runnable current = task;
      while (current != null) {
        try {
          current.run();
        } catch (Throwable e) {
          ForeignCode.report(e);
        }
        current = next();
      }
    }

    /** Returns the next task of a thread that has become free, or null. */
    private synchronized @Nullable Runnable next() {
      Runnable next = queue.poll();
      if (next == null) {
        running--;
      }
      return next;
    }
  }
}
