package io.github.partnertransfers.cli.batch;

import io.github.partnertransfers.RequestRefusedException;
import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.TransfersException;
import io.github.partnertransfers.cli.output.Progress;
import io.github.partnertransfers.cli.output.Statuses;
import io.github.partnertransfers.model.TransferEntity;
import io.github.partnertransfers.model.TransferLineItem;
import io.github.partnertransfers.model.TransferStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reports the rows of created transfers with their current status, which it gets. */
final class CreatedTransfers {
  private static final int NOT_FOUND = 404;

  private final TransfersClient client;
  private final RequestRate rate;
  private final Function<TransfersException, String> errorText;
  private @Nullable TransfersException firstFailure;

  CreatedTransfers(
      TransfersClient client, RequestRate rate, Function<TransfersException, String> errorText) {
    this.client = client;
    this.rate = rate;
    this.errorText = errorText;
  }

  /** Returns the first failure that left the status of a transfer open, or null. */
  @Nullable TransfersException failure() {
    return firstFailure;
  }

  List<ReportRow> report(PlannedTransfer planned, LedgerEntry entry) throws InterruptedException {
    List<ReportRow> rows = new ArrayList<>();
    rate.acquire();
    try {
      String id = String.valueOf(entry.transferId());
      TransferEntity transfer = client.customer(planned.customerId()).get(id).execute();
      planned.rows().forEach(row -> rows.add(row(planned, row, entry, transfer)));
    } catch (TransfersException e) {
      if (Failures.isOfEveryCall(e)) {
        throw e;
      }
      boolean isVanished =
          e instanceof RequestRefusedException && Integer.valueOf(NOT_FOUND).equals(e.status());
      if (!isVanished && firstFailure == null) {
        firstFailure = e;
      }
      planned.rows().forEach(row -> rows.add(unread(row, entry, e, isVanished)));
    }
    return rows;
  }

  /** Returns the report of a row from the ledger alone. */
  static ReportRow fromLedger(BatchRow row, LedgerEntry entry) {
    return new ReportRow(
        row, entry.transferId(), status(entry), null, null, null, entry.requestId(), false, false);
  }

  private static String status(LedgerEntry entry) {
    return entry.transferStatus() == null ? "created" : entry.transferStatus();
  }

  private ReportRow unread(
      BatchRow row, LedgerEntry entry, TransfersException e, boolean isVanished) {
    return new ReportRow(
        row,
        entry.transferId(),
        isVanished ? "vanished" : status(entry),
        null,
        e.code() == null ? null : e.code().toString(),
        errorText.apply(e),
        entry.requestId(),
        isVanished,
        isVanished);
  }

  private static ReportRow row(
      PlannedTransfer planned, BatchRow row, LedgerEntry entry, TransferEntity transfer) {
    TransferLineItem item = planned.isLegacy() ? item(row, transfer) : firstFailed(transfer);
    boolean isFailed = isNotMoved(transfer, item);
    return new ReportRow(
        row,
        transfer.id(),
        Statuses.name(transfer.status()),
        item == null || item.status() == null ? null : item.status().value(),
        null,
        item == null ? null : item.transferError(),
        entry.requestId(),
        isFailed,
        isFailed);
  }

  /** An Azure subscription gets another id when it moves. */
  private static @Nullable TransferLineItem item(BatchRow row, TransferEntity transfer) {
    String id = row.get(BatchRow.SUBSCRIPTION);
    for (TransferLineItem item : transfer.lineItems()) {
      if (id.equalsIgnoreCase(item.subscriptionId())
          || id.equalsIgnoreCase(item.sourceSubscriptionId())) {
        return item;
      }
    }
    return null;
  }

  private static @Nullable TransferLineItem firstFailed(TransferEntity transfer) {
    return transfer.lineItems().stream()
        .filter(item -> Statuses.isFailed(item.status()))
        .findFirst()
        .orElse(null);
  }

  private static boolean isNotMoved(TransferEntity transfer, @Nullable TransferLineItem item) {
    if (item != null && (Statuses.isFailed(item.status()) || Progress.isDone(item.status()))) {
      return Statuses.isFailed(item.status());
    }
    return !Statuses.isOpen(transfer)
        && !Statuses.isComplete(transfer.status())
        && !TransferStatus.PARTIALLY_COMPLETE.equals(transfer.status());
  }
}
