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

/** Prints each update as a line of text. */
public final class TextView implements WatchView {
  private static final String REMOVED = "gone: the service has it no longer";

  private final CliContext context;
  private final boolean showsCustomers;

  public TextView(CliContext context, boolean showsCustomers) {
    this.context = context;
    this.showsCustomers = showsCustomers;
  }

  @Override
  public void show(TransferUpdate update) {
    print(
        update.customerId(),
        update.transferId(),
        update.kind() == Kind.VANISHED
            ? REMOVED
            : status(update)
                + "  "
                + Progress.of(update.transfer()).describe()
                + itemsEnded(update.lineItems()));
  }

  @Override
  public void showRemoved(String customerId, String transferId) {
    print(customerId, transferId, REMOVED);
  }

  private void print(String customerId, String transferId, String text) {
    String time = TimeFormat.time(context.now());
    String customer = showsCustomers ? "  " + customerId : "";
    context.out().println(time + customer + "  " + Text.clean(transferId) + "  " + text);
    context.out().flush();
  }

  private static String status(TransferUpdate update) {
    String status = Statuses.name(update.status());
    String previous = Statuses.name(update.previousStatus());
    boolean isSame = update.previousStatus() == null || previous.equals(status);
    return isSame ? status : previous + " → " + status;
  }

  /** Returns the names and statuses of line items that ended since the last update. */
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
  public boolean isOutputClosed() {
    return context.out().checkError();
  }
}
