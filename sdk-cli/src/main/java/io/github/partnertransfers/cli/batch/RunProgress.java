package io.github.partnertransfers.cli.batch;

import io.github.partnertransfers.cli.output.Text;

/** Shows a run: on a terminal a progress line with errors above it; elsewhere a line each. */
final class RunProgress implements RunListener {
  private final ProgressLine line;
  private final boolean isQuiet;

  /**
   * @param isQuiet whether stdout is for something else
   */
  RunProgress(ProgressLine line, boolean isQuiet) {
    this.line = line;
    this.isQuiet = isQuiet;
  }

  @Override
  public void ended(BatchRequest request, LedgerEntry entry) {
    boolean isError = !entry.state().isDone();
    if (!isQuiet && (isError || !line.isLive())) {
      line.print(text(request, entry));
    }
    line.advance(isError);
  }

  private static String text(BatchRequest request, LedgerEntry entry) {
    String what =
        entry.state() == RequestState.CREATED
            ? "  transfer " + Text.clean(entry.transferId())
            : entry.error() == null
                ? ""
                : "  request " + entry.requestId() + ": " + Text.clean(entry.error());
    return entry.state().label() + "  " + request.describe() + what;
  }
}
