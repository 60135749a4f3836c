package io.github.partnertransfers.benchmarks;

import io.github.partnertransfers.benchmarks.PerformancePage.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/** A curve for each column of a table of growth, over the number of items in powers of ten. */
final class GrowthPlot {
  private static final int MARGIN = 16;
  private static final int LEFT = 56;
  private static final int RIGHT = SvgDocument.WIDTH - 56;
  private static final int CURVE_HEIGHT = 70;
  private static final int PANEL_HEIGHT = CURVE_HEIGHT + 64;

  private final String title;
  private final Table table;
  private final List<List<String>> rows;

  GrowthPlot(String title, Table table) {
    this.title = title;
    this.table = table;
    this.rows = table.body().stream().filter(row -> !row.get(0).equals("flat?")).toList();
  }

  String svg() {
    SvgDocument svg = new SvgDocument();
    StringJoiner description = new StringJoiner("; ", "", ".");
    svg.text(MARGIN, 30, "title", title);
    int top = 44;
    for (int column = 1; column < table.header().size(); column++) {
      description.add(panel(svg, column, top));
      top += PANEL_HEIGHT;
    }
    for (int row = 0; row < rows.size(); row++) {
      svg.text(x(row), top + 4, "muted middle", rows.get(row).get(0));
    }
    svg.text(SvgDocument.WIDTH / 2.0, top + 26, "muted middle", table.header().get(0));
    return svg.text(top + 26 + MARGIN, title, description.toString());
  }

  /** Draws the curve of a column and returns it as text. */
  private String panel(SvgDocument svg, int column, int top) {
    String name = table.header().get(column);
    List<PrintedFigure> figures = new ArrayList<>();
    for (List<String> row : rows) {
      figures.add(PrintedFigure.parse(row.get(column)));
    }
    double largest = figures.stream().mapToDouble(PrintedFigure::median).max().orElseThrow();
    svg.text(MARGIN, top + 18, "label", name);
    int zero = top + PANEL_HEIGHT - 22;
    svg.horizontal(MARGIN, SvgDocument.WIDTH - MARGIN, zero, "grid");
    StringBuilder curve = new StringBuilder();
    StringJoiner values = new StringJoiner(", ");
    for (int row = 0; row < figures.size(); row++) {
      PrintedFigure figure = figures.get(row);
      double y = zero - CURVE_HEIGHT * figure.median() / largest;
      curve.append(row == 0 ? "M" : "L");
      curve.append(SvgDocument.number(x(row))).append(' ').append(SvgDocument.number(y));
      values.add(rows.get(row).get(0) + " " + table.header().get(0) + " " + figure.text());
    }
    svg.path(curve.toString(), "line sdk");
    for (int row = 0; row < figures.size(); row++) {
      double y = zero - CURVE_HEIGHT * figures.get(row).median() / largest;
      double label = y + 20 < zero ? y + 20 : y - 9;
      svg.circle(x(row), y, 4, "sdk");
      svg.text(x(row), label, "value", figures.get(row).text());
    }
    return name + ": " + values;
  }

  private double x(int row) {
    return LEFT + (double) (RIGHT - LEFT) * row / (rows.size() - 1);
  }
}
