package io.github.partnertransfers.benchmarks;

import io.github.partnertransfers.benchmarks.PerformancePage.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * A line for the delays of each policy over the request rate. Both axes are logarithmic: equal
 * distances are equal ratios, and a delay in inverse proportion to the rate is a straight line.
 */
final class DelayPlot {
  private static final double NANOSECONDS_PER_SECOND = 1e9;
  private static final int MARGIN = 16;
  private static final int LEFT = 60;
  private static final int FIRST = LEFT + 48;
  private static final int LAST = SvgDocument.WIDTH - MARGIN - 94;
  private static final int TOP = 78;
  private static final int BOTTOM = 378;

  /** As close as two names can be, one below the other. */
  private static final int LINE_HEIGHT = 18;

  private static final String SDK = "SDK";

  /** The name of a policy, and its delay at each rate. */
  private record Line(String name, List<PrintedFigure> figures) {
    /** Returns seconds. */
    double delay(int row) {
      return figures.get(row).median() / NANOSECONDS_PER_SECOND;
    }

    DoubleStream delays() {
      return IntStream.range(0, figures.size()).mapToDouble(this::delay);
    }

    boolean isSdk() {
      return name.equals(SDK);
    }
  }

  private final String title;
  private final String rateName;
  private final List<PrintedFigure> rates;
  private final List<Line> lines;

  /** The delays with a grid line, ascending. No delay is outside. */
  private final List<Double> ticks;

  DelayPlot(String title, Table table) {
    this.title = title;
    this.rateName = table.header().get(0);
    this.rates = column(table, 0);
    this.lines =
        IntStream.range(1, table.header().size())
            .mapToObj(i -> new Line(table.header().get(i), column(table, i)))
            .toList();
    this.ticks = ticks(lines.stream().flatMapToDouble(Line::delays).summaryStatistics());
  }

  private static List<PrintedFigure> column(Table table, int column) {
    return table.body().stream().map(row -> PrintedFigure.parse(row.get(column))).toList();
  }

  /**
   * Returns multiples of powers of ten by 1, 2 and 5, from the largest that no delay is below to
   * the smallest that no delay is above.
   */
  private static List<Double> ticks(DoubleSummaryStatistics delays) {
    if (delays.getMin() <= 0) {
      throw new IllegalArgumentException("a logarithmic axis has no place for 0 seconds");
    }
    List<Double> ticks = new ArrayList<>();
    for (double power = Math.pow(10, Math.floor(Math.log10(delays.getMin()))); ; power *= 10) {
      for (int factor : new int[] {1, 2, 5}) {
        double tick = factor * power;
        if (tick <= delays.getMin()) {
          ticks.clear();
        }
        ticks.add(tick);
        if (tick >= delays.getMax() && ticks.size() > 1) {
          return ticks;
        }
      }
    }
  }

  String svg() {
    SvgDocument svg = new SvgDocument();
    svg.text(MARGIN, 30, "title", title);
    svg.text(MARGIN, 52, "muted", "Mean delay in seconds; both axes are logarithmic");
    for (double tick : ticks) {
      svg.horizontal(LEFT, LAST, y(tick), "grid");
      svg.text(LEFT - 8, y(tick) + 5, "muted end", SvgDocument.number(tick));
    }
    lines.stream().filter(line -> !line.isSdk()).forEach(line -> draw(svg, line));
    // On top of the lines that it crosses or touches.
    lines.stream().filter(Line::isSdk).forEach(line -> draw(svg, line));
    names(svg);
    for (PrintedFigure rate : rates) {
      svg.text(x(rate), BOTTOM + 24, "muted middle", rate.text());
    }
    svg.text((FIRST + LAST) / 2.0, BOTTOM + 46, "muted middle", rateName);
    return svg.text(BOTTOM + 46 + MARGIN, title, description());
  }

  private void draw(SvgDocument svg, Line line) {
    String color = line.isSdk() ? "sdk" : "peer";
    StringBuilder path = new StringBuilder();
    for (int row = 0; row < rates.size(); row++) {
      path.append(row == 0 ? "M" : "L").append(SvgDocument.number(x(rates.get(row))));
      path.append(' ').append(SvgDocument.number(y(line.delay(row))));
    }
    svg.path(path.toString(), "line " + color);
    for (int row = 0; row < rates.size(); row++) {
      double x = x(rates.get(row));
      double y = y(line.delay(row));
      svg.circle(x, y, 4, color);
      if (line.isSdk()) {
        svg.text(x - 20, y + 20, "value", line.figures().get(row).text());
      }
    }
  }

  /** Writes the name of each policy beside the end of its line, from the top to the bottom. */
  private void names(SvgDocument svg) {
    int last = rates.size() - 1;
    double lowest = Double.NEGATIVE_INFINITY;
    for (Line line :
        lines.stream()
            .sorted(Comparator.comparingDouble((Line line) -> line.delay(last)).reversed())
            .toList()) {
      lowest = Math.max(y(line.delay(last)) + 5, lowest + LINE_HEIGHT);
      svg.text(LAST + 10, lowest, line.isSdk() ? "label" : "", line.name());
    }
  }

  private double x(PrintedFigure rate) {
    double from = rates.get(0).median();
    double to = rates.get(rates.size() - 1).median();
    return FIRST + (LAST - FIRST) * Math.log(rate.median() / from) / Math.log(to / from);
  }

  private double y(double delay) {
    double from = ticks.get(0);
    double to = ticks.get(ticks.size() - 1);
    return BOTTOM - (BOTTOM - TOP) * Math.log(delay / from) / Math.log(to / from);
  }

  private String description() {
    StringJoiner rows = new StringJoiner("; ", "Mean delay at ", ".");
    for (int row = 0; row < rates.size(); row++) {
      StringJoiner delays =
          new StringJoiner(", ", rates.get(row).text() + " " + rateName + ": ", "");
      for (Line line : lines) {
        delays.add(line.name() + " " + line.figures().get(row).text());
      }
      rows.add(delays.toString());
    }
    return rows.toString();
  }
}
