package io.github.partnertransfers.generator;

/** Writes texts as string literals of Java. */
final class JavaLiteral {
  private JavaLiteral() {}

  static String of(String text) {
    StringBuilder literal = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        literal.append('\\').append(c);
      } else if (c < ' ' || (c > '~' && !Character.isLetterOrDigit(c))) {
        literal.append(String.format("\\u%04x", (int) c));
      } else {
        literal.append(c);
      }
    }
    // javac replaces Unicode escapes before it reads literals, so these two have their own.
    return literal.append('"').toString().replace("\\u000a", "\\n").replace("\\u000d", "\\r");
  }
}
