package io.github.partnertransfers.rx;

/**
 * Client-side rate limit over all customers. Requests are spaced evenly, without bursts after idle
 * times. The rate starts at the maximum of the options. A 429 lowers it. It recovers along a cubic
 * curve, as in TCP CUBIC: fast at first, slowly around the throttled rate, then faster again.
 *
 * <p>Times are in nanoseconds of the engine. Guarded by the engine's lock.
 */
final class RateLimiter {
  private static final double NANOS_PER_SECOND = 1e9;

  /** The time in which the rate recovers to the throttled rate. */
  private static final double RECOVERY_NANOS = 30 * NANOS_PER_SECOND;

  /** The decrease of the rate after a 429, as a fraction. */
  private static final double DECREASE = 0.1;

  /** The decrease if the service throttles again early in the recovery. */
  private static final double LARGE_DECREASE = 0.5;

  private static final double EARLY_NANOS = RECOVERY_NANOS / 4;

  /** The minimum rate. */
  private static final double MIN_PER_SECOND = 0.1;

  private final double maxPerSecond;
  private double throttledPerSecond;
  private double decrease;
  private long recoveryStart;
  private long nextRequest;

  RateLimiter(double maxPerSecond) {
    this.maxPerSecond = maxPerSecond;
    this.throttledPerSecond = maxPerSecond;
  }

  /** Returns the time of the next permitted request. */
  long nextRequest() {
    return nextRequest;
  }

  /** Acquires a permit for a request, at {@link #nextRequest} or later. */
  void acquire(long now) {
    long spacing = (long) (NANOS_PER_SECOND / requestsPerSecond(now));
    boolean onTime = now - nextRequest < spacing;
    // A slightly late timer must not lower the rate.
    nextRequest = (onTime ? nextRequest : now) + spacing;
  }

  /**
   * Lowers the rate after a 429.
   *
   * @param sent the time when the request was sent
   * @param pause the time without requests
   */
  void throttled(long now, long sent, long pause) {
    double current = requestsPerSecond(now);
    boolean isFirst = decrease == 0 || sent >= recoveryStart;
    nextRequest = Math.max(nextRequest, now + pause);
    if (isFirst) {
      // Of concurrent requests, only the first 429 lowers the rate.
      decrease = decrease != 0 && now - recoveryStart < EARLY_NANOS ? LARGE_DECREASE : DECREASE;
      throttledPerSecond = current;
      recoveryStart = nextRequest;
    }
  }

  /** Returns the permitted rate. */
  double requestsPerSecond(long now) {
    double missing = 1 - Math.max(0, now - recoveryStart) / RECOVERY_NANOS;
    double curve = throttledPerSecond * (1 - decrease * missing * missing * missing);
    return Math.min(maxPerSecond, Math.max(MIN_PER_SECOND, curve));
  }
}
