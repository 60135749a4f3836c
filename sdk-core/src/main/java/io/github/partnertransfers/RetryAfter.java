package io.github.partnertransfers;

import java.time.Duration;
import java.time.Instant;
import okhttp3.Headers;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Reads the Retry-After header. */
final class RetryAfter {
  private static final int MOST_DIGITS = 9;

  private RetryAfter() {}

  static @Nullable Duration of(Response response) {
    return of(response.headers(), response.receivedResponseAtMillis());
  }

  /**
   * The wait that an answer asks for, never negative, or null if it asks for none that we
   * understand. A date is compared with the answer's own Date, since this machine's clock may be
   * wrong.
   */
  static @Nullable Duration of(Headers headers, long receivedAtMillis) {
    String value = headers.get("Retry-After");
    if (value == null) {
      return null;
    }
    String text = value.trim();
    if (text.matches("\\d+")) {
      return Duration.ofSeconds(
          text.length() > MOST_DIGITS ? Integer.MAX_VALUE : Long.parseLong(text));
    }
    Instant until = headers.getInstant("Retry-After");
    if (until == null) {
      return null;
    }
    Instant date = headers.getInstant("Date");
    Instant now = date == null ? Instant.ofEpochMilli(receivedAtMillis) : date;
    return until.isAfter(now) ? Duration.between(now, until) : Duration.ZERO;
  }
}
