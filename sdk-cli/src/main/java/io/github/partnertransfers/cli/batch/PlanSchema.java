package io.github.partnertransfers.cli.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The input of {@code batch plan}: subscriptions to move, and new-commerce transfers to request.
 */
final class PlanSchema implements InputSchema {
  @Override
  public List<String> columns() {
    return BatchRow.COLUMNS;
  }

  @Override
  public Set<String> guids() {
    return Set.of(BatchRow.CUSTOMER, BatchRow.SOURCE, BatchRow.TARGET, BatchRow.SUBSCRIPTION);
  }

  @Override
  public List<String> reserved() {
    return ReportColumns.ALL;
  }

  @Override
  public List<String> missing(List<String> columns) {
    List<String> missing = new ArrayList<>();
    for (String column : List.of(BatchRow.CUSTOMER, BatchRow.SOURCE)) {
      if (!columns.contains(column)) {
        missing.add("column " + column + " is missing");
      }
    }
    boolean isLegacy = columns.contains(BatchRow.SUBSCRIPTION);
    if (!isLegacy && !columns.contains(BatchRow.NOTIFY)) {
      missing.add(
          "columns target and subscription (legacy) or sourceName and notify (new commerce) are"
              + " missing");
    } else if (isLegacy && !columns.contains(BatchRow.TARGET)) {
      missing.add("column target is missing");
    } else if (!isLegacy && !columns.contains(BatchRow.SOURCE_NAME)) {
      missing.add("column sourceName is missing");
    }
    return missing;
  }

  @Override
  public List<String> check(List<BatchRow> rows) {
    return RowChecks.of(rows);
  }
}
