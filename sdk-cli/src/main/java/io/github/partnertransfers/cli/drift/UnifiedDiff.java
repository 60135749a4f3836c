package io.github.partnertransfers.cli.drift;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Writes edits of one file in the form that {@code patch} and {@code git apply} read. */
final class UnifiedDiff {
  private static final int CONTEXT = 3;

  private final List<String> lines;
  private final StringBuilder diff = new StringBuilder();

  private UnifiedDiff(List<String> lines) {
    this.lines = lines;
  }

  /**
   * Returns the diff; empty without edits.
   *
   * @param lines the file, split at its line feeds: the last line is empty if the file ends with
   *     one
   * @param edits in any order, without overlaps; those of one line are applied in their order
   */
  static String of(String path, List<String> lines, List<Edit> edits) {
    if (edits.isEmpty()) {
      return "";
    }
    List<Edit> sorted = new ArrayList<>(edits);
    sorted.sort(Comparator.comparingInt(Edit::line).thenComparingInt(Edit::removed));
    UnifiedDiff unified = new UnifiedDiff(withoutEnd(lines));
    unified.diff.append("--- a/").append(path).append("\n+++ b/").append(path).append('\n');
    int shift = 0;
    for (int first = 0; first < sorted.size(); ) {
      int next = first + 1;
      while (next < sorted.size()
          && sorted.get(next).line() - sorted.get(next - 1).end() <= 2 * CONTEXT) {
        next++;
      }
      shift += unified.hunk(sorted.subList(first, next), shift);
      first = next;
    }
    return unified.diff.toString();
  }

  private static List<String> withoutEnd(List<String> lines) {
    int last = lines.size() - 1;
    if (!lines.get(last).isEmpty()) {
      throw new IllegalArgumentException("the last line has no line feed");
    }
    return lines.subList(0, last);
  }

  /** Writes a hunk and returns how many lines it adds. */
  private int hunk(List<Edit> edits, int shift) {
    int from = Math.max(0, edits.get(0).line() - CONTEXT);
    int to = Math.min(lines.size(), edits.get(edits.size() - 1).end() + CONTEXT);
    int added = edits.stream().mapToInt(edit -> edit.inserted().size() - edit.removed()).sum();
    int length = to - from;
    diff.append("@@ -").append(from + 1).append(',').append(length);
    diff.append(" +").append(from + 1 + shift).append(',').append(length + added);
    diff.append(" @@\n");
    int line = from;
    for (Edit edit : edits) {
      write(' ', lines.subList(line, edit.line()));
      write('-', lines.subList(edit.line(), edit.end()));
      write('+', edit.inserted());
      line = edit.end();
    }
    write(' ', lines.subList(line, to));
    return added;
  }

  private void write(char sign, List<String> part) {
    part.forEach(line -> diff.append(sign).append(line).append('\n'));
  }
}
