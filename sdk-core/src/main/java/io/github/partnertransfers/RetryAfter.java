package io.github.partnertransfers;

import java.time.Duration;
import java.time.Instant;
import okhttp3.Headers;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Reads the Retry-After header. */
final class RetryAfter {
  private static final String NAME = "Retry-After";
  private static final int MAX_DIGITS = 9;

  private RetryAfter() {}

  static @Nullable Duration of(Response response) {
    return of(response.headers(), response.receivedResponseAtMillis());
  }

  /**
   * Returns the longest delay in the headers, not negative, or null without a valid one. A date is
   * relative to the response's Date header, as the local clock may be wrong.
   */
  static @Nullable Duration of(Headers headers, long receivedAtMillis) {
    Duration longest = null;
    for (String value : headers.values(NAME)) {
      Duration delay = delay(value.trim(), headers, receivedAtMillis);
      if (longest == null || (delay != null && delay.compareTo(longest) > 0)) {
        longest = delay;
      }
    }
    return longest;
  }

  private static @Nullable Duration delay(String text, Headers headers, long receivedAtMillis) {
    if (text.matches("\\d+")) {
      String digits = text.replaceFirst("^0+(?=\\d)", "");
      return Duration.ofSeconds(
          digits.length() > MAX_DIGITS ? Integer.MAX_VALUE : Long.parseLong(digits));
    }
    Instant until = instant(text);
    if (until == null) {
      return null;
    }
    Instant date = headers.getInstant("Date");
    Instant now = date == null ? Instant.ofEpochMilli(receivedAtMillis) : date;
    return until.isAfter(now) ? Duration.between(now, until) : Duration.ZERO;
  }

  /** Parses an HTTP date with OkHttp. */
  private static @Nullable Instant instant(String text) {
    return new Headers.Builder().addUnsafeNonAscii(NAME, text).build().getInstant(NAME);
  }
}
