package io.github.partnertransfers.cli.output;

import java.io.PrintWriter;

/** Prints styled text within a number of columns. */
public record StyledWriter(PrintWriter out, AnsiFormatter ansi, int columns) {
  /** The columns of a pipe or a file. */
  public static final int UNLIMITED = Integer.MAX_VALUE;

  public void print(Table table) {
    table.print(out, ansi, columns);
  }

  public void line(String text) {
    out.println(text);
  }

  public void line(AnsiStyle style, String text) {
    out.println(ansi.format(style, text));
  }

  /** Prints a text and wraps it. */
  public void paragraph(String text) {
    paragraph(AnsiStyle.PLAIN, text);
  }

  public void paragraph(AnsiStyle style, String text) {
    Text.wrap(text, columns).forEach(line -> line(style, line));
  }

  public void blankLine() {
    out.println();
  }
}
