package io.github.partnertransfers.benchmarks;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/** Makes one of the measurements and writes its figures into a file. */
final class Measurements {
  private static final Map<String, Measurement> ALL =
      Map.ofEntries(
          Map.entry("races", new Races()),
          Map.entry("list", new ListRace()),
          Map.entry("growth", new ListGrowth()),
          Map.entry("callers", new ManyCallers()),
          Map.entry("waiting", new WaitingCalls()),
          Map.entry("cold-start", new ColdStarts()),
          Map.entry("heap", new HeapPeak()),
          Map.entry("idle", new IdleClient()),
          Map.entry("objects", new MadeObjects()),
          Map.entry("watches", new ManyWatches()),
          Map.entry("tenants", new ManyTenants()),
          Map.entry("fleet-day", new FleetDay()),
          Map.entry("wire", new BytesOnTheWire()),
          Map.entry("polls", new PollDelays()));

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
