package io.github.partnertransfers.simulator;

import java.time.Duration;

/** Checks durations when they are set: too late within a request, which would then fail. */
final class Durations {

  /**
   * About 68 years: as many seconds as Retry-After and expires_in can have. Added to any time of
   * the clock, and once for each line item, it overflows nothing.
   */
  static final Duration LONGEST = Duration.ofSeconds(Integer.MAX_VALUE);

  private Durations() {}

  static Duration requireNotNegative(String name, Duration duration) {
    return requireBetween(name, duration, Duration.ZERO, LONGEST);
  }

  static Duration requireBetween(
      String name, Duration duration, Duration shortest, Duration longest) {
    if (duration.compareTo(shortest) < 0 || duration.compareTo(longest) > 0) {
      throw new IllegalArgumentException(
          name + " must be between " + shortest + " and " + longest + ", but is " + duration);
    }
    return duration;
  }
}
