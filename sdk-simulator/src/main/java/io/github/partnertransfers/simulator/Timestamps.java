package io.github.partnertransfers.simulator;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** The service writes each of its time fields in a form of its own. */
final class Timestamps {

  private static final DateTimeFormatter SEVEN_DIGITS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSS'Z'").withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter THREE_DIGITS_WITH_OFFSET =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'+00:00'").withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);

  private Timestamps() {}

  /** As in {@code createdTime} and {@code completedTime}. */
  static String precise(Instant instant) {
    return SEVEN_DIGITS.format(instant);
  }

  /** As in {@code lastModifiedTime}: truncated, so it can lie before {@code createdTime}. */
  static String wholeSeconds(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** As in an order's {@code creationDate}. */
  static String ofOrder(Instant instant) {
    return THREE_DIGITS_WITH_OFFSET.format(instant);
  }

  /** As in the {@code Date} header. */
  static String ofHttp(Instant instant) {
    return HTTP_DATE.format(instant);
  }
}
