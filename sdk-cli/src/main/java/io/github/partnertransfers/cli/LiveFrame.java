package io.github.partnertransfers.cli;

import io.github.partnertransfers.model.LineItemStatus;
import io.github.partnertransfers.model.TransferEntity;
import io.github.partnertransfers.model.TransferLineItem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The picture of a live view at one moment: lines that fit the window. */
final class LiveFrame {
  private static final String SPINNER = "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏";
  private static final int BAR = 30;
  private static final int NAME = 34;

  private final Ink ink;
  private final Polls polls;
  private boolean finished;

  LiveFrame(Ink ink, Polls polls) {
    this.ink = ink;
    this.polls = polls;
  }

  /** From now on nothing moves. */
  void finish() {
    finished = true;
  }

  List<String> lines(List<TransferEntity> transfers, int columns, int rows, int tick) {
    List<String> lines = new ArrayList<>();
    for (TransferEntity transfer : transfers) {
      if (!lines.isEmpty()) {
        lines.add("");
      }
      header(lines, transfer, columns);
      items(lines, transfer, columns, tick);
    }
    int room = Math.max(1, rows - 2);
    if (lines.size() > room && !finished) {
      int hidden = lines.size() - room + 1;
      lines.subList(room - 1, lines.size()).clear();
      lines.add(ink.paint(Style.DIM, "… " + hidden + " more lines; a taller window shows them"));
    }
    if (!finished) {
      lines.add("");
      lines.add(footer(transfers.isEmpty(), columns));
    }
    return lines;
  }

  private void header(List<String> lines, TransferEntity transfer, int columns) {
    String id = transfer.id() == null ? "-" : Text.clean(transfer.id());
    lines.add(
        ink.paint(Style.BOLD, id)
            + "  "
            + ink.paint(Statuses.style(transfer.status()), Statuses.name(transfer.status())));
    String words = Statuses.explain(transfer).replaceFirst("^[^:]*: ", "");
    lines.add(ink.paint(Style.DIM, Text.cut(words, columns - 1)));
    lines.add(bar(Progress.of(transfer), columns));
  }

  private String bar(Progress progress, int columns) {
    if (progress.total() == 0) {
      return ink.paint(Style.DIM, "░".repeat(BAR)) + "  " + progress.words();
    }
    int size = Math.max(5, Math.min(BAR, columns - 40));
    int done = size * progress.done() / progress.total();
    int ended = size * (progress.done() + progress.failed()) / progress.total();
    return ink.paint(Style.GREEN, "█".repeat(done))
        + ink.paint(Style.RED, "█".repeat(ended - done))
        + ink.paint(Style.DIM, "░".repeat(size - ended))
        + "  "
        + progress.words();
  }

  private void items(List<String> lines, TransferEntity transfer, int columns, int tick) {
    boolean ended = !Statuses.isOpen(transfer);
    for (TransferLineItem item : transfer.lineItems()) {
      LineItemStatus status = item.status();
      Style style = Statuses.style(status);
      String name = Text.padded(Text.cut(LineItems.shortName(item), NAME + 3), NAME + 3);
      lines.add(
          "  "
              + ink.paint(style, glyph(status, ended, tick))
              + " "
              + name
              + " "
              + ink.paint(style, Text.cut(state(item, ended), columns - NAME - 10)));
      if (item.transferError() != null && finished) {
        for (String part : Text.wrap(Text.clean(item.transferError()), columns - 8)) {
          lines.add("      " + ink.paint(Style.RED, part));
        }
      }
    }
  }

  private String state(TransferLineItem item, boolean ended) {
    if (item.status() == null) {
      return ended ? "" : "waiting";
    }
    boolean error = item.transferError() != null && !finished;
    return LineItems.status(item) + (error ? ": " + Text.clean(item.transferError()) : "");
  }

  private String glyph(@Nullable LineItemStatus status, boolean ended, int tick) {
    if (Progress.isDone(status)) {
      return "✓";
    }
    if (Statuses.isFailed(status)) {
      return "✗";
    }
    if (status == null || ended || finished) {
      return "·";
    }
    int frame = tick % SPINNER.length();
    return SPINNER.substring(frame, frame + 1);
  }

  private String footer(boolean nothingYet, int columns) {
    Polls.Poll last = polls.last();
    String text =
        last == null
            ? "asking for the first time"
            : "last poll "
                + Times.time(last.time())
                + (last.failed() ? ", " + last.result() : "")
                + (nothingYet ? ", nothing to show yet" : "");
    String hint = "  Ctrl-C ends the watch, not the transfer";
    boolean room = Text.width(text) + Text.width(hint) < columns;
    return ink.paint(Style.DIM, Text.cut(text + (room ? hint : ""), columns - 1));
  }
}
