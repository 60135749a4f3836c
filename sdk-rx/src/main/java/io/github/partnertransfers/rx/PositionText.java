package io.github.partnertransfers.rx;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Encodes and decodes the fields of a position. The decoding methods throw unchecked exceptions for
 * most invalid texts; {@link WatchPosition#parse} rejects the rest.
 */
final class PositionText {
  private static final char ESCAPE = '%';

  /** Digits of six bits: 11 digits for 64 bits. */
  private static final String DIGITS =
      "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_";

  private static final int DIGIT_BITS = 6;
  private static final int LAST_SHIFT = 60;

  private PositionText() {}

  /**
   * Appends a text: letters, digits and hyphens unchanged, other characters as %xxxx, nothing for
   * null, a percent sign for an empty text.
   */
  static void addText(StringBuilder out, @Nullable String text) {
    if (text == null) {
      return;
    }
    if (text.isEmpty()) {
      out.append(ESCAPE);
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-') {
        out.append(c);
      } else {
        out.append(ESCAPE).append(Integer.toHexString(0x10000 | c), 1, 5);
      }
    }
  }

  static @Nullable String text(String field) {
    if (field.isEmpty()) {
      return null;
    }
    StringBuilder text = new StringBuilder();
    for (int i = field.equals("%") ? 1 : 0; i < field.length(); i++) {
      char c = field.charAt(i);
      if (c == ESCAPE) {
        text.append((char) Integer.parseInt(field.substring(i + 1, i + 5), 16));
        i += 4;
      } else {
        text.append(c);
      }
    }
    return text.toString();
  }

  static void addNumber(StringBuilder out, long number) {
    for (int shift = LAST_SHIFT; shift >= 0; shift -= DIGIT_BITS) {
      out.append(DIGITS.charAt((int) (number >>> shift) & (DIGITS.length() - 1)));
    }
  }

  static long number(String field) {
    long number = 0;
    for (int i = 0; i < field.length(); i++) {
      int digit = DIGITS.indexOf(field.charAt(i));
      if (digit < 0) {
        throw new IllegalArgumentException(field);
      }
      number = (number << DIGIT_BITS) | digit;
    }
    return number;
  }

  /** Returns the checksum of a position's fields: CRC-32 in eight hexadecimal digits. */
  static String checksum(String fields) {
    CRC32 crc = new CRC32();
    byte[] bytes = fields.getBytes(StandardCharsets.US_ASCII);
    crc.update(bytes, 0, bytes.length);
    return Long.toHexString(0x1_0000_0000L | crc.getValue()).substring(1);
  }
}
