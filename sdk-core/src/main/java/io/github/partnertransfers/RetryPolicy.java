package io.github.partnertransfers;

import java.time.Duration;
import org.immutables.value.Value;

/**
 * How often and how fast a call is repeated. A wait is drawn at random between zero and a bound
 * that doubles with each attempt ("full jitter"), and is never shorter than the service's
 * Retry-After.
 */
@Value.Immutable
@ValueStyle
public abstract class RetryPolicy {
  /** Four attempts; waits of at most 0.5, 1 and 2 seconds unless the service asks for more. */
  public static final RetryPolicy DEFAULT = builder().build();

  /** One attempt. */
  public static final RetryPolicy NONE = builder().maxAttempts(1).build();

  RetryPolicy() {}

  /**
   * The most requests to send for one call; 4 by default. The one that replaces a refused token
   * doesn't count.
   */
  @Value.Default
  public int maxAttempts() {
    return 4;
  }

  /** The bound of the first wait; half a second by default. */
  @Value.Default
  public Duration baseDelay() {
    return Duration.ofMillis(500);
  }

  /** The bound that no wait of ours exceeds; 20 seconds by default. Retry-After may exceed it. */
  @Value.Default
  public Duration maxDelay() {
    return Duration.ofSeconds(20);
  }

  /**
   * How many retries all calls of a client together may make without a success in between; 100 by
   * default. Ten calls that succeed at once, or one that succeeds after a retry, earn one more.
   * When the budget is spent a failed call isn't retried, so that an outage isn't made worse.
   */
  @Value.Default
  public int budget() {
    return 100;
  }

  @Value.Check
  void check() {
    if (maxAttempts() < 1) {
      throw new IllegalArgumentException("maxAttempts must be at least 1, but is " + maxAttempts());
    }
    if (budget() < 0) {
      throw new IllegalArgumentException("budget must not be negative, but is " + budget());
    }
    if (baseDelay().isNegative() || maxDelay().compareTo(baseDelay()) < 0) {
      throw new IllegalArgumentException(
          "maxDelay must be at least baseDelay, and both not negative, but they are "
              + maxDelay()
              + " and "
              + baseDelay());
    }
  }

  /** The bound of the wait after this many failed attempts, in nanoseconds. */
  final long boundNanos(int failedAttempts) {
    long bound = Nanos.of(baseDelay());
    long max = Nanos.of(maxDelay());
    for (int i = 1; i < failedAttempts && bound < max; i++) {
      bound *= 2;
    }
    return Math.min(bound, max);
  }

  public static Builder builder() {
    return ImmutableRetryPolicy.builder();
  }

  /** Collects the values of a {@link RetryPolicy}. */
  public abstract static class Builder {
    Builder() {}

    /** See {@link RetryPolicy#maxAttempts}. */
    public abstract Builder maxAttempts(int maxAttempts);

    /** See {@link RetryPolicy#budget}. */
    public abstract Builder budget(int retries);

    /** See {@link RetryPolicy#baseDelay}. */
    public abstract Builder baseDelay(Duration baseDelay);

    /** See {@link RetryPolicy#maxDelay}. */
    public abstract Builder maxDelay(Duration maxDelay);

    /**
     * The policy.
     *
     * @throws IllegalArgumentException if a value is out of range; the message names it
     */
    public abstract RetryPolicy build();
  }
}
