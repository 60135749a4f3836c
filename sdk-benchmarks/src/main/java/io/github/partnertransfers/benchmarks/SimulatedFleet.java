package io.github.partnertransfers.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Customers and the times of their changes in seconds, from a seed. {@code StrictMath} makes them
 * the same on every machine.
 */
final class SimulatedFleet {
  /** How the mean change rates of customers are distributed. */
  enum Rates {
    LOG_NORMAL {
      @Override
      double next(Random random) {
        return StrictMath.exp(2 * random.nextGaussian());
      }
    },
    PARETO {
      @Override
      double next(Random random) {
        return StrictMath.pow(1 - random.nextDouble(), -1 / 1.1);
      }
    },
    ALIKE {
      @Override
      double next(Random random) {
        return 1;
      }
    };

    abstract double next(Random random);
  }

  /** What a customer's list shows. */
  enum Phase {
    IN_PROGRESS("InProgress"),
    OPEN("Pending"),
    ENDED("Complete");

    final String status;

    Phase(String status) {
      this.status = status;
    }
  }

  /** A change of a customer, and what the list shows from then on. */
  record Change(double at, Phase phase) {}

  private static final double HOUR = 3_600;
  private static final double DAY = 24 * HOUR;

  /** Enough for transfers of the past to be in all phases. */
  private static final double PAST = 20 * DAY;

  private static final int LINE_ITEMS = 4;
  private static final double MEAN_PENDING = 3 * DAY;
  private static final double MEAN_LINE_ITEM = 120;
  private static final double EXPIRING = 0.15;
  private static final double EXPIRY = 30 * DAY;

  /** Created, in progress, each line item, complete. */
  private static final int CHANGES_PER_TRANSFER = 3 + LINE_ITEMS;

  final double seconds;
  private final List<List<Change>> changes = new ArrayList<>();
  private final List<Phase> first = new ArrayList<>();
  private final List<Double> rates = new ArrayList<>();

  private SimulatedFleet(double hours) {
    seconds = hours * HOUR;
  }

  /**
   * A transfer of each customer that changes at random times, with a constant mean rate.
   *
   * @param total the changes per second of all customers
   */
  static SimulatedFleet ofRandomChanges(
      int customers, Rates rates, double total, double hours, long seed) {
    Random random = new Random(seed);
    SimulatedFleet fleet = new SimulatedFleet(hours);
    for (double rate : shares(customers, rates, total, random)) {
      List<Change> times = new ArrayList<>();
      for (double at = exponential(1 / rate, random);
          at < fleet.seconds;
          at += exponential(1 / rate, random)) {
        times.add(new Change(at, Phase.OPEN));
      }
      fleet.add(Phase.OPEN, times, rate);
    }
    return fleet;
  }

  /**
   * Customers that create transfers at log-normal rates. A transfer rests for days and then moves
   * through its line items within minutes, or expires.
   */
  static SimulatedFleet ofTransfers(int customers, double total, double hours, long seed) {
    Random random = new Random(seed);
    SimulatedFleet fleet = new SimulatedFleet(hours);
    for (double rate : shares(customers, Rates.LOG_NORMAL, total, random)) {
      SortedMap<Double, int[]> steps = new TreeMap<>();
      double meanGap = CHANGES_PER_TRANSFER / rate;
      for (double at = exponential(meanGap, random) - PAST;
          at < fleet.seconds;
          at += exponential(meanGap, random)) {
        addTransfer(steps, at, random);
      }
      fleet.add(steps);
    }
    return fleet;
  }

  private static void addTransfer(Map<Double, int[]> steps, double created, Random random) {
    steps.put(created, new int[] {1, 0});
    double started = created + exponential(MEAN_PENDING, random);
    if (random.nextDouble() < EXPIRING) {
      steps.put(created + EXPIRY, new int[] {-1, 0});
      return;
    }
    steps.put(started, new int[] {-1, 1});
    double at = started;
    for (int i = 0; i < LINE_ITEMS; i++) {
      at += exponential(MEAN_LINE_ITEM, random);
      steps.put(at, new int[] {0, 0});
    }
    steps.put(at + exponential(MEAN_LINE_ITEM, random), new int[] {0, -1});
  }

  /** Adds a customer from how the numbers of pending and of moving transfers change. */
  private void add(SortedMap<Double, int[]> steps) {
    int pending = 0;
    int moving = 0;
    Phase now = Phase.ENDED;
    Phase before = now;
    List<Change> times = new ArrayList<>();
    for (Map.Entry<Double, int[]> step : steps.entrySet()) {
      pending += step.getValue()[0];
      moving += step.getValue()[1];
      now = moving > 0 ? Phase.IN_PROGRESS : pending > 0 ? Phase.OPEN : Phase.ENDED;
      if (step.getKey() < 0) {
        before = now;
      } else if (step.getKey() < seconds) {
        times.add(new Change(step.getKey(), now));
      }
    }
    add(before, times, Math.max(1, times.size()) / seconds);
  }

  private void add(Phase before, List<Change> times, double rate) {
    first.add(before);
    changes.add(times);
    rates.add(rate);
  }

  private static double[] shares(int customers, Rates rates, double total, Random random) {
    double[] shares = new double[customers];
    double sum = 0;
    for (int i = 0; i < customers; i++) {
      shares[i] = rates.next(random);
      sum += shares[i];
    }
    for (int i = 0; i < customers; i++) {
      shares[i] *= total / sum;
    }
    return shares;
  }

  private static double exponential(double mean, Random random) {
    return -mean * StrictMath.log(1 - random.nextDouble());
  }

  int customers() {
    return changes.size();
  }

  List<Change> changes(int customer) {
    return changes.get(customer);
  }

  /** What the list of a customer shows after this number of changes. */
  Phase phase(int customer, int changeCount) {
    return changeCount == 0 ? first.get(customer) : changes(customer).get(changeCount - 1).phase();
  }

  /** The mean number of changes per second of a customer, which only a clairvoyant knows. */
  double rate(int customer) {
    return rates.get(customer);
  }
}
