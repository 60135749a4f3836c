package io.github.partnertransfers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import okhttp3.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
  private static final String NOON = "Sat, 21 Nov 2026 12:00:00 GMT";
  private static final String MINUTE_PAST_NOON = "Sat, 21 Nov 2026 12:01:00 GMT";
  private static final long NOON_MILLIS = Instant.parse("2026-11-21T12:00:00Z").toEpochMilli();
  private static final long WRONG_CLOCK_MILLIS = 0;

  @Test
  void readsSeconds() {
    assertThat(of(Headers.of("Retry-After", "57"))).isEqualTo(Duration.ofSeconds(57));
    assertThat(of(Headers.of("Retry-After", " 0 "))).isEqualTo(Duration.ZERO);
  }

  @Test
  void dateIsRelativeToTheDateHeader() {
    Headers headers = Headers.of("Retry-After", MINUTE_PAST_NOON, "Date", NOON);

    assertThat(of(headers)).isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void withoutADateHeaderADateIsRelativeToTheLocalClock() {
    Headers headers = Headers.of("Retry-After", MINUTE_PAST_NOON);

    assertThat(RetryAfter.of(headers, NOON_MILLIS)).isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void pastDateIsZero() {
    Headers headers = Headers.of("Retry-After", NOON, "Date", MINUTE_PAST_NOON);

    assertThat(of(headers)).isEqualTo(Duration.ZERO);
  }

  @Test
  void veryLongDelaysDoNotOverflow() {
    assertThat(of(Headers.of("Retry-After", "99999999999999999999"))).isPositive();
    assertThat(Durations.toNanos(of(Headers.of("Retry-After", "Fri, 31 Dec 9999 23:59:59 GMT"))))
        .isPositive();
  }

  @ParameterizedTest
  @ValueSource(strings = {"soon", "-5", "1.5", "12 monkeys", ""})
  void invalidValueIsNull(String value) {
    assertThat(of(Headers.of("Retry-After", value))).isNull();
  }

  @Test
  void missingHeaderIsNull() {
    assertThat(of(Headers.of())).isNull();
  }

  private static Duration of(Headers headers) {
    return RetryAfter.of(headers, WRONG_CLOCK_MILLIS);
  }

  @Test
  void ignoresLeadingZeros() {
    assertThat(of(Headers.of("Retry-After", "00000000001"))).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void limitsMoreThanNineDigits() {
    assertThat(of(Headers.of("Retry-After", "999999999")))
        .isEqualTo(Duration.ofSeconds(999_999_999));
    assertThat(of(Headers.of("Retry-After", "1000000000")))
        .isEqualTo(Duration.ofSeconds(Integer.MAX_VALUE));
  }

  @Test
  void ignoresInvalidValuesAmongSeveral() {
    for (String first : new String[] {"soon", "3"}) {
      Headers headers =
          new Headers.Builder().add("Retry-After", first).add("Retry-After", "57").build();
      assertThat(of(headers)).isEqualTo(Duration.ofSeconds(57));
    }
    Headers last =
        new Headers.Builder().add("Retry-After", "57").add("Retry-After", "soon").build();
    assertThat(of(last)).isEqualTo(Duration.ofSeconds(57));
  }

  @Test
  void returnsTheLongestOfSeveral() {
    Headers headers =
        new Headers.Builder().add("Retry-After", "57").add("Retry-After", "0").build();

    assertThat(of(headers)).isEqualTo(Duration.ofSeconds(57));
  }
}
