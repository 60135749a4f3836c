package io.github.partnertransfers.cli.batch;

import io.github.partnertransfers.TransfersException;
import io.github.partnertransfers.cli.batch.ReportRow.Outcome;
import io.github.partnertransfers.cli.output.Progress;
import io.github.partnertransfers.cli.output.Statuses;
import io.github.partnertransfers.cli.output.TimeFormat;
import io.github.partnertransfers.model.TransferEntity;
import io.github.partnertransfers.model.TransferLineItem;
import io.github.partnertransfers.model.TransferStatus;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reports the rows of created transfers with their current status, which it gets. Thread-safe. */
final class CreatedTransfers {
  private final ServiceConnection service;
  private @Nullable TransfersException firstFailure;

  CreatedTransfers(ServiceConnection service) {
    this.service = service;
  }

  /** Returns the first failure that left the status of a transfer open, or null. */
  synchronized @Nullable TransfersException failure() {
    return firstFailure;
  }

  /**
   * Returns the rows of a created transfer.
   *
   * @throws TransfersException if all other calls would fail too
   */
  List<ReportRow> report(PlannedTransfer planned, LedgerEntry entry) throws InterruptedException {
    service.rate().acquire();
    try {
      String id = String.valueOf(entry.transferId());
      TransferEntity transfer = service.client().customer(planned.customerId()).get(id).execute();
      return planned.rows().stream().map(row -> row(planned, row, entry, transfer)).toList();
    } catch (TransfersException e) {
      if (Failures.isOfEveryCall(e)) {
        throw e;
      }
      if (!Failures.isNotFound(e)) {
        failed(e);
      }
      return planned.rows().stream().map(row -> unread(row, entry, e)).toList();
    }
  }

  private synchronized void failed(TransfersException e) {
    firstFailure = firstFailure == null ? e : firstFailure;
  }

  private ReportRow unread(BatchRow row, LedgerEntry entry, TransfersException e) {
    ReportRow created = ReportRows.created(row, entry);
    ReportRow reported =
        Failures.isNotFound(e)
            ? new ReportRow(row, Outcome.REPEATABLE, created.values())
                .with(ReportColumns.STATUS, "vanished")
            : created;
    return reported
        .with(ReportColumns.ERROR_CODE, Failures.code(e))
        .with(ReportColumns.ERROR, service.errorText().apply(e));
  }

  private static ReportRow row(
      PlannedTransfer planned, BatchRow row, LedgerEntry entry, TransferEntity transfer) {
    TransferLineItem item = planned.isLegacy() ? item(row, transfer) : firstFailed(transfer);
    Outcome outcome = isNotMoved(transfer, item) ? Outcome.REPEATABLE : Outcome.OK;
    ReportRow reported =
        new ReportRow(row, outcome, ReportRows.created(row, entry).values())
            .with(ReportColumns.STATUS, Statuses.name(transfer.status()))
            .with(ReportColumns.CREATED, time(transfer.createdTime()))
            .with(ReportColumns.CHANGED, time(transfer.lastModifiedTime()))
            .with(ReportColumns.COMPLETED, time(transfer.completedTime()))
            .with(ReportColumns.EXPIRES, time(transfer.expirationTime()));
    return item == null
        ? reported
        : reported
            .with(ReportColumns.ITEM_STATUS, item.status() == null ? null : item.status().value())
            .with(ReportColumns.ERROR, item.transferError())
            .with(ReportColumns.ORDER, item.orderId());
  }

  private static @Nullable String time(@Nullable Instant time) {
    return time == null ? null : TimeFormat.iso(time);
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
