package io.github.partnertransfers.cli.watch;

import io.github.partnertransfers.cli.output.AnsiFormatter;
import io.github.partnertransfers.cli.output.AnsiStyle;
import io.github.partnertransfers.cli.output.LineItems;
import io.github.partnertransfers.cli.output.Progress;
import io.github.partnertransfers.cli.output.Statuses;
import io.github.partnertransfers.cli.output.Text;
import io.github.partnertransfers.model.LineItemStatus;
import io.github.partnertransfers.model.TransferEntity;
import io.github.partnertransfers.model.TransferLineItem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Renders a frame of a live view as lines that fit the window. Transfers are shown with their line
 * items or, if there are too many, in a table with one line each.
 */
final class LiveFrame {
  private static final String SPINNER = "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏";
  private static final String HINT = "Ctrl-C ends the watch, not the transfer";
  private static final int BAR = 30;
  private static final int NAME = 34;
  private static final int ID = 36;
  private static final int TYPE = 23;
  private static final int MIN_COLUMNS_FOR_TYPES = 90;
  private static final int STATUS = 17;
  private static final int ITEMS = 20;

  private final AnsiFormatter ansi;
  private final PollMonitor pollMonitor;
  private final boolean showsCustomers;
  private boolean finished;

  LiveFrame(AnsiFormatter ansi, PollMonitor pollMonitor, boolean showsCustomers) {
    this.ansi = ansi;
    this.pollMonitor = pollMonitor;
    this.showsCustomers = showsCustomers;
  }

  /** Makes the next frame the last one, which has no spinner and can exceed the window. */
  void finish() {
    finished = true;
  }

  List<String> lines(Collection<WatchedTransfer> transfers, int columns, int rows, int tick) {
    List<String> footer = finished ? List.of() : footer(columns);
    int maxLines = Math.max(1, rows - footer.size());
    int height = transfers.stream().mapToInt(this::height).sum() - 1;
    List<String> lines = new ArrayList<>();
    if (height <= maxLines) {
      for (WatchedTransfer transfer : transfers) {
        if (!lines.isEmpty()) {
          lines.add("");
        }
        header(lines, transfer, columns);
        items(lines, transfer.transfer(), columns, tick);
      }
    } else {
      table(lines, transfers, columns, maxLines);
    }
    lines.addAll(footer);
    return lines;
  }

  /** Returns the number of lines of a transfer, with the blank line after it. */
  private int height(WatchedTransfer transfer) {
    return (showsCustomers ? 5 : 4) + transfer.transfer().lineItems().size();
  }

  private void header(List<String> lines, WatchedTransfer watched, int columns) {
    TransferEntity transfer = watched.transfer();
    lines.add(
        ansi.format(AnsiStyle.BOLD, watched.id())
            + "  "
            + ansi.format(Statuses.style(transfer.status()), Statuses.name(transfer.status())));
    if (showsCustomers) {
      lines.add(ansi.format(AnsiStyle.DIM, "customer " + watched.customerId()));
    }
    String meaning = Statuses.explain(transfer).replaceFirst("^[^:]*: ", "");
    lines.add(ansi.format(AnsiStyle.DIM, Text.cut(meaning, columns - 1)));
    int size = Math.max(5, Math.min(BAR, columns - 40));
    lines.add(bar(Progress.of(transfer), size) + "  " + watched.progress());
  }

  private String bar(Progress progress, int size) {
    int total = Math.max(1, progress.total());
    int done = size * progress.done() / total;
    int ended = size * (progress.done() + progress.failed()) / total;
    return ansi.format(AnsiStyle.GREEN, "█".repeat(done))
        + ansi.format(AnsiStyle.RED, "█".repeat(ended - done))
        + ansi.format(AnsiStyle.DIM, "░".repeat(size - ended));
  }

  private void items(List<String> lines, TransferEntity transfer, int columns, int tick) {
    boolean ended = !Statuses.isOpen(transfer);
    boolean types =
        columns >= MIN_COLUMNS_FOR_TYPES
            && transfer.lineItems().stream().anyMatch(item -> item.productType() != null);
    for (TransferLineItem item : transfer.lineItems()) {
      LineItemStatus status = item.status();
      AnsiStyle style = Statuses.style(status);
      String name = Text.padded(Text.cut(LineItems.shortName(item), NAME + 3), NAME + 3);
      lines.add(
          "  "
              + ansi.format(style, glyph(status, ended, tick))
              + " "
              + name
              + " "
              + (types ? Text.padded(Text.cut(LineItems.type(item), TYPE), TYPE) + "  " : "")
              + ansi.format(
                  style,
                  Text.cut(state(item, ended), columns - NAME - 10 - (types ? TYPE + 2 : 0))));
      if (finished) {
        error(lines, item, columns);
      }
    }
  }

