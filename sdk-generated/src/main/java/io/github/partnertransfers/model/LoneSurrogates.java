package io.github.partnertransfers.model;

/** Escapes unpaired surrogates, which UTF-8 can't encode. */
final class LoneSurrogates {
  private LoneSurrogates() {}

  /** Returns an equivalent JSON text that UTF-8 can encode without loss. */
  static String escape(String json) {
    int lone = indexOf(json, 0);
    if (lone < 0) {
      return json;
    }
    StringBuilder escaped = new StringBuilder(json.length() + 16);
    int start = 0;
    while (lone >= 0) {
      escaped
          .append(json, start, lone)
          .append("\\u")
          .append(Integer.toHexString(json.charAt(lone)));
      start = lone + 1;
      lone = indexOf(json, start);
    }
    return escaped.append(json, start, json.length()).toString();
  }

  private static int indexOf(String text, int start) {
    for (int i = start; i < text.length(); i++) {
      char character = text.charAt(i);
      if (Character.isSurrogate(character)) {
        boolean isPair =
            i + 1 < text.length() && Character.isSurrogatePair(character, text.charAt(i + 1));
        if (!isPair) {
          return i;
        }
        i++;
      }
    }
    return -1;
  }
}
