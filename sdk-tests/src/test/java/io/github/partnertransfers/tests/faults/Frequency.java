package io.github.partnertransfers.tests.faults;

import java.util.concurrent.atomic.AtomicInteger;

/** How often a fault happens to the requests of a call. */
enum Frequency {
  ONCE,
  ALWAYS;

  /** Counts down the requests that the fault happens to. */
  AtomicInteger countdown() {
    return new AtomicInteger(this == ONCE ? 1 : Integer.MAX_VALUE);
  }
}
