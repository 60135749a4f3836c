package io.github.partnertransfers.simulator.internal.service;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Formats timestamps as the service does, which differs from field to field. */
public final class Timestamps {

  /** The first instant that the service's formats can express. */
  public static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

  /** The last instant that the service's formats can express. */
  public static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999999Z");

  private static final DateTimeFormatter SEVEN_DIGITS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSS'Z'").withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter UP_TO_SEVEN_DIGITS =
      new DateTimeFormatterBuilder()
          .appendPattern("uuuu-MM-dd'T'HH:mm:ss")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 7, true)
          .appendLiteral('Z')
          .toFormatter(Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter UP_TO_SEVEN_DIGITS_WITH_OFFSET =
      new DateTimeFormatterBuilder()
          .appendPattern("uuuu-MM-dd'T'HH:mm:ss")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 7, true)
          .appendLiteral("+00:00")
          .toFormatter(Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter SEVEN_DIGITS_WITHOUT_OFFSET =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSS").withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter THREE_DIGITS_WITH_OFFSET =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'+00:00'").withZone(ZoneOffset.UTC);

  private Timestamps() {}

  public static Instant notAfterLatest(Instant instant) {
    return instant.isAfter(LATEST) ? LATEST : instant;
  }

  static Instant roundUpToMidnight(Instant instant) {
    Instant midnight = instant.truncatedTo(ChronoUnit.DAYS);
    return midnight.equals(instant) ? midnight : midnight.plus(1, ChronoUnit.DAYS);
  }

  /** The format of {@code createdTime} and {@code completedTime}. */
  static String sevenDigits(Instant instant) {
    return SEVEN_DIGITS.format(instant);
  }

  /** The format of {@code expirationTime}, which has no fraction at midnight. */
  static String upToSevenDigits(Instant instant) {
    return UP_TO_SEVEN_DIGITS.format(instant);
  }

  /** The format of {@code ResourceChangeUtcDate} in an event. */
  static String upToSevenDigitsWithOffset(Instant instant) {
    return UP_TO_SEVEN_DIGITS_WITH_OFFSET.format(instant);
  }

  /**
   * The format of {@code lastModifiedTime}. It is truncated, so it can be before {@code
   * createdTime}.
   */
  static String wholeSeconds(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** The format of {@code dateTimeUtc} in the results of a validation event. */
  static String sevenDigitsWithoutOffset(Instant instant) {
    return SEVEN_DIGITS_WITHOUT_OFFSET.format(instant);
  }

  /** The format of an order's {@code creationDate}. */
  static String threeDigitsWithOffset(Instant instant) {
    return THREE_DIGITS_WITH_OFFSET.format(instant);
  }
}
