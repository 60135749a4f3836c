package io.github.partnertransfers.cli;

import java.util.concurrent.TimeUnit;

/** Tells the demo's story, with time to read. */
final class Narrator {
  private static final int WIDEST = 100;

  private final Surroundings surroundings;
  private final Page page;
  private int step;

  Narrator(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.page = Page.of(surroundings);
  }

  Page page() {
    return page;
  }

  void title(String text) {
    page.line(Style.BOLD, text);
    page.line(Style.DIM, "═".repeat(Text.width(text)));
    flush();
  }

  void heading(String text) {
    pause();
    String heading = ++step + ". " + text;
    page.gap();
    page.line(Style.BOLD, heading);
    page.line(Style.DIM, "─".repeat(Text.width(heading)));
    flush();
  }

  void say(String text) {
    Text.wrap(text, Math.min(WIDEST, page.columns())).forEach(page::line);
    flush();
  }

  /** The line of Java that does what is shown next. */
  void code(String java) {
    page.line(Style.CYAN, "    " + java);
    flush();
  }

  void gap() {
    page.gap();
    flush();
  }

  void pause() {
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
