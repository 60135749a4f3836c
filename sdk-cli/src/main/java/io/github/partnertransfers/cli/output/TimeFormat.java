package io.github.partnertransfers.cli.output;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Formats instants, in UTC, and durations. */
public final class TimeFormat {
  private static final DateTimeFormatter DATE_TIME = formatter("uuuu-MM-dd HH:mm:ss'Z'");
  private static final DateTimeFormatter TIME = formatter("HH:mm:ss'Z'");
  private static final DateTimeFormatter PRECISE_TIME = formatter("HH:mm:ss.SSS'Z'");

  private TimeFormat() {}

  private static DateTimeFormatter formatter(String pattern) {
    return DateTimeFormatter.ofPattern(pattern).withZone(ZoneOffset.UTC);
  }

  /** {@code 2020-03-24 20:44:14Z}. */
  static String dateTime(@Nullable Instant instant) {
    return instant == null ? "-" : DATE_TIME.format(instant);
  }

  /** {@code 20:44:14Z}. */
  public static String time(Instant instant) {
    return TIME.format(instant);
  }

  /** {@code 20:44:14.960Z}. */
  public static String preciseTime(Instant instant) {
    return PRECISE_TIME.format(instant);
  }

  /** {@code 2020-03-24T20:44:14.960Z}. */
  public static String iso(Instant instant) {
    return DateTimeFormatter.ISO_INSTANT.format(instant.truncatedTo(ChronoUnit.MILLIS));
  }

  /** Formats a duration as the flags accept it: {@code 500ms}, {@code 2s}, {@code 10m}. */
  public static String duration(Duration duration) {
    long millis = duration.toMillis();
    if (millis % 1000 != 0 || millis == 0) {
      return millis + "ms";
    }
    long seconds = millis / 1000;
    return seconds % 3600 == 0
        ? seconds / 3600 + "h"
        : seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
  }
}
