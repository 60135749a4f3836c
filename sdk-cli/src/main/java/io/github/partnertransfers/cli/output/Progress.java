package io.github.partnertransfers.cli.output;

import io.github.partnertransfers.model.LineItemStatus;
import io.github.partnertransfers.model.TransferEntity;
import io.github.partnertransfers.model.TransferLineItem;
import org.jspecify.annotations.Nullable;

/** The progress of a transfer: how many line items are done and how many failed. */
public record Progress(int done, int failed, int total) {
  public static Progress of(TransferEntity transfer) {
    int done = 0;
    int failed = 0;
    for (TransferLineItem item : transfer.lineItems()) {
      LineItemStatus status = item.status();
      if (Statuses.isFailed(status)) {
        failed++;
      } else if (isDone(status) || (status == null && Statuses.isComplete(transfer.status()))) {
        done++;
      }
    }
    return new Progress(done, failed, transfer.lineItems().size());
  }

  public static boolean isDone(@Nullable LineItemStatus status) {
    return status != null
        && (status.equals(LineItemStatus.COMPLETE) || status.value().equalsIgnoreCase("Completed"));
  }

  /** Returns, for example, {@code 1/3}. */
  String fraction() {
    return done + "/" + total;
  }

  public String describe() {
    return (total == 0 ? "" : "items ") + countsText();
  }

  /** Returns the same text without the word "items". */
  public String countsText() {
    if (total == 0) {
      return "no items yet";
    }
    return fraction() + " done" + (failed == 0 ? "" : ", " + failed + " failed");
  }
}
