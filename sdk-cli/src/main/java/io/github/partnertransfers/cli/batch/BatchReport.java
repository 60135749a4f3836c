package io.github.partnertransfers.cli.batch;

import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.TransfersException;
import io.github.partnertransfers.cli.ExitCode;
import io.github.partnertransfers.cli.output.Text;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
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
  /**
   * Reports from the plan and its ledger, and from the service.
   *
   * @param client null to send nothing
   * @param errorText describes a failed call
   * @throws TransfersException if a login fails
   */
  public static BatchReport of(
      BatchFiles files,
      @Nullable TransfersClient client,
      RequestRate rate,
      Function<TransfersException, String> errorText)
      throws InterruptedException {
    Plan plan = PlanFile.read(files);
    LedgerContent ledger = Ledger.read(files, plan);
    CreatedTransfers created =
        client == null ? null : new CreatedTransfers(client, rate, errorText);
    List<ReportRow> rows = new ArrayList<>();
    plan.impossibleRows().forEach(row -> rows.add(ReportRow.impossible(row)));
    for (PlannedTransfer planned : plan.transfers()) {
      rows.addAll(report(planned, ledger.latest(planned.requestId()), created));
    }
    rows.sort(Comparator.comparingInt(row -> row.row().line()));
    return new BatchReport(
        ReportRow.columns(plan), plan.columns(), rows, created == null ? null : created.failure());
  }

  private static List<ReportRow> report(
      PlannedTransfer planned, @Nullable LedgerEntry entry, @Nullable CreatedTransfers created)
      throws InterruptedException {
    if (entry == null) {
      return planned.rows().stream()
          .map(row -> ReportRow.planned(row, planned.requestId()))
          .toList();
    }
    if (entry.state() != RequestState.CREATED) {
      return planned.rows().stream().map(row -> ReportRow.notCreated(row, entry)).toList();
    }
    return created == null
        ? planned.rows().stream().map(row -> CreatedTransfers.fromLedger(row, entry)).toList()
        : created.report(planned, entry);
  }

  /** Returns the rows that failed and that a new plan can repeat. */
  public List<ReportRow> repeatableRows() {
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
    rows.forEach(row -> counts.merge(Text.clean(row.status()), 1, Integer::sum));
    List<String> texts = new ArrayList<>();
    counts.forEach((status, count) -> texts.add(count + " " + status));
    return Text.count(rows.size(), "row") + ": " + String.join(", ", texts);
  }
}
