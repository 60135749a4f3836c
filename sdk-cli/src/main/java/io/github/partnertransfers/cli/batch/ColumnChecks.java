package io.github.partnertransfers.cli.batch;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Checks the names of columns. */
final class ColumnChecks {
  private ColumnChecks() {}

  /** Returns what is wrong with the names of the columns of an input. */
  static List<String> of(List<String> columns) {
    List<String> problems = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (String column : columns) {
      if (column.isEmpty()) {
        problems.add("a column has no name");
      } else if (!seen.add(column)) {
        problems.add("column " + column + " is there twice");
      } else {
        checkName(column, problems);
      }
    }
    return problems;
  }

  private static void checkName(String column, List<String> problems) {
    for (String known : BatchRow.COLUMNS) {
      if (column.equalsIgnoreCase(known) && !column.equals(known)) {
        problems.add("column " + column + " must be spelled " + known);
      }
    }
    if (ReportRow.COLUMNS.contains(column) && !BatchRow.COLUMNS.contains(column)) {
      problems.add(
          "column "
              + column
              + " is a column of the report; rename it, or use the file of report --failed");
    }
  }

  /** Returns which columns of a CSV file are missing. */
  static List<String> missing(List<String> columns) {
    if (columns.size() == 1 && columns.get(0).contains(";")) {
      return List.of("the columns must be separated by commas, not by semicolons");
    }
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
}
