package io.github.partnertransfers.cli.demo;

import io.github.partnertransfers.cli.CliContext;
import io.github.partnertransfers.cli.output.AnsiStyle;
import io.github.partnertransfers.cli.output.StyledWriter;
import io.github.partnertransfers.cli.output.Text;
import java.util.concurrent.TimeUnit;

/** Prints the demo's headings, explanations and code, with pauses between them. */
public final class DemoOutput {
  private static final int MAX_COLUMNS = 100;

  private final CliContext context;
  private final StyledWriter writer;
  private int step;

  public DemoOutput(CliContext context) {
    this.context = context;
    this.writer = context.writer();
  }

  public StyledWriter writer() {
    return writer;
  }

  public void title(String text) {
    writer.line(AnsiStyle.BOLD, text);
    writer.line(AnsiStyle.DIM, "═".repeat(Text.width(text)));
    flush();
  }

  void heading(String text) {
    pause();
    String heading = ++step + ". " + text;
    writer.blankLine();
    writer.line(AnsiStyle.BOLD, heading);
    writer.line(AnsiStyle.DIM, "─".repeat(Text.width(heading)));
    flush();
  }

  public void paragraph(String text) {
    Text.wrap(text, Math.min(MAX_COLUMNS, writer.columns())).forEach(writer::line);
    flush();
  }

  /** Prints the line of Java that has the result below. */
  void code(String java) {
    writer.line(AnsiStyle.CYAN, "    " + java);
    flush();
  }

  public void blankLine() {
    writer.blankLine();
    flush();
  }

  public void pause() {
    flush();
    try {
      TimeUnit.NANOSECONDS.sleep(context.timing().demoPause().toNanos());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void flush() {
    writer.out().flush();
  }
}
