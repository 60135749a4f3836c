package io.github.partnertransfers.cli.watch;

import io.github.partnertransfers.cli.CliContext;
import io.github.partnertransfers.cli.output.LineItems;
import io.github.partnertransfers.cli.output.Progress;
import io.github.partnertransfers.cli.output.Statuses;
import io.github.partnertransfers.cli.output.Text;
import io.github.partnertransfers.cli.output.TimeFormat;
import io.github.partnertransfers.model.TransferLineItem;
import io.github.partnertransfers.rx.LineItemChange;
import io.github.partnertransfers.rx.TransferUpdate;
import io.github.partnertransfers.rx.TransferUpdate.Kind;
import java.util.List;

/** One line per update, for a person who reads a log. */
public final class TextView implements WatchView {
  private static final String GONE = "gone: the service has it no longer";

  private final CliContext surroundings;
  private final boolean showsCustomers;

  public TextView(CliContext surroundings, boolean showsCustomers) {
    this.surroundings = surroundings;
    this.showsCustomers = showsCustomers;
  }

  @Override
  public void show(TransferUpdate update) {
    print(
        update.customerId(),
        update.transferId(),
        update.kind() == Kind.VANISHED
            ? GONE
            : status(update)
                + "  "
                + Progress.of(update.transfer()).words()
                + itemsEnded(update.lineItems()));
  }

  @Override
  public void showGone(String customerId, String transferId) {
    print(customerId, transferId, GONE);
  }

  private void print(String customerId, String transferId, String text) {
    String time = TimeFormat.time(surroundings.tempo().clock().instant());
    String customer = showsCustomers ? "  " + customerId : "";
    surroundings.out().println(time + customer + "  " + Text.clean(transferId) + "  " + text);
    surroundings.out().flush();
  }

  private static String status(TransferUpdate update) {
    String status = Statuses.name(update.status());
    String previous = Statuses.name(update.previousStatus());
    boolean isSame = update.previousStatus() == null || previous.equals(status);
    return isSame ? status : previous + " → " + status;
  }

  /** The names of the line items that ended since the last update, with their status. */
  private static String itemsEnded(List<LineItemChange> changes) {
    StringBuilder ended = new StringBuilder();
    for (LineItemChange change : changes) {
      TransferLineItem item = change.lineItem();
      if (Progress.isDone(item.status()) || Statuses.isFailed(item.status())) {
        ended
            .append(ended.length() == 0 ? "  (" : ", ")
            .append(LineItems.shortName(item))
            .append(": ")
            .append(LineItems.status(item));
      }
    }
    return ended.length() == 0 ? "" : ended + ")";
  }

  @Override
  public boolean isAbandoned() {
    return surroundings.out().checkError();
  }
}
