package io.github.partnertransfers.cli.batch;

import io.github.partnertransfers.cli.CliContext;
import io.github.partnertransfers.cli.output.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * Shows a run: on a terminal one line that is redrawn, with errors above it; elsewhere a line per
 * transfer.
 */
final class RunProgress implements RunListener {
  private static final String CLEAR_LINE = "\r\u001b[K";

  private final CliContext context;
  private final boolean isLive;
  private final int total;
  private final int doneBefore;
  private final Instant start;
  private int done;
  private int errors;

  /**
   * @param total the number of transfers of the plan
   * @param doneBefore how many of them earlier runs have ended
   */
  RunProgress(CliContext context, boolean isLive, int total, int doneBefore) {
    this.context = context;
    this.isLive = isLive;
    this.total = total;
    this.doneBefore = doneBefore;
    this.start = context.now();
  }

  @Override
  public void ended(PlannedTransfer transfer, LedgerEntry entry) {
    done++;
    boolean isError = entry.state() != RequestState.CREATED;
    errors += isError ? 1 : 0;
    if (!isLive) {
      context.out().println(line(transfer, entry));
    } else {
      if (isError) {
        context.out().println(CLEAR_LINE + Text.cut(line(transfer, entry), width()));
      }
      context.out().print(CLEAR_LINE + Text.cut(status(), width()));
    }
    context.out().flush();
  }

  /** Removes the redrawn line. */
  void close() {
    if (isLive) {
      context.out().print(CLEAR_LINE);
      context.out().flush();
    }
  }

  /** A terminal wraps a line that fills its last column. */
  private int width() {
    return context.terminal().columns() - 1;
  }

  private static String line(PlannedTransfer transfer, LedgerEntry entry) {
    String what =
        entry.transferId() == null
            ? "request " + entry.requestId() + ": " + Text.clean(entry.error())
            : "transfer " + Text.clean(entry.transferId());
    return entry.state().label() + "  " + transfer.describe() + "  " + what;
  }

  private String status() {
    double seconds = Duration.between(start, context.now()).toMillis() / 1000.0;
    double perSecond = seconds <= 0 ? 0 : done / seconds;
    int left = total - doneBefore - done;
    return (doneBefore + done)
        + "/"
        + total
        + " transfers, "
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
