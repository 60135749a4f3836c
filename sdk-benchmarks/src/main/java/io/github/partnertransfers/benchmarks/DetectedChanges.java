package io.github.partnertransfers.benchmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** When the changes of a fleet were detected, from a time on. Times are in seconds. */
final class DetectedChanges {
  private final SimulatedFleet fleet;
  private final double from;
  private final int[] counts;
  private final double[] lastPolls;
  private final List<Double> delays = new ArrayList<>();
  private double longestInterval;
  private int requests;

  /** Counts what happens from this time on. */
  DetectedChanges(SimulatedFleet fleet, double from) {
    this.fleet = fleet;
    this.from = from;
    this.counts = new int[fleet.customers()];
    this.lastPolls = new double[fleet.customers()];
  }

  /** What a policy achieved. Times are in seconds. */
  record Result(
      double mean,
      double percentile95,
      double percentile99,
      double longestInterval,
      int requests,
      int changes) {

    double requestsPerChange() {
      return (double) requests / changes;
    }
  }

  void countRequest(double now) {
    requests += now >= from ? 1 : 0;
  }

  boolean isPolled(int customer) {
    return lastPolls[customer] > 0;
  }

  /** Counts a response of a customer. Returns whether something changed since the last one. */
  boolean respond(int customer, double now) {
    if (now >= from && isPolled(customer)) {
      longestInterval = Math.max(longestInterval, now - lastPolls[customer]);
    }
    boolean isFirst = !isPolled(customer);
    lastPolls[customer] = Math.max(now, Double.MIN_VALUE);
    List<SimulatedFleet.Change> changes = fleet.changes(customer);
    int before = counts[customer];
    for (int i = before; i < changes.size() && changes.get(i).at() <= now; i++) {
      counts[customer]++;
      if (changes.get(i).at() >= from && !isFirst) {
        delays.add(now - changes.get(i).at());
      }
    }
    return counts[customer] > before;
  }

  /** What the last response of a customer has shown. */
  SimulatedFleet.Phase phase(int customer) {
    return fleet.phase(customer, counts[customer]);
  }

  int count(int customer) {
    return counts[customer];
  }

  Result result() {
    Collections.sort(delays);
    double mean = delays.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    return new Result(
        mean, percentile(95), percentile(99), longestInterval, requests, delays.size());
  }

  private double percentile(int percent) {
    return delays.isEmpty() ? 0 : delays.get((int) ((long) delays.size() * percent / 100));
  }
}
