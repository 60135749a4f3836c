package io.github.partnertransfers.benchmarks;

import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * A model of the watch engine that runs a day of thousands of customers in a second: one request at
 * a time at a given rate, answered at once, for the customer that is due for the longest. Times are
 * in seconds.
 */
final class PollModel {
  private record Due(double at, int customer) {}

  /** The requests per second that the service allows. */
  @FunctionalInterface
  interface Rate {
    double at(double now);
  }

  private PollModel() {}

  /** Polls the fleet, and counts from a time on. */
  static DetectedChanges.Result run(
      SimulatedFleet fleet, PollPolicy policy, Rate rate, double from) {
    DetectedChanges detected = new DetectedChanges(fleet, from);
    PriorityQueue<Due> queue =
        new PriorityQueue<>(Comparator.comparingDouble(Due::at).thenComparing(Due::customer));
    for (int i = 0; i < fleet.customers(); i++) {
      queue.add(new Due(0, i));
    }
    double next = 0;
    for (Due due = queue.remove(); ; due = queue.remove()) {
      double now = Math.max(next, due.at);
      if (now >= fleet.seconds) {
        return detected.result();
      }
      double requestsPerSecond = rate.at(now);
      next = Math.max(next, now) + 1 / requestsPerSecond;
      detected.countRequest(now);
      boolean isChange = detected.respond(due.customer, now);
      double interval =
          policy.afterPoll(
              due.customer,
              now,
              now - due.at,
              isChange,
              detected.phase(due.customer),
              requestsPerSecond);
      queue.add(new Due(now + interval, due.customer));
    }
  }
}
