package io.github.partnertransfers.rx;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** The poll intervals of the watch engine, for a model of it. Times are in seconds. */
public final class EngineIntervals {
  private static final double NANOS_PER_SECOND = 1e9;

  private final List<PollInterval> intervals = new ArrayList<>();
  private final boolean[] isPolled;

  public EngineIntervals(int customers, WatchOptions options, long seed) {
    WatchOptions seeded = options.toBuilder().random(new Random(seed)).build();
    PollBudget budget = new PollBudget(seeded);
    NudgeReliability nudges = new NudgeReliability(seeded);
    isPolled = new boolean[customers];
    for (int i = 0; i < customers; i++) {
      intervals.add(new PollInterval(seeded, budget, nudges));
    }
  }

  /**
   * Returns the interval to the next poll of a customer.
   *
   * @param late how long this poll had been due
   * @param activity the name of an {@link Activity}
   */
  public double afterPoll(
      int customer,
      double now,
      double late,
      boolean isChange,
      String activity,
      double requestsPerSecond) {
    boolean isFirst = !isPolled[customer];
    isPolled[customer] = true;
    long nanos =
        intervals
            .get(customer)
            .afterResponse(
                Math.round(now * NANOS_PER_SECOND),
                Math.round(late * NANOS_PER_SECOND),
                PollInterval.Finding.of(isFirst, isChange),
                Activity.valueOf(activity),
                requestsPerSecond);
    return nanos / NANOS_PER_SECOND;
  }
}
