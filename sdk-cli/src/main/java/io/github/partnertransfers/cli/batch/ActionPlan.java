package io.github.partnertransfers.cli.batch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The transfers of an input on which an action is done. Several rows of one transfer are one
 * request.
 *
 * @param columns the columns of the result
 * @param skippedRows the rows without a transfer
 * @param open how many of the requests have no final state yet
 */
public record ActionPlan(
    BatchAction action,
    List<String> columns,
    List<BatchRow> rows,
    List<TransferAction> requests,
    List<BatchRow> skippedRows,
    int open) {
  /** Plans from an input and its ledger, whose request ids are used again. */
  public static ActionPlan of(
      BatchAction action, BatchInput input, BatchFiles files, Supplier<String> newId) {
    LedgerContent ledger = Ledger.read(files, LedgerSubject.of(action));
    Map<String, List<BatchRow>> rowsByTransfer = new LinkedHashMap<>();
    List<BatchRow> skipped = new ArrayList<>();
    for (BatchRow row : input.rows()) {
      if (row.has(BatchRow.TRANSFER)) {
        rowsByTransfer
            .computeIfAbsent(
                row.get(BatchRow.TRANSFER).toLowerCase(Locale.ROOT), any -> new ArrayList<>())
            .add(row);
      } else {
        skipped.add(row);
      }
    }
    List<TransferAction> requests = new ArrayList<>();
    for (List<BatchRow> rows : rowsByTransfer.values()) {
      String customerId = rows.get(0).get(BatchRow.CUSTOMER);
      String transferId = rows.get(0).get(BatchRow.TRANSFER);
      String requestId = ledger.requestId(customerId, transferId);
      requests.add(
          new TransferAction(
              requestId == null ? newId.get() : requestId,
              customerId,
              transferId,
              List.copyOf(rows)));
    }
    return new ActionPlan(
        action,
        ReportColumns.with(ReportColumns.OF_ACTION, input.columns()),
        input.rows(),
        requests,
        skipped,
        (int) requests.stream().filter(ledger::isOpen).count());
  }

  /** Returns the rows without a transfer, for messages. */
  public List<String> skipped() {
    return skippedRows.stream().map(BatchRow::describe).toList();
  }

  /** Returns what became of each row, in the order of the input. */
  List<ReportRow> report(Function<String, @Nullable LedgerEntry> latest) {
    Map<BatchRow, TransferAction> requestsByRow = new LinkedHashMap<>();
    requests.forEach(request -> request.rows().forEach(row -> requestsByRow.put(row, request)));
    List<ReportRow> report = new ArrayList<>();
    for (BatchRow row : rows) {
      TransferAction request = requestsByRow.get(row);
      LedgerEntry entry = request == null ? null : latest.apply(request.requestId());
      if (request == null) {
        report.add(ReportRows.notSent(row, "skipped"));
      } else {
        report.add(
            entry == null ? ReportRows.notSent(row, "planned") : ReportRows.action(row, entry));
      }
    }
    return report;
  }
}
