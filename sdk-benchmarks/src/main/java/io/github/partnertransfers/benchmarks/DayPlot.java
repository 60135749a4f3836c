package io.github.partnertransfers.benchmarks;

import io.github.partnertransfers.benchmarks.PerformancePage.Table;
import java.util.List;
import java.util.stream.Collectors;

/** The requests of each hour of a day, of a watch and of a poller with a fixed interval. */
final class DayPlot {
  private static final int MARGIN = 16;
  private static final int LEFT = 76;
  private static final int RIGHT = SvgDocument.WIDTH - 36;
  private static final int TOP = 126;
  private static final int BOTTOM = 310;

  private final String title;
  private final List<List<String>> hours;
  private final double largest;

  DayPlot(Table table) {
    this.title = table.section();
    this.hours = table.body();
    this.largest =
        hours.stream()
            .flatMap(hour -> hour.stream().skip(2))
            .mapToDouble(DayPlot::median)
            .max()
            .orElseThrow();
  }

  private static double median(String printed) {
    return PrintedFigure.parse(printed).median();
  }

  String svg() {
    SvgDocument svg = new SvgDocument();
    svg.text(MARGIN, 30, "title", title);
    svg.text(MARGIN, 52, "muted", "Requests per hour. Both see changes equally soon on average");
    legend(svg, 78, "line peer", "poller with a fixed interval");
    legend(svg, 102, "line sdk", "watch of the SDK");
    double step = 2 * Math.pow(10, Math.floor(Math.log10(largest)));
    for (double value = 0; value <= largest; value += step) {
      svg.horizontal(LEFT, RIGHT, y(value), "grid");
      svg.text(LEFT - 8, y(value) + 5, "muted end", SvgDocument.grouped(value));
    }
    for (int hour = 0; hour <= hours.size(); hour += 4) {
      svg.text(x(hour), BOTTOM + 22, "muted middle", hours.get(hour % hours.size()).get(0));
    }
    svg.path(steps(3), "line peer");
    svg.path(steps(2), "line sdk");
    return svg.text(BOTTOM + 22 + MARGIN, title, description());
  }

  private static void legend(SvgDocument svg, int baseline, String classes, String text) {
    svg.horizontal(MARGIN, MARGIN + 30, baseline - 5, classes);
    svg.text(MARGIN + 40, baseline, "", text);
  }

  private String steps(int column) {
    StringBuilder path = new StringBuilder("M" + LEFT + " ");
    for (int hour = 0; hour < hours.size(); hour++) {
      path.append(hour == 0 ? "" : "V");
      path.append(SvgDocument.number(y(median(hours.get(hour).get(column)))));
      path.append('H').append(SvgDocument.number(x(hour + 1)));
    }
    return path.toString();
  }

  private double y(double value) {
    return BOTTOM - (BOTTOM - TOP) * value / largest;
  }

  private double x(int hour) {
    return LEFT + (double) (RIGHT - LEFT) * hour / hours.size();
  }

  private String description() {
    return hours.stream()
        .map(hour -> hour.get(0) + " watch " + hour.get(2) + ", fixed interval " + hour.get(3))
        .collect(Collectors.joining("; ", "Requests in the hour from ", "."));
  }
}
