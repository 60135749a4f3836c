package io.github.partnertransfers.benchmarks;

import io.github.partnertransfers.benchmarks.Figure.Unit;
import io.github.partnertransfers.benchmarks.SimulatedFleet.Rates;
import io.github.partnertransfers.rx.WatchOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The seconds from a change to its poll, and the requests for it, by policy. The figures are exact:
 * simulations in virtual time, from seeds.
 */
final class PollDelays implements Measurement {
  private static final double HOUR = 3_600;
  private static final double REQUESTS_PER_SECOND = 10;

  /** Shorter than any rate of these fleets allows, so that the rate decides. */
  private static final double MAX_INTERVAL = 30;

  private static final long SEED = 7;

  private static final List<String> POLICY_NAMES =
      List.of("round robin", "halving", "clairvoyant", "SDK", "SDK, half the requests");

  private static final List<String> WATCH_NAMES =
      List.of(
          "500, log-normal, 10 requests per second",
          "the same, a limit of 10 and 5 in turns, with 429",
          "200, transfers, no nudges",
          "the same, all changes nudged",
          "the same, up to an hour between polls",
          "the same, every hundredth nudge lost");

  private static final String[] COLUMNS = {"mean", "95th percentile", "99th percentile", "longest"};

  private static final String POLICIES =
      """

      ## Watching

      Seconds from a change to the poll that finds it, and requests for each change. Simulated in virtual time at 10 requests
      per second; the first half of the time does not count. "Round robin" polls all customers at one fixed interval.
      "Halving" was the rule of the SDK before: half the interval after a change, 1.5 times without. "Clairvoyant" knows the
      mean rate of each customer, but not the states of its transfers. "SDK" is the watch, which learns the rates
      ([decision 65](decisions/0065-poll-likely-changes-more-often.md)). "Interval" is the longest from poll to poll of a customer.

      | fleet | policy | mean | 95 % | 99 % | interval | requests per change |
      |---|---|---|---|---|---|---|
      """;

  private static final String WATCHED =
      """

      The watch itself, in virtual time, with a service that answers 429 beyond its limit, and with webhooks that nudge two
      seconds after a change. `maxIntervalWithNudges` is an hour in the last two rows.

      | 12 hours of a watch | mean | 95 % | 99 % | interval | requests per change |
      |---|---|---|---|---|---|
      """;

  /** The simulated fleets by name. */
  private static Map<String, Supplier<SimulatedFleet>> fleets() {
    Map<String, Supplier<SimulatedFleet>> fleets = new LinkedHashMap<>();
    fleets.put("500, log-normal rates (σ 2)", () -> random(500, Rates.LOG_NORMAL, 0.5, 12));
    fleets.put("500, Pareto (1.1)", () -> random(500, Rates.PARETO, 0.5, 12));
    fleets.put("5,000, log-normal", () -> random(5_000, Rates.LOG_NORMAL, 0.5, 24));
    fleets.put(
        "500, log-normal, four times the changes", () -> random(500, Rates.LOG_NORMAL, 2, 12));
    fleets.put("500, all alike", () -> random(500, Rates.ALIKE, 0.5, 12));
    fleets.put("500, transfers: days at rest, then minutes", PollDelays::transfers);
    fleets.put("5,000, transfers", () -> SimulatedFleet.ofTransfers(5_000, 0.5, 24, SEED));
    return fleets;
  }

  private static SimulatedFleet transfers() {
    return SimulatedFleet.ofTransfers(500, 0.05, 24, SEED);
  }

  private static SimulatedFleet random(int customers, Rates rates, double total, double hours) {
    return SimulatedFleet.ofRandomChanges(customers, rates, total, hours, SEED);
  }

  @Override
  public List<Figure> measure() {
    List<Figure> figures = new ArrayList<>();
    fleets()
        .forEach(
            (name, fleet) -> {
              List<DetectedChanges.Result> results = policies(fleet.get());
              for (int i = 0; i < results.size(); i++) {
                add(figures, name, POLICY_NAMES.get(i), results.get(i));
              }
            });
    figures.addAll(DelaysByRate.measure(transfers()));
    List<DetectedChanges.Result> watches = watches();
    for (int i = 0; i < watches.size(); i++) {
      add(figures, WATCH_NAMES.get(i), "watch", watches.get(i));
    }
    return figures;
  }

