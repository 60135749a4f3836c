package io.github.partnertransfers.cli;

import io.github.partnertransfers.RetryPolicy;
import java.time.Duration;
import java.time.InstantSource;

/**
 * How time passes.
 *
 * @param clock tells the time of day
 * @param retries how failed calls are repeated
 * @param pause how long the demo waits for its reader
 * @param perLineItem how long the simulators' line items take
 */
public record Timing(
    InstantSource clock, RetryPolicy retries, Duration pause, Duration perLineItem) {
  static final Timing REAL =
      new Timing(
          InstantSource.system(),
          RetryPolicy.DEFAULT,
          Duration.ofMillis(500),
          Duration.ofMillis(900));
}
