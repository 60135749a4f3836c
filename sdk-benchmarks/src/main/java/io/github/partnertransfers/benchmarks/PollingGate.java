package io.github.partnertransfers.benchmarks;

import io.github.partnertransfers.benchmarks.SimulatedFleet.Rates;
import io.github.partnertransfers.rx.WatchOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Compares the delays and the requests of simulated watches with the committed figures. They are
 * exact, so a difference is an effect of a change of the code, for better or worse.
 */
final class PollingGate {
  private static final double TOLERANCE = 0.01;
  private static final double HOUR = 3_600;
  private static final long SEED = 7;

  private PollingGate() {}

  /**
   * Simulates, and exits with status 1 if a figure has moved.
   *
   * @param arguments the file of committed figures, and {@code update} to replace it
   */
  public static void main(String[] arguments) throws IOException {
    Path file = Path.of(arguments[0]);
    Map<String, Long> measured = measure();
    if (arguments.length > 1 && arguments[1].equals("update")) {
      CommittedFigures.write(file, "Simulated delays in milliseconds, and requests", measured);
      System.out.println("wrote " + file);
      System.exit(0);
    }
    Map<String, Long> committed = CommittedFigures.read(file);
    measured.forEach(
        (row, value) ->
            System.out.printf("%-55s %,9d, committed %,9d%n", row, value, committed.get(row)));
    List<String> problems = problems(committed, measured);
    problems.forEach(problem -> System.err.println("polling gate: " + problem));
    System.exit(problems.isEmpty() ? 0 : 1);
  }

  /** Returns a line for each figure that has moved or is missing. */
  static List<String> problems(Map<String, Long> committed, Map<String, Long> measured) {
    return CommittedFigures.problems(
        committed,
        measured,
        "",
        (row, expected, value) ->
            Math.abs(value - expected) > TOLERANCE * expected
                ? String.format("%s: committed %,d, measured %,d", row, expected, value)
                : null);
  }

  static Map<String, Long> measure() {
    Map<String, Long> figures = new LinkedHashMap<>();
    SimulatedFleet logNormal = SimulatedFleet.ofRandomChanges(500, Rates.LOG_NORMAL, 0.5, 6, SEED);
    addModel(figures, "log-normal rates", logNormal);
    addModel(figures, "all alike", SimulatedFleet.ofRandomChanges(500, Rates.ALIKE, 0.5, 3, SEED));
    addModel(figures, "transfers", SimulatedFleet.ofTransfers(500, 0.05, 12, SEED));
    SimulatedFleet few = SimulatedFleet.ofTransfers(50, 0.01, 12, SEED);
    add(
        figures,
        "watch at a limit that shifts",
        WatchedFleet.run(
                SimulatedFleet.ofRandomChanges(200, Rates.LOG_NORMAL, 0.5, 3, SEED),
                PollDelays.saturated().requestsPerSecond(50),
                PollDelays::shifting,
                0,
                HOUR)
            .result());
    add(figures, "watch without nudges", watch(few, WatchOptions.builder(), 0));
    add(
        figures,
        "watch with nudges",
        watch(few, WatchOptions.builder().maxIntervalWithNudges(Duration.ofHours(1)), 1));
    return figures;
  }

  private static void addModel(Map<String, Long> figures, String name, SimulatedFleet fleet) {
    add(
        figures,
        name,
        PollModel.run(
            fleet, PollPolicy.engine(fleet.customers(), 30, SEED), now -> 10, fleet.seconds / 3));
  }

  private static DetectedChanges.Result watch(
      SimulatedFleet fleet, WatchOptions.Builder options, double nudged) {
    return WatchedFleet.run(fleet, options, now -> 1_000, nudged, HOUR).result();
  }

  private static void add(Map<String, Long> figures, String name, DetectedChanges.Result result) {
    figures.put(name + ": mean delay", Math.round(1_000 * result.mean()));
    figures.put(name + ": 99th percentile", Math.round(1_000 * result.percentile99()));
    figures.put(name + ": requests", (long) result.requests());
  }
}
