package io.github.partnertransfers.benchmarks;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A figure as the report prints it: a median and, in brackets, the minimum and the maximum.
 *
 * @param text the median with its unit
 */
record PrintedFigure(String text, double median, double minimum, double maximum) {
  private static final String VALUE = "(-?[\\d,]+(?:\\.\\d+)?)(?: (\\S+))?";
  private static final Pattern FIGURE =
      Pattern.compile("(" + VALUE + ")(?: \\(" + VALUE + " – " + VALUE + "\\))?");

  /** The factor of each unit, by which figures in different units of a kind compare. */
  private static final Map<String, Double> UNITS =
      Map.of("", 1.0, "µs", 1e3, "ms", 1e6, "s", 1e9, "B", 1.0, "kB", 1e3, "calls/s", 1.0);

  static PrintedFigure parse(String printed) {
    Matcher matcher = FIGURE.matcher(printed);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("not a figure: \"" + printed + '"');
    }
    double median = value(matcher, 2);
    boolean hasSpread = matcher.group(4) != null;
    return new PrintedFigure(
        matcher.group(1),
        median,
        hasSpread ? value(matcher, 4) : median,
        hasSpread ? value(matcher, 6) : median);
  }

  private static double value(Matcher matcher, int group) {
    String unit = matcher.group(group + 1) == null ? "" : matcher.group(group + 1);
    Double factor = UNITS.get(unit);
    if (factor == null) {
      throw new IllegalArgumentException("unknown unit: \"" + unit + '"');
    }
    return Double.parseDouble(matcher.group(group).replace(",", "")) * factor;
  }

  boolean hasSpread() {
    return minimum < maximum;
  }
}
