package io.github.partnertransfers.cli.batch;

import io.github.partnertransfers.cli.output.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Checks rows without asking the service. */
final class RowChecks {
  private final List<String> problems = new ArrayList<>();

  /** The first line of each subscription, or of each new-commerce request. */
  private final Map<String, Integer> lines = new HashMap<>();

  private RowChecks() {}

  /** Returns what is wrong with the rows, each with its line. */
  static List<String> of(List<BatchRow> rows) {
    RowChecks checks = new RowChecks();
    rows.forEach(checks::check);
    return checks.problems;
  }

  private void check(BatchRow row) {
    int before = problems.size();
    checkGuid(row, BatchRow.CUSTOMER, true);
    checkGuid(row, BatchRow.SOURCE, true);
    if (row.isLegacy()) {
      checkGuid(row, BatchRow.TARGET, true);
      checkGuid(row, BatchRow.SUBSCRIPTION, true);
      for (String column : List.of(BatchRow.SOURCE_NAME, BatchRow.NOTIFY, BatchRow.PRODUCT_TYPES)) {
        if (row.has(column)) {
          add(row, column + " is for new commerce, but the row has a subscription");
        }
      }
    } else {
      checkNewCommerce(row);
    }
    if (row.has(BatchRow.SOURCE)
        && row.get(BatchRow.SOURCE).equalsIgnoreCase(row.get(BatchRow.TARGET))) {
      add(row, "source and target are the same partner, " + row.get(BatchRow.SOURCE));
    }
    if (problems.size() == before) {
      checkRepeated(row);
    }
  }

  private void checkNewCommerce(BatchRow row) {
    checkGuid(row, BatchRow.TARGET, false);
    if (!row.has(BatchRow.SOURCE_NAME) && !row.has(BatchRow.NOTIFY)) {
      add(row, "subscription (legacy) or sourceName and notify (new commerce) is missing");
    } else if (!row.has(BatchRow.SOURCE_NAME)) {
      add(row, "sourceName is missing");
    } else if (!row.has(BatchRow.NOTIFY)) {
      add(row, "notify is missing");
    } else if (!row.get(BatchRow.NOTIFY).matches("[^\\s@]+@[^\\s@]+")) {
      add(row, "notify must be an e-mail address, but is '" + shown(row, BatchRow.NOTIFY) + "'");
    }
  }

  private void checkGuid(BatchRow row, String column, boolean isRequired) {
    String problem = isRequired || row.has(column) ? guidProblem(row, column) : null;
    if (problem != null) {
      add(row, problem);
    }
  }

  /** Returns why the value of a column is no GUID, or null. */
  static @Nullable String guidProblem(BatchRow row, String column) {
    if (!row.has(column)) {
      return column + " is missing";
    }
    return Text.isGuid(row.get(column))
        ? null
        : column
            + " must be a GUID (xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx), but is '"
            + shown(row, column)
            + "'";
  }

  private static String shown(BatchRow row, String column) {
    return Text.cut(Text.clean(row.get(column)), 60);
  }

  private void checkRepeated(BatchRow row) {
    Integer first = lines.putIfAbsent(key(row).toLowerCase(Locale.ROOT), row.line());
    if (first != null) {
      add(
          row,
          row.isLegacy()
              ? "subscription " + row.get(BatchRow.SUBSCRIPTION) + " is already on line " + first
              : "the same request is already on line " + first);
    }
  }

  private static String key(BatchRow row) {
    return row.isLegacy()
        ? row.get(BatchRow.SUBSCRIPTION)
        : row.get(BatchRow.CUSTOMER)
            + " "
            + row.get(BatchRow.SOURCE)
            + " "
            + new TreeSet<>(row.productTypes());
  }

  private void add(BatchRow row, String problem) {
    problems.add("line " + row.line() + ": " + problem);
  }
}
