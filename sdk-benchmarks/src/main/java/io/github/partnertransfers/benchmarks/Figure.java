package io.github.partnertransfers.benchmarks;

import java.util.List;

/** What one contender took for some work, as often as it was measured. */
record Figure(String work, String contender, Unit unit, List<Double> samples) {
  enum Unit {
    NANOSECONDS,
    CPU_NANOSECONDS,
    BYTES,
    CALLS_PER_SECOND,
    THREADS,
    REQUESTS,
    CHANGES,
    SECONDS,
    REQUESTS_PER_CHANGE;

    String text(double value) {
      return switch (this) {
        case NANOSECONDS, CPU_NANOSECONDS ->
            Math.abs(value) < 1e6
                ? String.format("%,.2f µs", value / 1e3)
                : String.format("%,.1f ms", value / 1e6);
        case BYTES ->
            Math.abs(value) < 10_000
                ? String.format("%,.0f B", value)
                : String.format("%,.1f kB", value / 1e3);
        case CALLS_PER_SECOND -> String.format("%,.0f calls/s", value);
        case THREADS, REQUESTS, CHANGES -> String.format("%,.0f", value);
        case SECONDS -> String.format("%,.1f s", value);
        case REQUESTS_PER_CHANGE -> String.format("%,.1f", value);
      };
    }
  }

  static Figure of(String work, String contender, Unit unit, List<Double> samples) {
    return new Figure(work, contender, unit, List.copyOf(samples));
  }

  boolean is(String otherWork, String otherContender, Unit otherUnit) {
    return work.equals(otherWork) && contender.equals(otherContender) && unit == otherUnit;
  }

  double median() {
    List<Double> sorted = samples.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  /** The same, without this much of each sample. */
  Figure minus(double value) {
    return of(work, contender, unit, samples.stream().map(sample -> sample - value).toList());
  }

  /** The median, and the spread if there is one. */
  String text() {
    String least = unit.text(least());
    String most = unit.text(most());
    return unit.text(median()) + (least.equals(most) ? "" : " (" + least + " – " + most + ")");
  }

  double least() {
    return samples.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
  }

  double most() {
    return samples.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
  }
}
