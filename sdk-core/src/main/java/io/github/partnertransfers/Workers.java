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
 * The daemon threads of a client. {@link #execute} runs every task immediately; {@link #requests}
 * limits the number of concurrent tasks. Independent of executors that the application supplies.
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
   * Runs the task immediately on a separate thread.
   *
   * @throws Error if a thread start fails
   * @throws java.util.concurrent.RejectedExecutionException if the client was closed
   */
  @Override
  public void execute(Runnable task) {
    threads.execute(task);
  }

  /** Returns an executor that runs at most {@code maxTasks} at a time, in order. */
  Executor requests(int maxTasks) {
    return new Limited(maxTasks);
  }

  /** Rejects new tasks; running tasks continue. */
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
        Workers.this.execute(() -> runAndDrain(task));
        started = true;
      } finally {
        if (!started) {
          synchronized (this) {
            running--; // A running task, or the next one, drains the queue.
          }
        }
      }
    }

    /** Runs the task and then queued tasks on the same thread. */
    private void runAndDrain(Runnable task) {
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

    /** Returns the next queued task, or null. */
    private synchronized @Nullable Runnable next() {
      Runnable next = queue.poll();
      if (next == null) {
        running--;
      }
      return next;
    }
  }
}