  /** Returns the results in the order of {@link #POLICY_NAMES}. */
  private static List<DetectedChanges.Result> policies(SimulatedFleet fleet) {
    int customers = fleet.customers();
    double rate = REQUESTS_PER_SECOND;
    return List.of(
        model(fleet, PollPolicy.roundRobin(customers), rate),
        model(fleet, PollPolicy.halving(customers, MAX_INTERVAL, SEED), rate),
        model(fleet, PollPolicy.clairvoyant(fleet), rate),
        model(fleet, PollPolicy.engine(customers, MAX_INTERVAL, SEED), rate),
        model(fleet, PollPolicy.engine(customers, MAX_INTERVAL, SEED), rate / 2));
  }

  private static DetectedChanges.Result model(
      SimulatedFleet fleet, PollPolicy policy, double rate) {
    return PollModel.run(fleet, policy, now -> rate, fleet.seconds / 2);
  }

  /** Returns the results in the order of {@link #WATCH_NAMES}. */
  private static List<DetectedChanges.Result> watches() {
    SimulatedFleet many = random(500, Rates.LOG_NORMAL, 0.5, 12);
    SimulatedFleet few = SimulatedFleet.ofTransfers(200, 0.02, 12, SEED);
    WatchOptions.Builder hour = WatchOptions.builder().maxIntervalWithNudges(Duration.ofHours(1));
    return List.of(
        watch(many, saturated(), steady(), 0),
        watch(many, saturated().requestsPerSecond(50), PollDelays::shifting, 0),
        watch(few, WatchOptions.builder(), steady(), 0),
        watch(few, WatchOptions.builder(), steady(), 1),
        watch(few, hour, steady(), 1),
        watch(few, hour, steady(), 0.99));
  }

  static WatchOptions.Builder saturated() {
    return WatchOptions.builder().maxInterval(Duration.ofSeconds((long) MAX_INTERVAL));
  }

  private static PollModel.Rate steady() {
    return now -> 1_000;
  }

  /** A limit that changes every hour. */
  static double shifting(double now) {
    return (long) (now / HOUR) % 2 == 0 ? REQUESTS_PER_SECOND : REQUESTS_PER_SECOND / 2;
  }

  private static DetectedChanges.Result watch(
      SimulatedFleet fleet, WatchOptions.Builder options, PollModel.Rate limit, double nudged) {
    return WatchedFleet.run(fleet, options, limit, nudged, fleet.seconds / 2).result();
  }

  private static void add(
      List<Figure> figures, String fleet, String policy, DetectedChanges.Result result) {
    double[] values = {
      result.mean(), result.percentile95(), result.percentile99(), result.longestInterval()
    };
    for (int i = 0; i < COLUMNS.length; i++) {
      figures.add(Figure.of(work(fleet, COLUMNS[i]), policy, Unit.SECONDS, List.of(values[i])));
    }
    figures.add(
        Figure.of(
            work(fleet, "requests"),
            policy,
            Unit.REQUESTS_PER_CHANGE,
            List.of(result.requestsPerChange())));
  }

  private static String work(String fleet, String column) {
    return "polls of " + fleet + ", " + column;
  }

  /** Returns the section of the report. */
  static String report(Figures figures) {
    StringBuilder text = new StringBuilder(POLICIES);
    for (String fleet : fleets().keySet()) {
      String name = fleet;
      for (String policy : POLICY_NAMES) {
        text.append("| ").append(name).append(" | ").append(policy);
        appendRow(text, figures, fleet, policy);
        name = "";
      }
    }
    text.append(DelaysByRate.report(figures));
    text.append(WATCHED);
    for (String name : WATCH_NAMES) {
      text.append("| ").append(name);
      appendRow(text, figures, name, "watch");
    }
    return text.toString();
  }

  private static void appendRow(StringBuilder text, Figures figures, String fleet, String policy) {
    for (String column : COLUMNS) {
      text.append(" | ").append(cell(figures, work(fleet, column), policy, Unit.SECONDS));
    }
    text.append(" | ")
        .append(cell(figures, work(fleet, "requests"), policy, Unit.REQUESTS_PER_CHANGE))
        .append(" |\n");
  }

  private static String cell(Figures figures, String work, String policy, Unit unit) {
    return figures.find(work, policy, unit).map(Figure::text).orElse("not measured");
  }
}
