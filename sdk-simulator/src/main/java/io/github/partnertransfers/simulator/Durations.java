package io.github.partnertransfers.simulator;

import java.time.Duration;

/** Validates durations when they are set, so that no request fails because of them later. */
final class Durations {

  /**
   * About 68 years: the largest number of seconds in {@code Retry-After} and {@code expires_in}.
   * Adding it to any time of the clock, even once per line item, cannot overflow.
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
