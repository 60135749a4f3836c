package io.github.partnertransfers.rx;

/** Text within a position's text: letters and digits as they are, all else as %xxxx. */
final class PositionText {
  private PositionText() {}

  static void add(StringBuilder text, String plain) {
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-') {
        text.append(c);
      } else {
        text.append('%').append(Integer.toHexString(0x10000 | c), 1, 5);
      }
    }
  }

  /** What {@link #add} was given; fails with an unchecked exception if this isn't of it. */
  static String plain(String text) {
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '%') {
        plain.append((char) Integer.parseInt(text.substring(i + 1, i + 5), 16));
        i += 4;
      } else {
        plain.append(text.charAt(i));
      }
    }
    return plain.toString();
  }
}
