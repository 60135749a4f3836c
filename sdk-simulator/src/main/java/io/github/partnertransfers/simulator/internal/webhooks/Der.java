package io.github.partnertransfers.simulator.internal.webhooks;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Encodes the few elements of DER that a certificate needs. The JDK can only read certificates. */
final class Der {
  private static final int MAX_SHORT_LENGTH = 0x7F;

  private Der() {}

  static byte[] element(int tag, byte[]... contents) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    for (byte[] part : contents) {
      content.writeBytes(part);
    }
    ByteArrayOutputStream element = new ByteArrayOutputStream();
    element.write(tag);
    if (content.size() > MAX_SHORT_LENGTH) {
      byte[] length = BigInteger.valueOf(content.size()).toByteArray();
      int start = length[0] == 0 ? 1 : 0;
      element.write(0x80 | (length.length - start));
      element.write(length, start, length.length - start);
    } else {
      element.write(content.size());
    }
    element.writeBytes(content.toByteArray());
    return element.toByteArray();
  }

  static byte[] sequence(byte[]... elements) {
    return element(0x30, elements);
  }

  static byte[] explicit(int number, byte[] element) {
    return element(0xA0 | number, element);
  }

  static byte[] integer(long value) {
    return element(0x02, BigInteger.valueOf(value).toByteArray());
  }

  static byte[] octets(byte[] content) {
    return element(0x04, content);
  }

  /** Encodes bits, of which the last byte has {@code unused} ones. */
  static byte[] bits(int unused, byte[] content) {
    return element(0x03, new byte[] {(byte) unused}, content);
  }

  static byte[] yes() {
    return element(0x01, new byte[] {(byte) 0xFF});
  }

  /** Encodes a time up to 2049, such as {@code 500101000000Z}. */
  static byte[] utcTime(String time) {
    return element(0x17, time.getBytes(StandardCharsets.US_ASCII));
  }

  /** Encodes a time, such as {@code 99991231235959Z}. */
  static byte[] generalizedTime(String time) {
    return element(0x18, time.getBytes(StandardCharsets.US_ASCII));
  }

  static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits);
  }
}
