package io.github.partnertransfers.cli.output;

import io.github.partnertransfers.cli.CliContext;
import java.io.PrintWriter;

/** Where a person reads: on lines of so many columns. */
public record StyledWriter(PrintWriter out, AnsiFormatter ink, int columns) {
  public static StyledWriter of(CliContext surroundings) {
    return new StyledWriter(
        surroundings.out(), surroundings.ink(), surroundings.terminal().columns());
  }

  public void print(Table table) {
    table.print(out, ink, columns);
  }

  public void line(String text) {
    out.println(text);
  }

  public void line(AnsiStyle style, String text) {
    out.println(ink.paint(style, text));
  }

  /** A text of any length, on as many lines as it takes. */
  public void text(String text) {
    text(AnsiStyle.PLAIN, text);
  }

  public void text(AnsiStyle style, String text) {
    Text.wrap(text, columns).forEach(line -> line(style, line));
  }

  public void gap() {
    out.println();
  }
}
