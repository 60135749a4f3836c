package io.github.partnertransfers.model;

import java.time.Instant;
import java.time.Month;
import java.time.Year;
import org.jspecify.annotations.Nullable;

/**
 * Parses and formats the service's timestamps: ISO 8601 with up to nine fraction digits (mostly
 * seven), in UTC or with an offset. The JDK's parser would allocate a third of the memory that
 * reading a list takes.
 *
 * <p>A time without an offset is in UTC, as in the service's webhooks. A leap second, which an
 * {@link Instant} can't represent, becomes the last nanosecond of its day, which keeps the order.
 */
final class InstantFormat {
  private static final int DATE_TIME_LENGTH = "0000-00-00T00:00:00".length();
  private static final int NANOS = 1_000_000_000;
  private static final int MAX_OFFSET = 18 * 3_600;
  private static final int NO_OFFSET = Integer.MIN_VALUE;
  private static final int NO_DIGITS = -1_000_000;

  /** The days from March of the year -400 to 1970. */
  private static final int DAYS_TO_1970 = 719_468 + 146_097;

  private InstantFormat() {}

  static @Nullable Instant parse(String text) {
    if (text.length() < DATE_TIME_LENGTH
        || text.charAt(4) != '-'
        || text.charAt(7) != '-'
        || (text.charAt(10) != 'T' && text.charAt(10) != 't')
        || text.charAt(13) != ':'
        || text.charAt(16) != ':') {
      return null;
    }
    int year = twoDigits(text, 0) * 100 + twoDigits(text, 2);
    int month = twoDigits(text, 5);
    int day = twoDigits(text, 8);
    int hour = twoDigits(text, 11);
    int minute = twoDigits(text, 14);
    int second = twoDigits(text, 17);
    int end = DATE_TIME_LENGTH;
    int nanos = 0;
    if (end < text.length() && text.charAt(end) == '.') {
      int unit = NANOS;
      while (++end < text.length() && isDigit(text.charAt(end))) {
        nanos = nanos * 10 + (text.charAt(end) - '0');
        unit /= 10;
      }
      // No digit, or more than nine.
      nanos = unit == NANOS || unit == 0 ? NO_DIGITS : nanos * unit;
    }
    int offset = offsetSeconds(text, end);
    if ((year | hour | minute | second | nanos) < 0
        || hour > 23
        || minute > 59
        || second > 60
        || !isDate(year, month, day)
        || offset == NO_OFFSET) {
      return null;
    }
    long seconds = epochDay(year, month, day) * 86_400 + hour * 3_600L + minute * 60L + second;
    return second == 60
        ? leapSecond(seconds - offset)
        : Instant.ofEpochSecond(seconds - offset, nanos);
  }

  /** Returns the nanosecond before the following second, or null if no UTC day ends there. */
  private static @Nullable Instant leapSecond(long following) {
    return Math.floorMod(following, 86_400L) == 0
        ? Instant.ofEpochSecond(following - 1, NANOS - 1)
        : null;
  }

  private static boolean isDate(int year, int month, int day) {
    return month >= 1
        && month <= 12
        && day >= 1
        && (day <= 28 || day <= Month.of(month).length(Year.isLeap(year)));
  }

  /** Returns the days since 1970, without a LocalDate. */
  private static long epochDay(int year, int month, int day) {
    // Years start in March, so that a leap day is the last day.
    int years = year + (month > 2 ? 400 : 399);
    int monthsSinceMarch = month > 2 ? month - 3 : month + 9;
    int leapDays = years / 4 - years / 100 + years / 400;
    return years * 365L + leapDays + (monthsSinceMarch * 153 + 2) / 5 + day - 1 - DAYS_TO_1970;
  }

  /** Returns the shortest text, in UTC. */
  static String format(Instant instant) {
    String text = instant.toString();
    if (text.indexOf('.') < 0) {
      return text;
    }
    int end = text.length() - 1;
    while (text.charAt(end - 1) == '0') {
      end--;
    }
    return text.substring(0, end) + 'Z';
  }

  /**
   * Returns whether {@link #format} returns the same text, for a text that {@link #parse} accepted.
   */
  static boolean isCanonical(String text) {
    int last = text.length() - 1;
    return text.charAt(last) == 'Z'
        && text.charAt(17) != '6'
        && text.charAt(10) == 'T'
        && !text.startsWith("0000")
        && (last == DATE_TIME_LENGTH || text.charAt(last - 1) != '0');
  }

  /**
   * Returns the offset in seconds of an empty text, {@code Z} or {@code +01:00}; else NO_OFFSET.
   */
  private static int offsetSeconds(String text, int start) {
    int length = text.length() - start;
    if (length == 0) {
      return 0;
    }
    if (length == 1 && (text.charAt(start) == 'Z' || text.charAt(start) == 'z')) {
      return 0;
    }
    if (length != 6 || text.charAt(start + 3) != ':') {
      return NO_OFFSET;
    }
    char sign = text.charAt(start);
    int hours = twoDigits(text, start + 1);
    int minutes = twoDigits(text, start + 4);
    int seconds = hours * 3_600 + minutes * 60;
    boolean isOffset = hours >= 0 && minutes >= 0 && minutes < 60 && seconds <= MAX_OFFSET;
    if ((sign != '+' && sign != '-') || !isOffset) {
      return NO_OFFSET;
    }
    return sign == '-' ? -seconds : seconds;
  }

  /** Returns the number of two digits, or far less than zero if one isn't a digit. */
  private static int twoDigits(String text, int start) {
    char tens = text.charAt(start);
    char ones = text.charAt(start + 1);
    return isDigit(tens) && isDigit(ones) ? (tens - '0') * 10 + ones - '0' : NO_DIGITS;
  }

  private static boolean isDigit(char character) {
    return character >= '0' && character <= '9';
  }
}
