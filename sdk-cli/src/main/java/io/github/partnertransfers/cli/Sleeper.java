package io.github.partnertransfers.cli;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Pauses the current thread; tests replace it. */
@FunctionalInterface
public interface Sleeper {
  Sleeper THREAD = duration -> TimeUnit.NANOSECONDS.sleep(duration.toNanos());

  void sleep(Duration duration) throws InterruptedException;
}
