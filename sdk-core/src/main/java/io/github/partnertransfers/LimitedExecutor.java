package io.github.partnertransfers;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Runs a limited number of tasks at a time, in order, on the threads of another executor. */
final class LimitedExecutor implements Executor {
  private final Executor threads;
  private final int maxTasks;

  /** Null until a task has to wait: most of a thousand idle clients never have one. */
  @GuardedBy("this")
  private @Nullable Queue<Runnable> queue;

  @GuardedBy("this")
  private int running;

  /**
   * Creates an executor.
   *
   * @param threads runs each task immediately
   */
  LimitedExecutor(Executor threads, int maxTasks) {
    this.threads = threads;
    this.maxTasks = maxTasks;
  }

  @Override
  public void execute(Runnable task) {
    synchronized (this) {
      if (running == maxTasks) {
        Queue<Runnable> waiting = queue == null ? new ArrayDeque<>() : queue;
        waiting.add(task);
        queue = waiting;
        return;
      }
      running++;
    }
    boolean started = false;
    try {
      threads.execute(() -> runAndDrain(task));
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
      Thread.interrupted(); // Clears an interrupt of this task, before the next one.
      current = next();
    }
  }

  /** Returns the next queued task, or null. */
  private synchronized @Nullable Runnable next() {
    Runnable next = queue == null ? null : queue.poll();
    if (next == null) {
      running--;
      queue = null; // After a burst it would keep its size.
    }
    return next;
  }
}
