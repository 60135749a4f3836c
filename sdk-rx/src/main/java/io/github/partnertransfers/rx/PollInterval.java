package io.github.partnertransfers.rx;

import java.util.Random;

/**
 * The interval between two regular polls of a customer; {@link WatchedCustomer#schedule} decides
 * when the next one is due. Guarded by the engine's lock.
 */
final class PollInterval {
  private final long initial;
  private final long min;
  private final long max;
  private final double jitter;
  private final Random random;

  /** The last interval without jitter, or 0 before the first. */
  private long current;

  PollInterval(WatchOptions options) {
    initial = options.interval().toNanos();
    min = options.minInterval().toNanos();
    max = options.maxInterval().toNanos();
    jitter = options.jitter();
    random = options.random();
  }

  /**
   * Returns the interval after a poll with a change, in nanoseconds. It shrinks, as more changes
   * are likely.
   */
  long afterChange() {
    current = current == 0 ? initial : Math.max(min, Math.min(initial, current / 2));
    return jittered();
  }

  /** Returns the interval after a poll without a change, in nanoseconds. */
  long afterNoChange() {
    current = current == 0 ? initial : Math.min(max, current + current / 2);
    return jittered();
  }

  /** Resets the interval to the initial one. */
  void reset() {
    current = 0;
  }

  private long jittered() {
    double factor = 1 + jitter * (2 * random.nextDouble() - 1);
    return Math.max(min, Math.min(max, Math.round(current * factor)));
  }
}
