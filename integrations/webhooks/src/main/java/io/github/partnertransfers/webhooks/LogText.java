package io.github.partnertransfers.webhooks;

/** Quotes text of the sender for one line of a log. */
final class LogText {
  private static final int MAX_LENGTH = 100;

  private LogText() {}

  static String quote(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length() && i < MAX_LENGTH; i++) {
      char c = text.charAt(i);
      // Others could break the line, hide what follows, or control a terminal.
      quoted.append(c >= ' ' && c <= '~' && c != '"' ? c : '?');
    }
    return quoted.append(text.length() > MAX_LENGTH ? "...\"" : "\"").toString();
  }
}
