package io.github.partnertransfers.rx;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** The resource usage of a fleet, as a table. */
final class FleetFigures {
  private static final String LINE = "| %-45s | %-13s | %-8s | %-12s |%n";

  /** A measurement and its limit. */
  enum Figure {
    REQUESTS_STREAM("requests per round, one stream", "500"),
    REQUESTS_STREAMS("requests per round, a stream per transfer", "500"),
    DELAY_STREAM("rounds until a change is seen, one stream", "at most 1"),
    DELAY_STREAMS("rounds until a change is seen, a stream each", "at most 1"),
    HEAP_STREAM("heap per transfer, one stream, bytes", "at most 1024"),
    HEAP_STREAMS("heap per transfer, a stream each, bytes", "at most 1024"),
    THREADS("threads", "at most 4"),
    REFUSED("limit of 50/s: share of 429, %", "below 2"),
    FAIRNESS("limit of 50/s: Jain fairness over customers", "at least 0.9"),
    THROUGHPUT("limit of 50/s: throughput, % of the limit", "at least 90"),
    REQUESTS_PER_CHANGE("limit of 50/s: requests per detected change", "");

    private final String what;
    private final String bound;

    Figure(String what, String bound) {
      this.what = what;
      this.bound = bound;
    }
  }

  private final Map<Figure, String> ours = new EnumMap<>(Figure.class);
  private final Map<Figure, String> naive = new EnumMap<>(Figure.class);

  void ours(Figure figure, long value) {
    ours.put(figure, text(value));
  }

  void ours(Figure figure, double value) {
    ours.put(figure, text(value));
  }

  void naive(Figure figure, long value) {
    naive.put(figure, text(value));
  }

  void naive(Figure figure, double value) {
    naive.put(figure, text(value));
  }

  private static String text(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  private static String text(double value) {
    return String.format(Locale.ROOT, "%,.3f", value);
  }

  @Override
  public String toString() {
    StringBuilder table = new StringBuilder();
    table.append(
        String.format(LINE, "10,000 transfers of 500 customers", "must be", "is", "naive poller"));
    table.append(String.format(LINE, "---", "---", "---", "---"));
    for (Figure figure : Figure.values()) {
      String here = ours.getOrDefault(figure, "");
      String there = naive.getOrDefault(figure, "");
      table.append(String.format(LINE, figure.what, figure.bound, here, there));
    }
    return table.toString();
  }
}
