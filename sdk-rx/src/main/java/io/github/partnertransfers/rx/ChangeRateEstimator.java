package io.github.partnertransfers.rx;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * Estimates how often customers change. A poll only shows whether something changed since the last
 * one. Guarded by the engine's lock.
 *
 * <p>A customer's rate is {@code r · f}. {@code r} is the mean rate of all customers with the same
 * {@link Activity}: the polls that found a change, divided by the time that they cover. {@code f}
 * is the customer's factor. Before the first poll it has an exponential distribution with mean 1.
 * After {@code k} polls with a change, in a time in which {@code e} changes are expected at the
 * mean rates, its mean is
 *
 * <pre>f = (1 + k) / (1 + e)</pre>
 *
 * so a new customer starts at the mean of its activity. {@code k} and {@code e} fade with each
 * change, expected or found, because rates do not last.
 *
 * <p>Source: the mean of a gamma posterior for Poisson events, for example A. Gelman et al.,
 * "Bayesian Data Analysis", chapter 2.6.
 */
final class ChangeRateEstimator {
  /** The number of changes over which the past of one customer fades. */
  private static final double CUSTOMER_MEMORY = 30;

  /** The same for the mean rates of all customers. */
  private static final double FLEET_MEMORY = 2_000;

  private final Map<Activity, MeanRate> meanRates = new EnumMap<>(Activity.class);

  /** What the polls of all customers with one activity have shown. */
  private static final class MeanRate {
    private double changes = 1;
    private double seconds;

    /** Starts with an assumption that counts as one change. */
    MeanRate(double secondsPerChange) {
      seconds = secondsPerChange;
    }

    double perSecond() {
      return changes / seconds;
    }
  }

  /** What the polls of one customer have shown. */
  static final class History {
    private Activity activity = Activity.OPEN;
    private double changes;
    private double expected;

    /** Returns what the last poll has shown. */
    Activity activity() {
      return activity;
    }

    void setActivity(Activity newActivity) {
      activity = newActivity;
    }
  }

  ChangeRateEstimator() {
    meanRates.put(Activity.IN_PROGRESS, new MeanRate(120));
    meanRates.put(Activity.OPEN, new MeanRate(10_000));
    meanRates.put(Activity.ENDED, new MeanRate(100_000));
    meanRates.put(Activity.NONE, new MeanRate(100_000));
  }

  /** Returns the estimated number of changes per second. It is positive. */
  double rate(History history) {
    return meanRate(history).perSecond() * (1 + history.changes) / (1 + history.expected);
  }

  private MeanRate meanRate(History history) {
    return Objects.requireNonNull(meanRates.get(history.activity));
  }

  /**
   * Counts a poll. The activity of the customer is still that of the poll before.
   *
   * @param elapsed the seconds since the poll before
   */
  void observe(History history, double elapsed, boolean isChange) {
    MeanRate mean = meanRate(history);
    double expected = mean.perSecond() * elapsed;
    double found = isChange ? 1 : 0;
    double kept = kept(Math.max(expected, found), CUSTOMER_MEMORY);
    history.changes = history.changes * kept + found;
    history.expected = history.expected * kept + expected;

    double meanKept = kept(expected, FLEET_MEMORY);
    mean.changes = mean.changes * meanKept + found;
    mean.seconds = mean.seconds * meanKept + elapsed;
  }

  /** Returns the part of the past that still counts; at least half, after a long interval too. */
  private static double kept(double changes, double memory) {
    return Math.max(0.5, 1 - changes / memory);
  }
}
