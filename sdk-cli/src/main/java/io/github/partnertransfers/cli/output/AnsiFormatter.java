package io.github.partnertransfers.cli.output;

/** Writes styled text, or plain text where colours are not wanted. */
public record AnsiFormatter(boolean colour) {
  public String paint(AnsiStyle style, String text) {
    return !colour || style == AnsiStyle.PLAIN || text.isEmpty()
        ? text
        : "\u001b[" + style.code() + "m" + text + "\u001b[0m";
  }
}
