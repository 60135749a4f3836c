package io.github.partnertransfers.cli;

import io.github.partnertransfers.model.TransferEntity;
import io.github.partnertransfers.model.TransferLineItem;
import io.github.partnertransfers.rx.TransferUpdate;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One line per change, for a pipe or a log. */
final class WatchLines implements WatchView {
  private final Surroundings surroundings;
  private final String indent;

  WatchLines(Surroundings surroundings) {
    this(surroundings, "");
  }

  WatchLines(Surroundings surroundings, String indent) {
    this.surroundings = surroundings;
    this.indent = indent;
  }

  @Override
  public void show(TransferUpdate update) {
    TransferEntity transfer = update.transfer();
    TransferEntity previous = update.previous();
    String id = transfer.id() == null ? "-" : Text.clean(transfer.id());
    String status = Statuses.name(transfer.status());
    if (previous != null && !Statuses.name(previous.status()).equals(status)) {
      status = Statuses.name(previous.status()) + " → " + status;
    }
    print(id, status + "  " + Progress.of(transfer).words() + itemsEnded(transfer, previous));
  }

  @Override
  public void showGone(String transferId) {
    print(transferId, "gone: the service has it no longer");
  }

  private void print(String id, String text) {
    String time = Times.time(surroundings.tempo().clock().instant());
    surroundings.out().println(indent + time + "  " + id + "  " + text);
    surroundings.out().flush();
  }

  /** The names of the line items that ended since the last update, with their status. */
  private static String itemsEnded(TransferEntity transfer, @Nullable TransferEntity previous) {
    if (previous == null) {
      return "";
    }
    Set<String> before = new HashSet<>();
    previous.lineItems().forEach(item -> before.add(key(item)));
    StringBuilder ended = new StringBuilder();
    for (TransferLineItem item : transfer.lineItems()) {
      boolean end = Progress.isDone(item.status()) || Statuses.isFailed(item.status());
      if (end && !before.contains(key(item))) {
        ended
            .append(ended.length() == 0 ? "  (" : ", ")
            .append(LineItems.shortName(item))
            .append(": ")
            .append(LineItems.status(item));
      }
    }
    return ended.length() == 0 ? "" : ended + ")";
  }

  private static String key(TransferLineItem item) {
    return LineItems.id(item) + ' ' + LineItems.status(item);
  }

  @Override
  public boolean isAbandoned() {
    return surroundings.out().checkError();
  }
}
