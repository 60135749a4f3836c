package io.github.partnertransfers;

import java.time.Duration;

/** Durations as nanoseconds that can be added to a ticker's time without overflow. */
final class Nanos {
  private static final Duration MOST = Duration.ofDays(36_500);

  private Nanos() {}

  /** At most a hundred years, and at least none. */
  static long of(Duration duration) {
    if (duration.isNegative()) {
      return 0;
    }
    return duration.compareTo(MOST) > 0 ? MOST.toNanos() : duration.toNanos();
  }
}
