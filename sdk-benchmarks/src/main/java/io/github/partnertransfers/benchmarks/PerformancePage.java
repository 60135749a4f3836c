package io.github.partnertransfers.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The tables of docs/performance.md. Plots are drawn from these, so that they show its figures. */
final class PerformancePage {
  /** A table, with the title of its section. Rows include the header, without the dashes. */
  record Table(String section, List<List<String>> rows) {
    List<String> header() {
      return rows.get(0);
    }

    /** Returns the rows below the header. */
    List<List<String>> body() {
      return rows.subList(1, rows.size());
    }
  }

  private final List<Table> tables = new ArrayList<>();

  PerformancePage(String markdown) {
    String section = "";
    List<List<String>> rows = new ArrayList<>();
    for (String line : Stream.concat(markdown.lines(), Stream.of("")).toList()) {
      if (line.startsWith("## ")) {
        section = line.substring("## ".length());
      }
      if (line.startsWith("|")) {
        rows.add(cells(line));
      } else if (!rows.isEmpty()) {
        rows.remove(1); // The dashes.
        tables.add(new Table(section, List.copyOf(rows)));
        rows.clear();
      }
    }
  }

  private static List<String> cells(String line) {
    String inner = line.strip().replaceAll("^\\||\\|$", "");
    return Stream.of(inner.split("\\|", -1)).map(cell -> cell.strip().replace("`", "")).toList();
  }

  /**
   * Returns a table of a section.
   *
   * @param firstHeader the first cell of its header
   */
  Table table(String section, String firstHeader) {
    return tables.stream()
        .filter(table -> table.section().equals(section))
        .filter(table -> table.header().get(0).equals(firstHeader))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no table in the section \"" + section + "\" with \"" + firstHeader + '"'));
  }
}
