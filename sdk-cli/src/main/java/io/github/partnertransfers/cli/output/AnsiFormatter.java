package io.github.partnertransfers.cli.output;

/** Formats text with ANSI escape sequences, or returns it unchanged if they are disabled. */
public record AnsiFormatter(boolean enabled) {
  public String format(AnsiStyle style, String text) {
    return !enabled || style == AnsiStyle.PLAIN || text.isEmpty()
        ? text
        : "\u001b[" + style.code() + "m" + text + "\u001b[0m";
  }
}
