package io.github.partnertransfers.model;

import java.time.Instant;
import java.time.Month;
import java.time.Year;
import org.jspecify.annotations.Nullable;

/**
 * The service's time stamps: ISO 8601 with up to nine fraction digits (mostly seven), in UTC or
 * with an offset. The JDK's own parser takes one in three of the bytes that reading a list costs.
 *
 * <p>A time without an offset is one in UTC, as the service's webhooks send it. A leap second,
 * which an {@link Instant} can't represent, is the last nanosecond before the day after: so it
 * comes neither before any moment of its day nor after any of the next one.
 */
final class InstantFormat {
  private static final int DATE_TIME_LENGTH = "0000-00-00T00:00:00".length();
  private static final int NANOS = 1_000_000_000;
  private static final int MOST_OFFSET = 18 * 3_600;
  private static final int NO_OFFSET = Integer.MIN_VALUE;
  private static final int NO_DIGITS = -1_000_000;

  /** From March of the year -400, where leap days repeat, to 1970. */
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
      // No digit, or more than nine of them.
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

  /** The last moment before the second that follows, if a day of UTC ends there. */
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

  /** The days since 1970, without the date object of the JDK. */
  private static long epochDay(int year, int month, int day) {
    // Counted from March, so that a leap day is the last of its year.
    int years = year + (month > 2 ? 400 : 399);
    int monthsSinceMarch = month > 2 ? month - 3 : month + 9;
    int leapDays = years / 4 - years / 100 + years / 400;
    return years * 365L + leapDays + (monthsSinceMarch * 153 + 2) / 5 + day - 1 - DAYS_TO_1970;
  }

  /** The shortest form: as many fraction digits as needed, in UTC. */
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

  /** Whether a text that {@link #parse} understood is what {@link #format} would write. */
  static boolean isCanonical(String text) {
    int last = text.length() - 1;
    return text.charAt(last) == 'Z'
        && text.charAt(17) != '6'
        && text.charAt(10) == 'T'
        && !text.startsWith("0000")
        && (last == DATE_TIME_LENGTH || text.charAt(last - 1) != '0');
  }

  /** The seconds east of UTC of nothing, {@code Z}, {@code +01:00} and the like; else NO_OFFSET. */
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
    boolean isOffset = hours >= 0 && minutes >= 0 && minutes < 60 && seconds <= MOST_OFFSET;
    if ((sign != '+' && sign != '-') || !isOffset) {
      return NO_OFFSET;
    }
    return sign == '-' ? -seconds : seconds;
  }

  /** The number that two characters are; far below zero if one isn't a digit. */
  private static int twoDigits(String text, int start) {
    char tens = text.charAt(start);
    char ones = text.charAt(start + 1);
    return isDigit(tens) && isDigit(ones) ? (tens - '0') * 10 + ones - '0' : NO_DIGITS;
  }

  private static boolean isDigit(char character) {
    return character >= '0' && character <= '9';
  }
}
