package io.github.partnertransfers;

import java.time.Duration;

/** Converts durations to nanoseconds that can be added to a ticker's time without overflow. */
final class Durations {
  private static final Duration MAX = Duration.ofDays(36_500);

  private Durations() {}

  /** Returns the nanoseconds, limited to the range from 0 to 100 years. */
  static long toNanos(Duration duration) {
    if (duration.isNegative()) {
      return 0;
    }
    return duration.compareTo(MAX) > 0 ? MAX.toNanos() : duration.toNanos();
  }

  static Duration requirePositive(String name, Duration value) {
    if (value.isNegative() || value.isZero()) {
      throw new IllegalArgumentException(name + " must be positive, but is " + value);
    }
    return value;
  }
}
