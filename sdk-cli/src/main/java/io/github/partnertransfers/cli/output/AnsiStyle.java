package io.github.partnertransfers.cli.output;

/** A style of text on a terminal. */
public enum AnsiStyle {
  PLAIN(""),
  BOLD("1"),
  DIM("2"),
  RED("31"),
  GREEN("32"),
  YELLOW("33"),
  CYAN("36");

  private final String code;

  AnsiStyle(String code) {
    this.code = code;
  }

  String code() {
    return code;
  }
}
