package io.github.partnertransfers.cli;

import io.github.partnertransfers.RetryPolicy;
import java.time.Duration;
import java.time.InstantSource;

/**
 * The clock and the delays of a command.
 *
 * @param demoPause the pause between two steps of the demo
 * @param processingTime how long the demo's simulator processes a line item
 * @param sleeper pauses between requests
 */
public record Timing(
    InstantSource clock,
    RetryPolicy retryPolicy,
    Duration demoPause,
    Duration processingTime,
    Sleeper sleeper) {
  static final Timing SYSTEM =
      new Timing(
          InstantSource.system(),
          RetryPolicy.DEFAULT,
          Duration.ofMillis(500),
          Duration.ofMillis(900),
          Sleeper.THREAD);
}
