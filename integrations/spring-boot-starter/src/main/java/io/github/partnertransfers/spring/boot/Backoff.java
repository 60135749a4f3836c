package io.github.partnertransfers.spring.boot;

import java.time.Duration;

/** Delays that double up to a maximum. */
final class Backoff {
  private final Duration first;
  private final Duration max;
  private Duration next;

  Backoff(Duration first, Duration max) {
    this.first = first;
    this.max = max;
    this.next = first;
  }

  synchronized Duration next() {
    Duration delay = next.compareTo(max) < 0 ? next : max;
    next = delay.multipliedBy(2);
    return delay;
  }

  synchronized void reset() {
    next = first;
  }
}
