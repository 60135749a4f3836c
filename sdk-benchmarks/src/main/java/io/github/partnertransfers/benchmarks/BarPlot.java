package io.github.partnertransfers.benchmarks;

import io.github.partnertransfers.benchmarks.PerformancePage.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A bar for the SDK and for each peer of a row, with a line from the minimum to the maximum. Each
 * row has a scale that starts at zero. Rows with the same name and the same figure of the SDK are
 * one group of bars.
 */
final class BarPlot {
  private static final int MARGIN = 16;
  private static final int BARS = 130;
  private static final int BARS_END = SvgDocument.WIDTH - MARGIN - 118;
  private static final int BAR_STEP = 24;
  private static final int BAR_HEIGHT = 16;

  private record Bar(String contender, PrintedFigure figure) {
    @Override
    public String toString() {
      return contender + " " + figure.text();
    }
  }

  private record Group(String name, String figureOfSdk) {}

  private final String title;
  private final boolean isShorterBetter;
  private final Map<Group, List<Bar>> groups = new LinkedHashMap<>();

  BarPlot(Table table, boolean isShorterBetter) {
    this.title = table.section();
    this.isShorterBetter = isShorterBetter;
    for (List<String> row : table.body()) {
      int colon = row.get(2).indexOf(": ");
      if (colon < 0 || isComparedWithItself(row)) {
        continue;
      }
      List<Bar> bars =
          groups.computeIfAbsent(
              new Group(row.get(0), row.get(1)),
              group -> new ArrayList<>(List.of(bar("SDK", group.figureOfSdk()))));
      bars.add(bar(row.get(2).substring(0, colon), row.get(2).substring(colon + 2)));
    }
  }

  /** The peak of the heap has no peer: it is compared with what remains of the same list. */
  private static boolean isComparedWithItself(List<String> row) {
    return row.get(0).startsWith("heap peak");
  }

  private static Bar bar(String contender, String printed) {
    return new Bar(contender, PrintedFigure.parse(printed));
  }

  String svg() {
    SvgDocument svg = new SvgDocument();
    svg.text(MARGIN, 30, "title", title);
    svg.text(
        MARGIN,
        52,
        "muted",
        (isShorterBetter ? "Shorter" : "Longer") + " is better. Lines: minimum to maximum");
    int y = 52;
    for (Map.Entry<Group, List<Bar>> group : groups.entrySet()) {
      y += 30;
      svg.text(MARGIN, y, "label", group.getKey().name());
      double largest =
          group.getValue().stream().mapToDouble(bar -> bar.figure().maximum()).max().orElseThrow();
      for (Bar bar : group.getValue()) {
        y += BAR_STEP;
        draw(svg, bar, y, (BARS_END - BARS) / largest);
      }
    }
    return svg.text(y + MARGIN, title, description());
  }

  private static void draw(SvgDocument svg, Bar bar, int baseline, double scale) {
    boolean isSdk = bar.contender().equals("SDK");
    PrintedFigure figure = bar.figure();
    double top = baseline - BAR_HEIGHT + 2;
    double middle = top + BAR_HEIGHT / 2.0;
    svg.text(BARS - 8, baseline, "end", bar.contender());
    svg.rectangle(
        BARS, top, Math.max(1, figure.median() * scale), BAR_HEIGHT, isSdk ? "sdk" : "peer");
    if (figure.hasSpread()) {
      double from = BARS + figure.minimum() * scale;
      svg.horizontal(from, BARS + figure.maximum() * scale, middle, "spread");
    }
    svg.text(SvgDocument.WIDTH - MARGIN, baseline, "end", figure.text());
  }

  private String description() {
    return groups.entrySet().stream()
        .map(
            group ->
                group.getKey().name()
                    + ": "
                    + group.getValue().stream()
                        .map(Bar::toString)
                        .collect(Collectors.joining(", ")))
        .collect(Collectors.joining("; ", "", "."));
  }
}
