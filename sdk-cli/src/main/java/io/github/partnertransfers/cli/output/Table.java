package io.github.partnertransfers.cli.output;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Aligned rows under a header. A column is as wide as its widest cell; elastic columns share the
 * remaining width and are cut, the last column is wrapped. If the columns do not fit beside each
 * other, each row is a block. Notes below a row are wrapped.
 */
public final class Table {
  private static final int GAP = 2;
  private static final int MIN_ELASTIC_WIDTH = 6;
  private static final int MIN_WRAPPED_WIDTH = 20;
  private static final String INDENT = "    ";

  public record Cell(String text, AnsiStyle style) {}

  private record Column(String title, boolean elastic, boolean right) {}

  private record Line(List<Cell> cells, boolean note) {}

  private final List<Column> columns = new ArrayList<>();
  private final List<Line> lines = new ArrayList<>();

  public static Cell cell(String text) {
    return new Cell(text, AnsiStyle.PLAIN);
  }

  public static Cell cell(String text, AnsiStyle style) {
    return new Cell(text, style);
  }

  /** Adds a column that is never cut. */
  public Table column(String title) {
    columns.add(new Column(title, false, false));
    return this;
  }

  /** Adds a column of numbers, aligned to the right. */
  public Table numbers(String title) {
    columns.add(new Column(title, false, true));
    return this;
  }

  /** Adds a column that is cut if the table is too wide. */
  public Table elastic(String title) {
    columns.add(new Column(title, true, false));
    return this;
  }

  public Table row(List<Cell> cells) {
    lines.add(new Line(List.copyOf(cells), false));
    return this;
  }

  public Table row(Cell... cells) {
    return row(List.of(cells));
  }

  /** Adds a note to the row before. */
  public Table note(String text, AnsiStyle style) {
    lines.add(new Line(List.of(cell(text, style)), true));
    return this;
  }

  void print(PrintWriter out, AnsiFormatter ansi, int width) {
    if (width == StyledWriter.UNLIMITED) {
      moveNotesToColumn();
    }
    int[] widths = widths(width);
    int last = widths.length - 1;
    int beforeLast = Arrays.stream(widths, 0, last).sum() + GAP * last;
    if (beforeLast + widths[last] > width) {
      if (width - beforeLast < MIN_WRAPPED_WIDTH) {
        printStacked(out, ansi, width);
        return;
      }
      widths[last] = width - beforeLast;
    }
    List<Cell> titles = columns.stream().map(column -> cell(column.title, AnsiStyle.DIM)).toList();
    out.println(line(titles, widths, ansi));
    for (Line line : lines) {
      if (line.note) {
        printNote(out, ansi, width, line.cells.get(0));
      } else {
        printRow(out, line.cells, widths, ansi);
      }
    }
  }

  /** Prints a row, and wraps its last cell. */
  private void printRow(PrintWriter out, List<Cell> cells, int[] widths, AnsiFormatter ansi) {
    int last = widths.length - 1;
    int indent = Arrays.stream(widths, 0, last).sum() + GAP * last;
    Cell cell = cells.get(last);
    List<String> parts =
        columns.get(last).elastic ? List.of(cell.text) : Text.wrap(cell.text, widths[last]);
    List<Cell> first = new ArrayList<>(cells);
    first.set(last, cell(parts.get(0), cell.style));
    out.println(line(first, widths, ansi));
    for (String part : parts.subList(1, parts.size())) {
      out.println(" ".repeat(indent) + ansi.format(cell.style, part));
    }
  }

  /** Prints a block per row, because the columns do not fit beside each other. */
  private void printStacked(PrintWriter out, AnsiFormatter ansi, int width) {
    int label =
        columns.stream().skip(1).mapToInt(column -> Text.width(column.title)).max().orElse(0);
    for (Line line : lines) {
      if (line.note) {
        printNote(out, ansi, width, line.cells.get(0));
        continue;
      }
      Cell first = line.cells.get(0);
      out.println(ansi.format(first.style, Text.cut(first.text, width)));
      for (int i = 1; i < line.cells.size(); i++) {
        Cell cell = line.cells.get(i);
        if (!cell.text.isEmpty() && !cell.text.equals("-")) {
          String title = Text.padded(columns.get(i).title, label);
          int indent = GAP + label + GAP;
          for (String part : Text.wrap(cell.text, width - indent)) {
            out.print("  " + ansi.format(AnsiStyle.DIM, title) + "  ");
            out.println(ansi.format(cell.style, Text.cut(part, Math.max(1, width - indent))));
            title = " ".repeat(label);
          }
        }
      }
    }
  }

  private static void printNote(PrintWriter out, AnsiFormatter ansi, int width, Cell note) {
    for (String part : Text.wrap(note.text, width - INDENT.length())) {
      out.println(INDENT + ansi.format(note.style, part));
    }
  }

  /** Programs that read a table expect one line per row. */
  private void moveNotesToColumn() {
    List<Line> rows = new ArrayList<>();
    boolean hasNotes = false;
    for (Line line : lines) {
      if (!line.note) {
        List<Cell> cells = new ArrayList<>(line.cells);
        cells.add(cell(""));
        rows.add(new Line(cells, false));
      } else if (!rows.isEmpty()) {
        List<Cell> cells = rows.get(rows.size() - 1).cells;
        String before = cells.get(cells.size() - 1).text;
        String note = line.cells.get(0).text;
        cells.set(cells.size() - 1, cell(before.isEmpty() ? note : before + "; " + note));
        hasNotes = true;
      }
    }
    if (hasNotes) {
      column("NOTE");
      lines.clear();
      lines.addAll(rows);
    }
  }

  private String line(List<Cell> cells, int[] widths, AnsiFormatter ansi) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < cells.size(); i++) {
      Cell cell = cells.get(i);
      String text = Text.cut(cell.text, widths[i]);
      boolean last = i == cells.size() - 1;
      String gap = " ".repeat(Math.max(0, widths[i] - Text.width(text)));
      line.append(columns.get(i).right ? gap : "")
          .append(ansi.format(cell.style, text))
          .append(columns.get(i).right || last ? "" : gap)
          .append(last ? "" : " ".repeat(GAP));
    }
    return line.toString().stripTrailing();
  }

  private int[] widths(int total) {
    int[] widths = new int[columns.size()];
    int left = total - GAP * (columns.size() - 1);
    List<Integer> elastic = new ArrayList<>();
    for (int i = 0; i < widths.length; i++) {
      widths[i] = naturalWidth(i);
      if (columns.get(i).elastic) {
        elastic.add(i);
      } else {
        left -= widths[i];
      }
    }
    // Narrow columns come first and leave their unused share to wide ones.
    elastic.sort((a, b) -> Integer.compare(widths[a], widths[b]));
    for (int i = 0; i < elastic.size(); i++) {
      int column = elastic.get(i);
      int share = Math.max(MIN_ELASTIC_WIDTH, left / (elastic.size() - i));
      widths[column] = Math.min(widths[column], share);
      left -= widths[column];
    }
    return widths;
  }

  private int naturalWidth(int column) {
    int widest = Text.width(columns.get(column).title);
    for (Line line : lines) {
      if (!line.note) {
        widest = Math.max(widest, Text.width(line.cells.get(column).text));
      }
    }
    return widest;
  }
}
