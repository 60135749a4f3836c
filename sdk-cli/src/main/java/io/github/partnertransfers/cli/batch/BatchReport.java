package io.github.partnertransfers.cli.batch;

import io.github.partnertransfers.TransfersException;
import io.github.partnertransfers.cli.ExitCode;
import io.github.partnertransfers.cli.output.Text;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What became of each row of a plan, in the order of the input.
 *
 * @param columns the columns, the fixed ones first
 * @param inputColumns the columns of the input
 * @param failure the first failure that left the status of a transfer open
 */
public record BatchReport(
    List<String> columns,
    List<String> inputColumns,
    List<ReportRow> rows,
    @Nullable TransfersException failure) {
  /** Reports from the plan and its ledger alone. */
  public static BatchReport offline(Plan plan, BatchFiles files) {
    LedgerContent ledger = Ledger.read(files, LedgerSubject.of(plan));
    List<ReportRow> rows = new ArrayList<>();
    for (PlannedTransfer planned : plan.transfers()) {
      LedgerEntry entry = ledger.created(planned);
      if (entry == null) {
        rows.addAll(notCreated(planned, ledger));
      } else {
        planned.rows().forEach(row -> rows.add(ReportRows.created(row, entry)));
      }
    }
    return of(plan, rows, null);
  }

  /**
   * Reports from the plan and its ledger, and from the service.
   *
   * @throws TransfersException if a login fails
   */
  public static BatchReport of(
      Plan plan,
      BatchFiles files,
      ServiceConnection service,
      int concurrency,
      ProgressLine progress)
      throws InterruptedException {
    LedgerContent ledger = Ledger.read(files, LedgerSubject.of(plan));
    CreatedTransfers transfers = new CreatedTransfers(service);
    List<ReportRow> rows = new ArrayList<>();
    Map<PlannedTransfer, LedgerEntry> created = new LinkedHashMap<>();
    for (PlannedTransfer planned : plan.transfers()) {
      LedgerEntry entry = ledger.created(planned);
      if (entry == null) {
        rows.addAll(notCreated(planned, ledger));
      } else {
        created.put(planned, entry);
      }
    }
    progress.start(created.size(), 0);
    try {
      new ConcurrentCalls<Map.Entry<PlannedTransfer, LedgerEntry>>(concurrency)
          .perform(
              created.entrySet(),
              each -> {
                List<ReportRow> reported = transfers.report(each.getKey(), each.getValue());
                synchronized (rows) {
                  rows.addAll(reported);
                  progress.advance(false);
                }
              });
    } catch (IOException e) {
      throw new IllegalStateException(e); // A report writes no file.
    } finally {
      progress.close();
    }
    return of(plan, rows, transfers.failure());
  }

  private static List<ReportRow> notCreated(PlannedTransfer planned, LedgerContent ledger) {
    LedgerEntry entry = ledger.latest(planned.requestId());
    return entry == null ? ReportRows.planned(planned) : ReportRows.notCreated(planned, entry);
  }

  private static BatchReport of(
      Plan plan, List<ReportRow> rows, @Nullable TransfersException failure) {
    List<ReportRow> all = new ArrayList<>(rows);
    plan.unplannedRows().forEach(row -> all.add(ReportRows.unplanned(row)));
    all.sort(Comparator.comparingInt(row -> row.row().line()));
    return new BatchReport(
        ReportColumns.with(ReportColumns.ALL, plan.columns()), plan.columns(), all, failure);
  }

  /** Returns how many rows failed and can be planned again. */
  public int repeatable() {
    return repeatableRows().size();
  }

  List<ReportRow> repeatableRows() {
    return rows.stream().filter(ReportRow::isRepeatable).toList();
  }

  public int exitCode() {
    if (rows.stream().anyMatch(ReportRow::isFailed)) {
      return ExitCode.INCOMPLETE;
    }
    return failure == null ? ExitCode.DONE : ExitCode.of(failure);
  }

  /** Returns, for example, "40 rows: 38 Active, 2 refused". */
  public String summary() {
    Map<String, Integer> counts = new TreeMap<>();
    rows.forEach(row -> counts.merge(row.get(ReportColumns.STATUS), 1, Integer::sum));
    List<String> texts = new ArrayList<>();
    counts.forEach((status, count) -> texts.add(count + " " + status));
    return Text.count(rows.size(), "row") + ": " + String.join(", ", texts);
  }
}
