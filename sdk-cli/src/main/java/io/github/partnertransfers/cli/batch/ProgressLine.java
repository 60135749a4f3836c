package io.github.partnertransfers.cli.batch;

import io.github.partnertransfers.cli.CliContext;
import io.github.partnertransfers.cli.output.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * A line on a terminal that says how many of many things are done, how fast, and for how long it
 * goes on. It is redrawn at most ten times a second. Prints nothing elsewhere. Thread-safe.
 */
public final class ProgressLine {
  private static final String CLEAR_LINE = "\r\u001b[K";
  private static final Duration REDRAW_INTERVAL = Duration.ofMillis(100);

  private final CliContext context;
  private final boolean isLive;
  private final String noun;
  private int total;
  private int doneBefore;
  private Instant start = Instant.EPOCH;
  private Instant lastDrawn = Instant.EPOCH;
  private int done;
  private int errors;

  /**
   * @param isLive whether stdout is a terminal that can redraw a line
   * @param noun the singular of what is counted
   */
  public ProgressLine(CliContext context, boolean isLive, String noun) {
    this.context = context;
    this.isLive = isLive;
    this.noun = noun;
  }

  boolean isLive() {
    return isLive;
  }

  /**
   * Begins to count.
   *
   * @param newDoneBefore how many of all are done already
   */
  synchronized void start(int newTotal, int newDoneBefore) {
    total = newTotal;
    doneBefore = newDoneBefore;
    start = context.now();
  }

  /** Counts one more. */
  synchronized void advance(boolean isError) {
    done++;
    errors += isError ? 1 : 0;
    Instant now = context.now();
    if (isLive && (done + doneBefore == total || !now.isBefore(lastDrawn.plus(REDRAW_INTERVAL)))) {
      lastDrawn = now;
      context.out().print(CLEAR_LINE + Text.cut(text(now), width()));
      context.out().flush();
    }
  }

  /** Prints a line above. */
  synchronized void print(String line) {
    context.out().println(isLive ? CLEAR_LINE + Text.cut(line, width()) : line);
    context.out().flush();
    lastDrawn = Instant.EPOCH;
  }

  /** Removes the line. */
  synchronized void close() {
    if (isLive && done > 0) {
      context.out().print(CLEAR_LINE);
      context.out().flush();
    }
  }

  /** A terminal wraps a line that fills its last column. */
  private int width() {
    return context.terminal().columns() - 1;
  }

  private String text(Instant now) {
    double seconds = Duration.between(start, now).toMillis() / 1000.0;
    double perSecond = seconds <= 0 ? 0 : done / seconds;
    int left = total - doneBefore - done;
    return (doneBefore + done)
        + "/"
        + total
        + " "
        + noun
        + "s, "
        + Text.count(errors, "error")
        + (perSecond == 0
            ? ""
            : String.format(Locale.ROOT, ", %.1f/s, ", perSecond)
                + timeLeft(Math.round(left / perSecond)));
  }

  private static String timeLeft(long seconds) {
    return String.format(Locale.ROOT, "%d:%02d left", seconds / 60, seconds % 60);
  }
}
