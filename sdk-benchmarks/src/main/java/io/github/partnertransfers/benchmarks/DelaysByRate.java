package io.github.partnertransfers.benchmarks;

import io.github.partnertransfers.benchmarks.Figure.Unit;
import java.util.ArrayList;
import java.util.List;

/**
 * The mean seconds from a change to its poll, by policy, at increasing request rates. The figures
 * are exact: simulations in virtual time, from seeds.
 */
final class DelaysByRate {
  /** The first header of the table, which the plot looks for. */
  static final String FIRST_HEADER = "requests per second";

  private static final List<Double> RATES = List.of(2.5, 5.0, 10.0, 20.0, 40.0);

  /** Below 1, so that no rate allows this interval for all customers, and the rate decides. */
  private static final double MAX_INTERVAL_IN_ROUNDS = 0.6;

  private static final long SEED = 7;

  private static final String WORDS =
      """

      The mean delay of "500, transfers" at increasing request rates. `maxInterval` is 0.6 of a round of all customers at
      each rate, so that every rate is too low for it. Where the rate suffices, the watch follows the rule of "halving".

      """;

  private enum Policy {
    ROUND_ROBIN("round robin"),
    HALVING("halving"),
    CLAIRVOYANT("clairvoyant"),
    SDK("SDK");

    final String title;

    Policy(String title) {
      this.title = title;
    }

    PollPolicy of(SimulatedFleet fleet, double requestsPerSecond) {
      int customers = fleet.customers();
      double maxInterval = MAX_INTERVAL_IN_ROUNDS * customers / requestsPerSecond;
      return switch (this) {
        case ROUND_ROBIN -> PollPolicy.roundRobin(customers);
        case HALVING -> PollPolicy.halving(customers, maxInterval, SEED);
        case CLAIRVOYANT -> PollPolicy.clairvoyant(fleet);
        case SDK -> PollPolicy.engine(customers, maxInterval, SEED);
      };
    }
  }

  private DelaysByRate() {}

  static List<Figure> measure(SimulatedFleet fleet) {
    List<Figure> figures = new ArrayList<>();
    for (double rate : RATES) {
      for (Policy policy : Policy.values()) {
        PollPolicy intervals = policy.of(fleet, rate);
        double mean = PollModel.run(fleet, intervals, now -> rate, fleet.seconds / 2).mean();
        figures.add(Figure.of(work(rate), policy.title, Unit.SECONDS, List.of(mean)));
      }
    }
    return figures;
  }

  /** Returns the part of the report with the plot and its table. */
  static String report(Figures figures) {
    StringBuilder text = new StringBuilder(WORDS);
    text.append(PerformancePlot.POLL_DELAYS.markdown());
    text.append("\n| ").append(FIRST_HEADER);
    for (Policy policy : Policy.values()) {
      text.append(" | ").append(policy.title);
    }
    text.append(" |\n|---|---|---|---|---|\n");
    for (double rate : RATES) {
      text.append("| ").append(SvgDocument.number(rate));
      for (Policy policy : Policy.values()) {
        text.append(" | ")
            .append(
                figures
                    .find(work(rate), policy.title, Unit.SECONDS)
                    .map(Figure::text)
                    .orElse("not measured"));
      }
      text.append(" |\n");
    }
    return text.toString();
  }

  private static String work(double rate) {
    return "polls at " + SvgDocument.number(rate) + " requests per second";
  }
}
