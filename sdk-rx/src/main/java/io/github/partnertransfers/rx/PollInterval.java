package io.github.partnertransfers.rx;

import java.util.Random;

/** How long to wait between two polls of a customer. */
final class Cadence {
  private final long first;
  private final long shortest;
  private final long longest;
  private final double jitter;
  private final Random random;

  /** The last wait, without its jitter; 0 before the first. */
  private long wait;

  Cadence(WatchOptions options) {
    first = options.interval().toNanos();
    shortest = options.minInterval().toNanos();
    longest = options.maxInterval().toNanos();
    jitter = options.jitter();
    random = options.random();
  }

  /**
   * The wait after a poll that brought a change, in nanoseconds: what changes may go on changing.
   */
  long afterChange() {
    wait = wait == 0 ? first : Math.max(shortest, Math.min(first, wait / 2));
    return jittered();
  }

  /** The wait after a poll that brought none. */
  long afterNoChange() {
    wait = wait == 0 ? first : Math.min(longest, wait + wait / 2);
    return jittered();
  }

  /** Begins anew, since something is expected to change. */
  void restart() {
    wait = 0;
  }

  private long jittered() {
    double factor = 1 + jitter * (2 * random.nextDouble() - 1);
    return Math.max(shortest, Math.min(longest, Math.round(wait * factor)));
  }
}
