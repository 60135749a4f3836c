package io.github.partnertransfers;

/** Checks header values. The message of OkHttp's check would contain the value. */
final class HeaderText {
  private HeaderText() {}

  static String check(String name, String value) {
    if (!isSafe(value)) {
      throw new IllegalArgumentException(
          "the value of header " + name + " must be ASCII text without control characters");
    }
    return value;
  }

  static boolean isSafe(String value) {
    for (int i = 0; i < value.length(); i++) {
      if (value.charAt(i) < ' ' || value.charAt(i) > '~') {
        return false;
      }
    }
    return true;
  }
}
