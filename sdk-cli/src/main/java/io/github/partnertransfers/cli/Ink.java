package io.github.partnertransfers.cli;

/** Writes styled text, or plain text where colours are not wanted. */
record Ink(boolean colour) {
  String paint(Style style, String text) {
    return !colour || style == Style.PLAIN || text.isEmpty()
        ? text
        : "\u001b[" + style.code() + "m" + text + "\u001b[0m";
  }
}
