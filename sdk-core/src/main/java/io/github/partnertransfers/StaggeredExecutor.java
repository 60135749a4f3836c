package io.github.partnertransfers;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Runs tasks that may block, such as the logins of a thousand clients, with few threads and without
 * a task that waits for another to end. Up to eight tasks start at once. Another one starts when
 * one of these ends or has run for 50 to 100 ms: a slow or blocked task no longer counts. So fast
 * tasks need eight threads, however many there are, and blocked ones delay the others by a tenth of
 * a second for each eight.
 */
final class StaggeredExecutor implements Executor {
  static final int MAX_COUNTED = 8;
  static final long PERIOD_MILLIS = 50;

  private final Executor threads;
  private final ScheduledExecutorService timer;

  @GuardedBy("this")
  private final Deque<Runnable> queue = new ArrayDeque<>();

  /** The running tasks that are not slow yet. */
  @GuardedBy("this")
  private final Set<Run> counted = new LinkedHashSet<>();

  @GuardedBy("this")
  private boolean checkScheduled;

  /**
   * Creates an executor.
   *
   * @param threads runs each task immediately
   * @param timer finds the slow tasks, while others wait
   */
  StaggeredExecutor(Executor threads, ScheduledExecutorService timer) {
    this.threads = threads;
    this.timer = timer;
  }

  /**
   * Runs the task in its turn.
   *
   * @throws Error if a thread start fails
   * @throws java.util.concurrent.RejectedExecutionException if the threads were shut down
   */
  @Override
  public void execute(Runnable task) {
    Run run;
    synchronized (this) {
      if (counted.size() == MAX_COUNTED || !queue.isEmpty()) {
        scheduleCheck();
        queue.add(task);
        return;
      }
      run = count(task);
    }
    boolean started = false;
    try {
      threads.execute(run);
      started = true;
    } finally {
      if (!started) {
        synchronized (this) {
          counted.remove(run); // A running task, or the check, starts those that wait.
        }
      }
    }
  }

  @GuardedBy("this")
  private Run count(Runnable task) {
    Run run = new Run(task);
    counted.add(run);
    return run;
  }

  @GuardedBy("this")
  @SuppressWarnings("FutureReturnValueIgnored") // It is never canceled.
  private void scheduleCheck() {
    if (!checkScheduled) {
      timer.schedule(this::check, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
      checkScheduled = true;
    }
  }

  /** Stops counting the tasks that were running at the last check, and starts others instead. */
  private void check() {
    List<Run> starting = new ArrayList<>();
    synchronized (this) {
      checkScheduled = false;
      for (Iterator<Run> runs = counted.iterator(); runs.hasNext(); ) {
        if (runs.next().isSlow()) {
          runs.remove();
        }
      }
      while (counted.size() < MAX_COUNTED && !queue.isEmpty()) {
        starting.add(count(queue.remove()));
      }
    }
    int started = 0;
    while (started < starting.size() && start(starting.get(started))) {
      started++;
    }
    // The others wait for the next check, as no thread can be started now.
    endCheck(starting.subList(started, starting.size()));
  }

  private boolean start(Run run) {
    return ForeignCode.succeeds(() -> threads.execute(run));
  }

  private synchronized void endCheck(List<Run> notStarted) {
    for (int i = notStarted.size() - 1; i >= 0; i--) {
      counted.remove(notStarted.get(i));
      queue.addFirst(notStarted.get(i).task);
    }
    if (!queue.isEmpty()) {
      try {
        scheduleCheck();
      } catch (RejectedExecutionException e) {
        // The last client was closed, which has ended what waits here.
      }
    }
  }

  /** Returns the task that starts on the thread of an ended one, or null. */
  private synchronized @Nullable Run next(Run ended) {
    counted.remove(ended);
    return counted.size() == MAX_COUNTED || queue.isEmpty() ? null : count(queue.remove());
  }

  /** A running task. */
  private final class Run implements Runnable {
    private final Runnable task;

    /** Whether a check has seen it. */
    private boolean isSeen;

    Run(Runnable task) {
      this.task = task;
    }

    /** Returns whether an earlier check has seen it. */
    boolean isSlow() {
      boolean wasSeen = isSeen;
      isSeen = true;
      return wasSeen;
    }

    /** Runs the task and then queued tasks on the same thread. */
    @Override
    public void run() {
      for (Run each = this; each != null; each = next(each)) {
        try {
          each.task.run();
        } catch (Throwable e) {
          ForeignCode.report(e);
        }
        Thread.interrupted(); // Clears an interrupt of this task, before the next one.
      }
    }
  }
}
