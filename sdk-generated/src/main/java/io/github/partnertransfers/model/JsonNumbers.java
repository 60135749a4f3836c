package io.github.partnertransfers.model;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Compares numbers as JSON texts: a {@code double} loses digits, and a {@code BigDecimal} takes
 * quadratic time for a long text. {@link Scalar} has the range of each type.
 */
final class JsonNumbers {
  private static final Pattern NUMBER =
      Pattern.compile("(-?)(0|[1-9][0-9]*)(?:\\.([0-9]+))?(?:[eE]([+-]?)0*([0-9]+))?");

  /** A longer exponent is compared as text. */
  private static final int MAX_EXPONENT_DIGITS = 15;

  private JsonNumbers() {}

  /** Returns whether the text is a JSON number; NaN and infinities are not. */
  static boolean isNumber(String text) {
    return NUMBER.matcher(text).matches();
  }

  /** Returns the canonical text of a number, in linear time. */
  static String canonical(String number) {
    Matcher parts = NUMBER.matcher(number);
    if (!parts.matches()) {
      return number;
    }
    String fraction = parts.group(3) == null ? "" : parts.group(3);
    String digits = parts.group(2) + fraction;
    int start = 0;
    while (start < digits.length() && digits.charAt(start) == '0') {
      start++;
    }
    if (start == digits.length()) {
      return "0";
    }
    int end = digits.length();
    while (digits.charAt(end - 1) == '0') {
      end--;
    }
    String exponent = parts.group(5) == null ? "0" : parts.group(5);
    if (exponent.length() > MAX_EXPONENT_DIGITS) {
      return number;
    }
    long power = Long.parseLong("-".equals(parts.group(4)) ? '-' + exponent : exponent);
    long shift = (long) digits.length() - end - fraction.length();
    return parts.group(1) + digits.substring(start, end) + 'e' + (power + shift);
  }
}
