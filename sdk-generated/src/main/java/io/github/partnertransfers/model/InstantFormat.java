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
  private static final String DATE_TIME = "0000-00-00T00:00:00";
  private static final int NANOS = 1_000_000_000;
  private static final int MOST_OFFSET = 18 * 3_600;
  private static final int NO_OFFSET = Integer.MIN_VALUE;
  private static final long NO_DAY = Long.MIN_VALUE;
  private static final int DAYS_TO_1970 = 719_468;

  private InstantFormat() {}

  static @Nullable Instant parse(String text) {
    if (text.length() <= DATE_TIME.length()) {
      return null;
    }
    long digits = 0;
    for (int i = 0; i < DATE_TIME.length(); i++) {
      char character = text.charAt(i);
      char expected = DATE_TIME.charAt(i);
      if (expected == '0' && isDigit(character)) {
        digits = digits * 10 + (character - '0');
      } else if (character != expected && (character != 't' || expected != 'T')) {
        return null;
      }
    }
    int end = DATE_TIME.length();
    int nanos = 0;
    if (text.charAt(end) == '.') {
      int unit = NANOS;
      while (++end < text.length() && isDigit(text.charAt(end))) {
        nanos = nanos * 10 + (text.charAt(end) - '0');
        unit /= 10;
      }
      // No digit, or more than nine of them.
      nanos = unit == NANOS || unit == 0 ? -1 : nanos * unit;
    }
    int offset = offsetSeconds(text, end);
    int date = (int) (digits / 1_000_000);
    int time = (int) (digits % 1_000_000);
    int hour = time / 10_000;
    int minute = time / 100 % 100;
    int second = time % 100;
    long day = epochDay(date / 10_000, date / 100 % 100, date % 100);
    if (hour > 23
        || minute > 59
        || second > 59
        || day == NO_DAY
        || nanos < 0
        || offset == NO_OFFSET) {
      return null;
    }
    return Instant.ofEpochSecond(
        day * 86_400 + hour * 3_600L + minute * 60L + second - offset, nanos);
  }

  /** The days since 1970, without the date object of the JDK; or {@link #NO_DAY}. */
  private static long epochDay(int year, int month, int day) {
    if (month < 1 || month > 12 || day < 1 || day > Month.of(month).length(Year.isLeap(year))) {
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
        && (last == DATE_TIME.length() || text.charAt(last - 1) != '0');
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

  /** The number in this part of a text; -1 if there is another character than digits. */
  private static int number(String text, int start, int end) {
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