  private void error(List<String> lines, TransferLineItem item, int columns) {
    if (item.transferError() != null) {
      for (String part : Text.wrap(Text.clean(item.transferError()), columns - 8)) {
        lines.add("      " + ansi.format(AnsiStyle.RED, part));
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

  /** Adds one line per transfer, latest change first; the last frame has all transfers. */
  private void table(
      List<String> lines, Collection<WatchedTransfer> transfers, int columns, int maxLines) {
    lines.add(summary(transfers));
    lines.add(ansi.format(AnsiStyle.BOLD, headings(columns)));
    List<WatchedTransfer> latest = new ArrayList<>(transfers);
    latest.sort(Comparator.comparingInt(WatchedTransfer::change).reversed());
    boolean fits = finished || latest.size() + 2 <= maxLines;
    int shown = fits ? latest.size() : Math.max(0, maxLines - 3);
    for (WatchedTransfer each : latest.subList(0, shown)) {
      row(lines, each, columns);
    }
    if (shown < latest.size()) {
      lines.add(
          ansi.format(
              AnsiStyle.DIM, "… " + (latest.size() - shown) + " more, which changed earlier"));
    }
  }

  private String summary(Collection<WatchedTransfer> transfers) {
    int open = 0;
    int complete = 0;
    for (WatchedTransfer each : transfers) {
      open += Statuses.isOpen(each.transfer()) ? 1 : 0;
      complete += Statuses.isComplete(each.transfer().status()) ? 1 : 0;
    }
    int incomplete = transfers.size() - open - complete;
    return ansi.format(AnsiStyle.BOLD, Text.count(transfers.size(), "transfer"))
        + ": "
        + open
        + " open, "
        + ansi.format(AnsiStyle.GREEN, complete + " complete")
        + (incomplete == 0
            ? ""
            : ", " + ansi.format(AnsiStyle.RED, incomplete + " ended otherwise"));
  }

  private String headings(int columns) {
    return (hasCustomerColumn(columns) ? Text.padded("CUSTOMER", ID + 2) : "")
        + Text.padded("TRANSFER", ID + 2)
        + Text.padded("STATUS", STATUS + 2)
        + "ITEMS";
  }

  private boolean hasCustomerColumn(int columns) {
    return showsCustomers && columns > ID + 2 + ID + 2 + STATUS + 2 + ITEMS;
  }

  private void row(List<String> lines, WatchedTransfer watched, int columns) {
    TransferEntity transfer = watched.transfer();
    boolean hasCustomer = hasCustomerColumn(columns);
    int left = columns - 1 - (hasCustomer ? ID + 2 : 0) - ID - 2 - STATUS - 2;
    int bar = Math.min(BAR, left - ITEMS - 2);
    String status = Text.padded(Text.cut(Statuses.name(transfer.status()), STATUS), STATUS);
    lines.add(
        (hasCustomer ? ansi.format(AnsiStyle.DIM, watched.customerId()) + "  " : "")
            + Text.padded(watched.id(), ID)
            + "  "
            + ansi.format(Statuses.style(transfer.status()), status)
            + "  "
            + (bar < 5 ? "" : bar(Progress.of(transfer), bar) + "  ")
            + Text.cut(watched.progressCounts(), bar < 5 ? left : ITEMS));
    if (finished) {
      for (TransferLineItem item : transfer.lineItems()) {
        if (item.transferError() != null) {
          lines.add("      " + LineItems.shortName(item));
          error(lines, item, columns);
        }
      }
    }
  }

  private List<String> footer(int columns) {
    List<String> texts = pollMonitor.footer();
    String polled = Text.cut(texts.get(0), columns - 1);
    String rate = texts.get(1);
    boolean fitsHint = Text.width(rate) + 2 + HINT.length() < columns;
    String second = Text.cut(fitsHint ? rate + "  " + HINT : rate, columns - 1);
    return List.of("", ansi.format(AnsiStyle.DIM, polled), ansi.format(AnsiStyle.DIM, second));
  }
}
