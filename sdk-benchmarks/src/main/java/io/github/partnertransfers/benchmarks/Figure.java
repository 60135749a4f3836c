package io.github.partnertransfers.benchmarks;

import java.util.List;

/** What one contender took for some work, as often as it was measured. */
record Figure(String work, String contender, Unit unit, List<Double> samples) {
  enum Unit {
    NANOSECONDS,
    CPU_NANOSECONDS,
    BYTES,
    CALLS_PER_SECOND,
    THREADS
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

  double least() {
    return samples.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
  }

  double most() {
    return samples.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
  }
}
