package io.github.partnertransfers.benchmarks;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/** Makes one of the measurements and writes its figures into a file. */
final class Measurements {
  private static final Map<String, Measurement> ALL =
      Map.of(
          "races", new Races(),
          "list", new ListRace(),
          "growth", new ListGrowth(),
          "callers", new ManyCallers(),
          "waiting", new WaitingCalls(),
          "cold-start", new ColdStarts(),
          "heap", new HeapPeak(),
          "idle", new IdleClient(),
          "objects", new MadeObjects(),
          "watches", new ManyWatches());

  private Measurements() {}

  /**
   * Measures, and ends the process, whatever threads are left.
   *
   * @param arguments the name of the measurement, and the file
   */
  public static void main(String[] arguments) throws Exception {
    Measurement measurement = Objects.requireNonNull(ALL.get(arguments[0]), arguments[0]);
    Figures.write(measurement.measure(), Path.of(arguments[1]));
    System.exit(0);
  }
}
