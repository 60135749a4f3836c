package io.github.partnertransfers.benchmarks;

import io.github.partnertransfers.rx.EngineIntervals;
import io.github.partnertransfers.rx.WatchOptions;
import java.time.Duration;
import java.util.Random;

/** When to poll a customer again. Times are in seconds. */
interface PollPolicy {
  /** The interval after a poll of a customer that was late by some time. */
  double afterPoll(
      int customer,
      double now,
      double late,
      boolean isChange,
      SimulatedFleet.Phase phase,
      double requestsPerSecond);

  /** A fixed interval at which all polls together use the rate: one round after the other. */
  static PollPolicy roundRobin(int customers) {
    return (customer, now, late, isChange, phase, rate) -> customers / rate;
  }

  /**
   * Half the interval after a change and 1.5 times without, between 2 and {@code maxSeconds}
   * seconds, and whoever is due for the longest first.
   */
  static PollPolicy halving(int customers, double maxSeconds, long seed) {
    double[] intervals = new double[customers];
    Random random = new Random(seed);
    return (customer, now, late, isChange, phase, rate) -> {
      double last = intervals[customer];
      double next =
          isChange ? Math.max(2, Math.min(5, last / 2)) : Math.min(maxSeconds, last * 1.5);
      intervals[customer] = last == 0 ? 5 : next;
      double jittered = intervals[customer] * (0.9 + 0.2 * random.nextDouble());
      return Math.max(2, Math.min(maxSeconds, jittered));
    };
  }

  /** The optimum for random changes at constant rates that are known. */
  static PollPolicy clairvoyant(SimulatedFleet fleet) {
    double sum = 0;
    for (int i = 0; i < fleet.customers(); i++) {
      sum += Math.sqrt(fleet.rate(i));
    }
    double sumOfRoots = sum;
    return (customer, now, late, isChange, phase, rate) ->
        sumOfRoots / Math.sqrt(fleet.rate(customer)) / rate;
  }

  /** The watch engine's. */
  static PollPolicy engine(int customers, double maxSeconds, long seed) {
    WatchOptions options =
        WatchOptions.builder().maxInterval(Duration.ofMillis((long) (1_000 * maxSeconds))).build();
    EngineIntervals intervals = new EngineIntervals(customers, options, seed);
    return (customer, now, late, isChange, phase, rate) ->
        intervals.afterPoll(customer, now, late, isChange, phase.name(), rate);
  }
}
