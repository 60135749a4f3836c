package io.github.partnertransfers.tests.faults;

import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A scheduler whose thread can't be started. */
final class ThrowingScheduler extends ScheduledThreadPoolExecutor {
  ThrowingScheduler() {
    super(1);
  }

  @Override
  public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
    throw new OutOfMemoryError("unable to create native thread");
  }
}
