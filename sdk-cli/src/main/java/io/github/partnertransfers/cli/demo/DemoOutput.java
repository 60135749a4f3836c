package io.github.partnertransfers.cli.demo;

import io.github.partnertransfers.cli.CliContext;
import io.github.partnertransfers.cli.output.AnsiStyle;
import io.github.partnertransfers.cli.output.StyledWriter;
import io.github.partnertransfers.cli.output.Text;
import java.util.concurrent.TimeUnit;

/** Tells the demo's story, with time to read. */
public final class DemoOutput {
  private static final int WIDEST = 100;

  private final CliContext surroundings;
  private final StyledWriter page;
  private int step;

  public DemoOutput(CliContext surroundings) {
    this.surroundings = surroundings;
    this.page = StyledWriter.of(surroundings);
  }

  public StyledWriter page() {
    return page;
  }

  public void title(String text) {
    page.line(AnsiStyle.BOLD, text);
    page.line(AnsiStyle.DIM, "═".repeat(Text.width(text)));
    flush();
  }

  void heading(String text) {
    pause();
    String heading = ++step + ". " + text;
    page.gap();
    page.line(AnsiStyle.BOLD, heading);
    page.line(AnsiStyle.DIM, "─".repeat(Text.width(heading)));
    flush();
  }

  public void say(String text) {
    Text.wrap(text, Math.min(WIDEST, page.columns())).forEach(page::line);
    flush();
  }

  /** The line of Java that does what is shown next. */
  void code(String java) {
    page.line(AnsiStyle.CYAN, "    " + java);
    flush();
  }

  public void gap() {
    page.gap();
    flush();
  }

  public void pause() {
    flush();
    try {
      TimeUnit.NANOSECONDS.sleep(surroundings.tempo().pause().toNanos());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void flush() {
    page.out().flush();
  }
}
