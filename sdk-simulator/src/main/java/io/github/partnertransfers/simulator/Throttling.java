package io.github.partnertransfers.simulator;

import java.time.Duration;

/** The answer of the gateway to one request too many; its shape is not that of the API's errors. */
final class Throttling {

  private Throttling() {}

  /** Whole seconds, rounded up: who waits that long is let through. */
  static String seconds(Duration retryAfter) {
    return Long.toString(retryAfter.plusNanos(999_999_999).toSeconds());
  }

  static String body(String seconds) {
    return "{ \"statusCode\": 429, \"message\": \"Rate limit is exceeded. Try again in "
        + seconds
        + " seconds.\" }";
  }
}
