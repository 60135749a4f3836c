package io.github.partnertransfers.cli.batch;

import io.github.partnertransfers.cli.batch.ReportRow.Outcome;
import java.util.List;

/** The reported rows of requests, as the ledger knows them. */
final class ReportRows {
  private ReportRows() {}

  static ReportRow unplanned(UnplannedRow unplanned) {
    return ReportRow.of(unplanned.row(), Outcome.REPEATABLE, unplanned.kind().label())
        .with(ReportColumns.ERROR, unplanned.reason());
  }

  /** Returns the rows of a transfer that was not sent yet. */
  static List<ReportRow> planned(PlannedTransfer planned) {
    return planned.rows().stream()
        .map(
            row ->
                ReportRow.of(row, Outcome.OK, "planned")
                    .with(ReportColumns.REQUEST_ID, planned.requestId()))
        .toList();
  }

  /** Returns the rows of a transfer that was not created, or may not have been. */
  static List<ReportRow> notCreated(PlannedTransfer planned, LedgerEntry entry) {
    boolean isRefused = entry.state() == RequestState.REFUSED;
    return planned.rows().stream()
        .map(
            row ->
                ReportRow.of(
                        row, isRefused ? Outcome.REPEATABLE : Outcome.FAILED, label(entry.state()))
                    .with(ReportColumns.ERROR_CODE, entry.errorCode())
                    .with(ReportColumns.ERROR, error(entry))
                    .with(ReportColumns.REQUEST_ID, entry.requestId()))
        .toList();
  }

  /** Returns the row of a created transfer with the status that it had then. */
  static ReportRow created(BatchRow row, LedgerEntry entry) {
    String status = entry.transferStatus() == null ? "created" : entry.transferStatus();
    return ReportRow.of(row, Outcome.OK, "")
        .with(ReportColumns.STATUS, status)
        .with(ReportColumns.TRANSFER, entry.transferId())
        .with(ReportColumns.REQUEST_ID, entry.requestId());
  }

  /** Returns the row of an action. */
  static ReportRow action(BatchRow row, LedgerEntry entry) {
    return ReportRow.of(row, entry.state().isDone() ? Outcome.OK : Outcome.FAILED, "")
        .with(ReportColumns.RESULT, label(entry.state()))
        .with(ReportColumns.STATUS, entry.transferStatus())
        .with(ReportColumns.ORDERS, String.join(";", entry.orderIds()))
        .with(ReportColumns.ERROR_CODE, entry.errorCode())
        .with(ReportColumns.ERROR, error(entry))
        .with(ReportColumns.REQUEST_ID, entry.requestId());
  }

  /** Returns the row of a transfer that was not sent, or that has no transfer. */
  static ReportRow notSent(BatchRow row, String result) {
    ReportRow empty = ReportRow.of(row, Outcome.OK, "").with(ReportColumns.RESULT, result);
    for (String column :
        List.of(
            ReportColumns.ORDERS,
            ReportColumns.ERROR_CODE,
            ReportColumns.ERROR,
            ReportColumns.REQUEST_ID)) {
      empty = empty.with(column, "");
    }
    return empty;
  }

  private static String label(RequestState state) {
    return (state == RequestState.SENDING ? RequestState.UNKNOWN : state).label();
  }

  private static String error(LedgerEntry entry) {
    if (entry.state() == RequestState.SENDING) {
      return "the run ended before the answer";
    }
    return entry.error() == null ? "" : entry.error();
  }
}
