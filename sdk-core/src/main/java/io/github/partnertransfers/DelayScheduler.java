package io.github.partnertransfers;

import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Times the delays before retries, on a scheduler that may be lent. It is a convenience and no
 * guarantee: a delay that a scheduler drops is ended by the {@link Watchdog}.
 */
final class DelayScheduler {
  private final ScheduledExecutorService scheduler;

  DelayScheduler(ScheduledExecutorService scheduler) {
    this.scheduler = scheduler;
  }

  /** Runs the task after the delay; null if the scheduler takes none. */
  @Nullable Future<?> schedule(Runnable task, long nanos) {
    try {
      return scheduler.schedule(task, nanos, TimeUnit.NANOSECONDS);
    } catch (Throwable e) { // A scheduler that was shut down, or a thread that can't be started.
      return null;
    }
  }

  void cancel(@Nullable Future<?> delay) {
    if (delay == null) {
      return;
    }
    ForeignCode.runQuietly(
        () -> {
          delay.cancel(false);
          // A scheduler that was lent may keep what was canceled until its time has come.
          if (scheduler instanceof ThreadPoolExecutor && delay instanceof Runnable) {
            ((ThreadPoolExecutor) scheduler).remove((Runnable) delay);
          }
        });
  }
}
