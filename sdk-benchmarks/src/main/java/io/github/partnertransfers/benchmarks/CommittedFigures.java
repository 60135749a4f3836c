package io.github.partnertransfers.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A file of figures that a gate compares with what it measures: one row and figure a line. */
final class CommittedFigures {
  /** Compares a figure with the committed one. */
  interface Comparison {
    /** Returns what is wrong, or null. */
    @Nullable String problem(String row, long committed, long measured);
  }

  private CommittedFigures() {}

  static Map<String, Long> read(Path file) throws IOException {
    Map<String, Long> figures = new LinkedHashMap<>();
    for (String line : Files.readAllLines(file)) {
      if (!line.startsWith("#")) {
        String[] columns = line.split(",", 2);
        figures.put(columns[0], Long.parseLong(columns[1]));
      }
    }
    return figures;
  }

  static void write(Path file, String comment, Map<String, Long> figures) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add("# " + comment + "; sdk-benchmarks/gate update writes this.");
    figures.forEach((row, value) -> lines.add(row + "," + value));
    Files.write(file, lines);
  }

  /**
   * Returns a line for each figure that the comparison refuses, and for each that is missing.
   *
   * @param unit what follows a figure, such as {@code " bytes"}
   */
  static List<String> problems(
      Map<String, Long> committed, Map<String, Long> measured, String unit, Comparison comparison) {
    List<String> problems = new ArrayList<>();
    measured.forEach(
        (row, value) -> {
          Long expected = committed.get(row);
          String problem =
              expected == null
                  ? row + ": measured " + value + unit + ", but no figure is committed"
                  : comparison.problem(row, expected, value);
          if (problem != null) {
            problems.add(problem);
          }
        });
    committed.keySet().stream()
        .filter(row -> !measured.containsKey(row))
        .forEach(row -> problems.add(row + ": a figure is committed, but none measured"));
    return problems;
  }
}
