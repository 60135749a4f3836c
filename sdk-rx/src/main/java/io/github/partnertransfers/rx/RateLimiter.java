package io.github.partnertransfers.rx;

/**
 * How many requests may be sent, over all customers. Requests are spaced evenly: after an idle time
 * there is no burst. The rate starts at the most that the options allow. When the service
 * throttles, it falls and comes back along a cubic curve: fast at first, slowly around the rate
 * that was too much, and then faster again, in case the service allows more by now. (TCP's CUBIC
 * finds the capacity of a network in this way.)
 *
 * <p>Times are in nanoseconds from one origin.
 */
final class RequestBudget {
  private static final double NANOS_PER_SECOND = 1e9;

  /** The time that the rate takes to come back to where it was throttled. */
  private static final double RECOVERY_NANOS = 30 * NANOS_PER_SECOND;

  /** The part of the rate that is given up. */
  private static final double CUT = 0.1;

  /** The same, if the service throttles again before much of the rate has come back. */
  private static final double DEEP_CUT = 0.5;

  private static final double AGAIN_NANOS = RECOVERY_NANOS / 4;

  /** However little the service allows, it is asked now and then. */
  private static final double LEAST_PER_SECOND = 0.1;

  private final double mostPerSecond;
  private double throttledPerSecond;
  private double cut;
  private long recoveryStart;
  private long readyNanos;

  RequestBudget(double mostPerSecond) {
    this.mostPerSecond = mostPerSecond;
    this.throttledPerSecond = mostPerSecond;
  }

  /** When the next request may be sent. */
  long readyNanos() {
    return readyNanos;
  }

  /** Takes the place of one request, which {@link #readyNanos} must allow. */
  void take(long now) {
    long spacing = (long) (NANOS_PER_SECOND / perSecond(now));
    boolean onTime = now - readyNanos < spacing;
    // Timers are a little late; that must not lower the rate.
    readyNanos = (onTime ? readyNanos : now) + spacing;
  }

  /**
   * The service refused a request as one too many.
   *
   * @param sent when that request was sent
   * @param pause for how long to send none
   */
  void throttled(long now, long sent, long pause) {
    double perSecond = perSecond(now);
    boolean isNews = cut == 0 || sent >= recoveryStart;
    readyNanos = Math.max(readyNanos, now + pause);
    if (isNews) {
      // Of the requests that were under way together, the first one told all.
      cut = cut != 0 && now - recoveryStart < AGAIN_NANOS ? DEEP_CUT : CUT;
      throttledPerSecond = perSecond;
      recoveryStart = readyNanos;
    }
  }

  /** The rate allowed now. */
  double perSecond(long now) {
    double missing = 1 - Math.max(0, now - recoveryStart) / RECOVERY_NANOS;
    double curve = throttledPerSecond * (1 - cut * missing * missing * missing);
    return Math.min(mostPerSecond, Math.max(LEAST_PER_SECOND, curve));
  }
}
