package io.github.partnertransfers.cli;

import java.io.PrintWriter;

/** Where a person reads: on lines of so many columns. */
record Page(PrintWriter out, Ink ink, int columns) {
  static Page of(Surroundings surroundings) {
    return new Page(surroundings.out(), surroundings.ink(), surroundings.terminal().columns());
  }

  void print(Table table) {
    table.print(out, ink, columns);
  }

  void line(String text) {
    out.println(text);
  }

  void line(Style style, String text) {
    out.println(ink.paint(style, text));
  }

  /** A text of any length, on as many lines as it takes. */
  void text(String text) {
    text(Style.PLAIN, text);
  }

  void text(Style style, String text) {
    Text.wrap(text, columns).forEach(line -> line(style, line));
  }

  void gap() {
    out.println();
  }
}
