package io.github.partnertransfers.cli.batch;

import io.github.partnertransfers.cli.output.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The input of the commands on existing transfers, such as a report. A row without a transfer is
 * allowed, because a report has rows that were not created.
 */
final class ActionSchema implements InputSchema {
  private static final List<String> REQUIRED = List.of(BatchRow.CUSTOMER, BatchRow.TRANSFER);

  @Override
  public List<String> columns() {
    return List.of(BatchRow.REFERENCE, BatchRow.CUSTOMER, BatchRow.TRANSFER);
  }

  @Override
  public Set<String> guids() {
    return Set.copyOf(REQUIRED);
  }

  /** A report has columns of the same names as the result, which replace them. */
  @Override
  public List<String> reserved() {
    return List.of();
  }

  @Override
  public List<String> missing(List<String> columns) {
    return REQUIRED.stream()
        .filter(column -> !columns.contains(column))
        .map(column -> "column " + column + " is missing")
        .toList();
  }

  @Override
  public List<String> check(List<BatchRow> rows) {
    List<String> problems = new ArrayList<>();
    Map<String, BatchRow> first = new HashMap<>();
    for (BatchRow row : rows) {
      int before = problems.size();
      if (!row.has(BatchRow.TRANSFER)) {
        continue;
      }
      for (String column : REQUIRED) {
        String problem = RowChecks.guidProblem(row, column);
        if (problem != null) {
          problems.add("line " + row.line() + ": " + problem);
        }
      }
      if (problems.size() == before) {
        checkCustomer(row, first, problems);
      }
    }
    if (problems.isEmpty() && first.isEmpty() && !rows.isEmpty()) {
      problems.add("no row has a transfer");
    }
    return problems;
  }

  private static void checkCustomer(
      BatchRow row, Map<String, BatchRow> firstRows, List<String> problems) {
    String transfer = row.get(BatchRow.TRANSFER);
    BatchRow first = firstRows.putIfAbsent(transfer.toLowerCase(Locale.ROOT), row);
    if (first != null
        && !first.get(BatchRow.CUSTOMER).equalsIgnoreCase(row.get(BatchRow.CUSTOMER))) {
      problems.add(
          "line "
              + row.line()
              + ": transfer "
              + transfer
              + " is of customer "
              + Text.clean(first.get(BatchRow.CUSTOMER))
              + " on line "
              + first.line());
    }
  }
}
