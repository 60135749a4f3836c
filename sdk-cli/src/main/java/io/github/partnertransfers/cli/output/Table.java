package io.github.partnertransfers.cli.output;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * Aligned rows under a header. A column is as wide as its widest cell; elastic columns share the
 * remaining width and are cut. Notes below a row are wrapped.
 */
public final class Table {
  private static final int GAP = 2;
  private static final int MIN_ELASTIC_WIDTH = 6;
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
    List<Cell> titles = columns.stream().map(column -> cell(column.title, AnsiStyle.DIM)).toList();
    out.println(line(titles, widths, ansi));
    for (Line line : lines) {
      if (line.note) {
        Cell note = line.cells.get(0);
        for (String part : Text.wrap(note.text, width - INDENT.length())) {
          out.println(INDENT + ansi.format(note.style, part));
        }
      } else {
        out.println(line(line.cells, widths, ansi));
      }
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
