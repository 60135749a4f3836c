package io.github.partnertransfers.rx;

import java.util.ArrayList;
import java.util.List;

/**
 * Divides the request rate among the customers of an engine, while their {@link PollInterval}s ask
 * for more requests than the rate allows. Guarded by the engine's lock.
 *
 * <p>A customer with {@code λ} changes per second is then polled every
 *
 * <pre>T = s / √λ</pre>
 *
 * seconds. {@code s} is the same for all customers, and such that all polls together use the rate.
 * This minimizes the mean delay from a change to its poll. Source: K. C. Sia, J. Cho and H.-K. Cho,
 * "Efficient Monitoring Algorithm for Fast News Alerts", IEEE Transactions on Knowledge and Data
 * Engineering 19(7), 2007. {@link ChangeRateEstimator} estimates {@code λ}.
 *
 * <p>{@code T} is at least {@code minInterval}. It is at most {@code maxInterval} if the rate
 * allows to poll all customers that often. Otherwise it is at most twice the time in which the rate
 * allows one poll of each customer.
 */
final class PollBudget {
  private static final double NANOS_PER_SECOND = 1e9;

  /** Enough to find a scale in a range of a factor of a billion to less than a percent. */
  private static final int STEPS = 14;

  /** The scale is computed anew after this part of the customers was polled. */
  private static final double PART = 0.25;

  /** The change of the request rate after which the scale is computed anew. */
  private static final double RATE_CHANGE = 0.05;

  private final double minSeconds;
  private final double maxSeconds;
  private final ChangeRateEstimator estimator = new ChangeRateEstimator();
  private final List<Share> shares = new ArrayList<>();

  /** The requests per second that all intervals ask for. */
  private double demand;

  // The last computation of the scale.

  private double scale;
  private double boundSeconds;
  private double scaledRate;
  private int updates;

  /** The lowest rate for which an interval was set, since {@link #hasRateDoubled}. */
  private double lowestRate = Double.MAX_VALUE;

  /** The part of one customer in the budget. */
  static final class Share {
    final ChangeRateEstimator.History history = new ChangeRateEstimator.History();
    private double weight = 1;
    private double demand;
    private int index;
  }

  PollBudget(WatchOptions options) {
    minSeconds = options.minInterval().toNanos() / NANOS_PER_SECOND;
    maxSeconds = options.maxInterval().toNanos() / NANOS_PER_SECOND;
  }

  /** Adds a customer that asks for polls at an interval. */
  void add(Share share, double intervalSeconds) {
    share.index = shares.size();
    shares.add(share);
    update(share, intervalSeconds);
  }

  void remove(Share share) {
    Share last = shares.remove(shares.size() - 1);
    if (last != share) {
      shares.set(share.index, last);
      last.index = share.index;
    }
    demand -= share.demand;
    updates++;
  }

  /** Counts a poll of a customer that allows a comparison with the poll before. */
  void observe(Share share, double elapsedSeconds, boolean isChange) {
    estimator.observe(share.history, elapsedSeconds, isChange);
  }

  /** Sets the interval at which a customer asks for polls, after each of its polls. */
  void update(Share share, double intervalSeconds) {
    share.weight = Math.sqrt(estimator.rate(share.history));
    demand += 1 / intervalSeconds - share.demand;
    share.demand = 1 / intervalSeconds;
    updates++;
  }

  /** Returns whether the customers ask for more requests than the rate allows. */
  boolean isExceeded(double requestsPerSecond) {
    return demand > requestsPerSecond;
  }

  /** Returns the interval to the next poll, in seconds, if the budget is exceeded. */
  double interval(Share share, double requestsPerSecond) {
    if (updates > PART * shares.size()
        || Math.abs(requestsPerSecond - scaledRate) > RATE_CHANGE * scaledRate) {
      computeScale(requestsPerSecond);
    }
    lowestRate = Math.min(lowestRate, requestsPerSecond);
    return interval(share.weight, scale);
  }

  /** Returns the longest interval at a rate, in seconds. */
  double boundSeconds(double requestsPerSecond) {
    double round = shares.size() / requestsPerSecond;
    return Math.max(minSeconds, round <= maxSeconds ? maxSeconds : 2 * round);
  }

  /**
   * Returns whether the rate has doubled, so that intervals which were set before can be far too
   * long. Then returns false until it has doubled again.
   */
  boolean hasRateDoubled(double requestsPerSecond) {
    boolean hasDoubled = requestsPerSecond >= 2 * lowestRate;
    lowestRate = hasDoubled ? requestsPerSecond : lowestRate;
    return hasDoubled;
  }

  private double interval(double weight, double byScale) {
    return Math.max(minSeconds, Math.min(boundSeconds, byScale / weight));
  }

  private void computeScale(double requestsPerSecond) {
    updates = 0;
    scaledRate = requestsPerSecond;
    boundSeconds = boundSeconds(requestsPerSecond);
    demand = 0; // Summed up anew, without the rounding errors of many updates.
    double least = Double.MAX_VALUE;
    double most = 0;
    for (Share share : shares) {
      demand += share.demand;
      least = Math.min(least, share.weight);
      most = Math.max(most, share.weight);
    }
    double low = minSeconds * least;
    double high = boundSeconds * most;
    for (int i = 0; i < STEPS; i++) {
      double middle = Math.sqrt(low * high);
      if (requestsAt(middle) > requestsPerSecond) {
        low = middle;
      } else {
        high = middle;
      }
    }
    scale = high;
  }

  private double requestsAt(double byScale) {
    double sum = 0;
    for (Share share : shares) {
      sum += 1 / interval(share.weight, byScale);
    }
    return sum;
  }
}
