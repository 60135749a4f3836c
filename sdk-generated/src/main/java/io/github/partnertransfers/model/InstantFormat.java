package io.github.partnertransfers.model;

import java.time.Instant;
import java.time.Month;
import java.time.Year;
import org.jspecify.annotations.Nullable;

/**
 * The service's time stamps: ISO 8601 with up to nine fraction digits (mostly seven), in UTC or
 * with an offset. The JDK's own parser takes one in three of the bytes that reading a list costs.
 */
final class InstantFormat {
  private static final int DATE_TIME_LENGTH = "2020-03-24T20:44:14".length();
  private static final int NANO_DIGITS = 9;
  private static final int MOST_OFFSET = 18 * 3_600;
  private static final int NO_OFFSET = Integer.MIN_VALUE;
  private static final long NO_DAY = Long.MIN_VALUE;
  private static final int DAYS_TO_1970 = 719_468;

  private InstantFormat() {}

  static @Nullable Instant parse(String text) {
    if (text.length() <= DATE_TIME_LENGTH
        || text.charAt(4) != '-'
        || text.charAt(7) != '-'
        || (text.charAt(10) != 'T' && text.charAt(10) != 't')
        || text.charAt(13) != ':'
        || text.charAt(16) != ':') {
      return null;
    }
    int hour = number(text, 11, 13);
    int minute = number(text, 14, 16);
    int second = number(text, 17, 19);
    int end = fractionEnd(text);
    int nanos = nanos(text, end);
    int offset = offsetSeconds(text, end);
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) {
      return null;
    }
    long day = epochDay(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10));
    if (day == NO_DAY || nanos < 0 || offset == NO_OFFSET) {
      return null;
    }
    return Instant.ofEpochSecond(
        day * 86_400 + hour * 3_600L + minute * 60L + second - offset, nanos);
  }

  /** The days since 1970, without the date object of the JDK; or {@link #NO_DAY}. */
  private static long epochDay(int year, int month, int day) {
    if (year < 0
        || month < 1
        || month > 12
        || day < 1
        || day > Month.of(month).length(Year.isLeap(year))) {
      return NO_DAY;
    }
    // Counted from March of the year 0, so that a leap day is the last of its year.
    int years = month > 2 ? year : year - 1;
    int monthsSinceMarch = (month + 9) % 12;
    int leapDays = Math.floorDiv(years, 4) - Math.floorDiv(years, 100) + Math.floorDiv(years, 400);
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
        && text.charAt(10) == 'T'
        && !text.startsWith("0000")
        && (last == DATE_TIME_LENGTH || text.charAt(last - 1) != '0');
  }

  private static int fractionEnd(String text) {
    int end = DATE_TIME_LENGTH;
    if (text.charAt(end) == '.') {
      end++;
      while (end < text.length() && isDigit(text.charAt(end))) {
        end++;
      }
    }
    return end;
  }

  private static int nanos(String text, int end) {
    int digits = end - DATE_TIME_LENGTH - 1;
    if (digits < 0) {
      return 0;
    }
    if (digits == 0 || digits > NANO_DIGITS) {
      return -1;
    }
    int nanos = number(text, DATE_TIME_LENGTH + 1, end);
    for (int i = digits; i < NANO_DIGITS; i++) {
      nanos *= 10;
    }
    return nanos;
  }

  /** The seconds east of UTC of {@code Z}, {@code +01:00} and the like, or {@link #NO_OFFSET}. */
  private static int offsetSeconds(String text, int start) {
    int length = text.length() - start;
    if (length == 1 && (text.charAt(start) == 'Z' || text.charAt(start) == 'z')) {
      return 0;
    }
    if (length != 6 || text.charAt(start + 3) != ':') {
      return NO_OFFSET;
    }
    char sign = text.charAt(start);
    int hours = number(text, start + 1, start + 3);
    int minutes = number(text, start + 4, start + 6);
    int seconds = hours * 3_600 + minutes * 60;
    boolean isOffset = hours >= 0 && minutes >= 0 && minutes < 60 && seconds <= MOST_OFFSET;
    if ((sign != '+' && sign != '-') || !isOffset) {
      return NO_OFFSET;
    }
    return sign == '-' ? -seconds : seconds;
  }

  /**
   * The number in this part of a text, of nine digits at most; -1 if there is another character.
   */
  static int number(String text, int start, int end) {
    int number = 0;
    for (int i = start; i < end; i++) {
      char digit = text.charAt(i);
      if (!isDigit(digit)) {
        return -1;
      }
      number = number * 10 + (digit - '0');
    }
    return number;
  }

  private static boolean isDigit(char character) {
    return character >= '0' && character <= '9';
  }
}
