package io.github.partnertransfers.cli.batch;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Checks the names of columns. */
final class ColumnChecks {
  private ColumnChecks() {}

  /** Returns what is wrong with the names of the columns of an input. */
  static List<String> of(List<String> columns, InputSchema schema) {
    List<String> problems = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (String column : columns) {
      if (column.isEmpty()) {
        problems.add("a column has no name");
      } else if (!seen.add(column)) {
        problems.add("column " + column + " is there twice");
      } else {
        checkName(column, schema, problems);
      }
    }
    return problems;
  }

  private static void checkName(String column, InputSchema schema, List<String> problems) {
    for (String known : schema.columns()) {
      if (column.equalsIgnoreCase(known) && !column.equals(known)) {
        problems.add("column " + column + " must be spelled " + known);
      }
    }
    if (schema.reserved().contains(column) && !schema.columns().contains(column)) {
      problems.add(
          "column "
              + column
              + " is a column of the report; rename it, or use the file of report --failed");
    }
  }
}
