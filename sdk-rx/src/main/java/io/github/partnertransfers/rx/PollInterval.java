package io.github.partnertransfers.rx;

import java.util.concurrent.TimeUnit;

/**
 * The interval between two regular polls of a customer; {@link WatchedCustomer#schedule} decides
 * when the next one is due. Guarded by the engine's lock.
 *
 * <p>The customer asks for half its last interval after a change, and for 1.5 times that interval
 * without. If all customers together ask for more requests than the rate allows, {@link PollBudget}
 * sets the interval instead.
 */
final class PollInterval {
  private static final double NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);

  /** The polls after a nudge that can find what it reports: it may precede the change. */
  private static final int POLLS_PER_NUDGE = 2;

  /**
   * The interval when all transfers have ended, in multiples of the initial one: a minute by
   * default. It then grows as usual. Short intervals, as in tests, stay short for a while.
   */
  private static final int ENDED_INTERVALS = 12;

  private final WatchOptions options;
  private final PollBudget budget;
  private final NudgeReliability nudges;
  private final PollBudget.Share share = new PollBudget.Share();

  /** The last interval that the customer asked for, without jitter, or 0 before the first. */
  private long asked;

  /** The start of the last poll whose response a watch has taken. */
  private long lastTaken = WatchEngine.NOT_YET;

  /** The number of polls that can still find what a nudge reports. */
  private int pollsForNudge;

  PollInterval(WatchOptions options, PollBudget budget, NudgeReliability nudges) {
    this.options = options;
    this.budget = budget;
    this.nudges = nudges;
    budget.add(share, options.interval().toNanos() / NANOS_PER_SECOND);
  }

  /** What a response says about a customer. */
  enum Finding {
    /** No watch has taken the response. */
    SKIPPED,
    /** The first response for all watches that have taken it. */
    FIRST,
    /** Nothing has changed since the last response. */
    UNCHANGED,
    /** Something has changed since the last response. */
    CHANGED;

    /** Returns what a response says to one watch. */
    static Finding of(boolean isFirst, boolean isChange) {
      return isFirst ? FIRST : isChange ? CHANGED : UNCHANGED;
    }

    /** Returns what a response says to two watches. */
    Finding or(Finding other) {
      return compareTo(other) < 0 ? other : this;
    }
  }

  /**
   * Returns the interval after a response, in nanoseconds.
   *
   * @param start the start of the poll
   * @param late how long the poll was due before
   */
  long afterResponse(
      long start, long late, Finding finding, Activity activity, double requestsPerSecond) {
    boolean isChange = finding == Finding.CHANGED;
    if (finding != Finding.SKIPPED) {
      if (finding != Finding.FIRST && lastTaken != WatchEngine.NOT_YET) {
        budget.observe(share, (start - lastTaken) / NANOS_PER_SECOND, isChange);
      }
      lastTaken = start;
      share.history.setActivity(activity);
    }
    boolean isReported = pollsForNudge > 0;
    pollsForNudge = isChange ? 0 : Math.max(0, pollsForNudge - 1);
    if (isChange) {
      nudges.recordChange(isReported);
    }
    if (activity == Activity.ENDED && (isChange || !isReported)) {
      asked = afterEnd();
    } else if (isChange) {
      asked = afterChange();
    } else {
      asked = afterNoChange();
    }
    return next(late, requestsPerSecond);
  }

  /** Returns the interval after a failure without a Retry-After, in nanoseconds. */
  long afterFailure(double requestsPerSecond) {
    asked = afterNoChange();
    return next(0, requestsPerSecond);
  }

  private long afterChange() {
    long initial = options.interval().toNanos();
    if (asked == 0) {
      return initial;
    }
    return nudges.isReliable()
        ? longest() // A nudge will report the next change.
        : Math.max(options.minInterval().toNanos(), Math.min(initial, asked / 2));
  }

  private long afterNoChange() {
    if (asked == 0) {
      return options.interval().toNanos();
    }
    return nudges.isReliable() ? longest() : Math.min(longest(), asked + asked / 2);
  }

  private long afterEnd() {
    long initial = options.interval().toNanos();
    boolean isLongest = nudges.isReliable() || initial >= longest() / ENDED_INTERVALS;
    return isLongest ? longest() : Math.max(afterNoChange(), ENDED_INTERVALS * initial);
  }

  private long longest() {
    return nudges.isReliable()
        ? options.maxIntervalWithNudges().toNanos()
        : options.maxInterval().toNanos();
  }

  private long next(long late, double requestsPerSecond) {
    budget.update(share, asked / NANOS_PER_SECOND);
    double nanos = asked;
    long max = Math.max(asked, options.maxInterval().toNanos());
    if (budget.isExceeded(requestsPerSecond)) {
      nanos = budget.interval(share, requestsPerSecond) * NANOS_PER_SECOND;
      nanos -= Math.min(nanos, (double) late) / 2; // Urgent polls or a pause took its turn.
      max = Math.round(budget.boundSeconds(requestsPerSecond) * NANOS_PER_SECOND);
    }
    double factor = 1 + options.jitter() * (2 * options.random().nextDouble() - 1);
    return Math.max(options.minInterval().toNanos(), Math.min(max, Math.round(nanos * factor)));
  }

  /** Resets the interval to the initial one: a nudge has reported a change. */
  void nudge() {
    asked = 0;
    pollsForNudge = POLLS_PER_NUDGE;
  }

  /** Ends the part of the customer in the budget. */
  void remove() {
    budget.remove(share);
  }
}
