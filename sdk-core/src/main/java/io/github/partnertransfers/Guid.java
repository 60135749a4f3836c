package io.github.partnertransfers;

import org.jspecify.annotations.Nullable;

/** Checks ids before a request is sent. */
final class Guid {
  private static final String FORM = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";

  private Guid() {}

  static String check(String name, @Nullable String value) {
    if (value == null || !isGuid(value)) {
      throw new IllegalArgumentException(
          name + " must be a GUID (" + FORM + "), but is " + (value == null ? null : quote(value)));
    }
    return value;
  }

  private static boolean isGuid(String value) {
    if (value.length() != FORM.length()) {
      return false;
    }
    for (int i = 0; i < FORM.length(); i++) {
      boolean fits =
          FORM.charAt(i) == '-' ? value.charAt(i) == '-' : isHexadecimal(value.charAt(i));
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  private static boolean isHexadecimal(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  }

  private static String quote(String value) {
    return '"' + value + '"';
  }
}
