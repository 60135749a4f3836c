package io.github.partnertransfers;

import java.time.Duration;
import java.util.Objects;
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
  public abstract int maxAttempts();

  /** The bound of the first wait; half a second by default. */
  public abstract Duration baseDelay();

  /** The bound that no wait of ours exceeds; 20 seconds by default. Retry-After may exceed it. */
  public abstract Duration maxDelay();

  /**
   * How many retries all calls of a client together may make without a success in between; 100 by
   * default. Ten calls that succeed at once, or one that succeeds after a retry, earn one more.
   * When the budget is spent a failed call isn't retried, so that an outage isn't made worse.
   */
  public abstract int budget();

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
    long bound = Durations.toNanos(baseDelay());
    long max = Durations.toNanos(maxDelay());
    for (int i = 1; i < failedAttempts && bound < max; i++) {
      bound *= 2;
    }
    return Math.min(bound, max);
  }

  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder that starts from these values. */
  public final Builder toBuilder() {
    return new Builder()
        .maxAttempts(maxAttempts())
        .baseDelay(baseDelay())
        .maxDelay(maxDelay())
        .budget(budget());
  }

  /** Collects the values of a {@link RetryPolicy}. */
  public static final class Builder {
    private int maxAttempts = 4;
    private Duration baseDelay = Duration.ofMillis(500);
    private Duration maxDelay = Duration.ofSeconds(20);
    private int budget = 100;

    Builder() {}

    /** See {@link RetryPolicy#maxAttempts}. */
    public Builder maxAttempts(int newMaxAttempts) {
      maxAttempts = newMaxAttempts;
      return this;
    }

    /** See {@link RetryPolicy#budget}. */
    public Builder budget(int retries) {
      budget = retries;
      return this;
    }

    /** See {@link RetryPolicy#baseDelay}. */
    public Builder baseDelay(Duration newBaseDelay) {
      baseDelay = Objects.requireNonNull(newBaseDelay, "baseDelay");
      return this;
    }

    /** See {@link RetryPolicy#maxDelay}. */
    public Builder maxDelay(Duration newMaxDelay) {
      maxDelay = Objects.requireNonNull(newMaxDelay, "maxDelay");
      return this;
    }

    /**
     * The policy.
     *
     * @throws IllegalArgumentException if a value is out of range; the message names it
     */
    public RetryPolicy build() {
      RetryPolicy policy = new ImmutableRetryPolicy(maxAttempts, baseDelay, maxDelay, budget);
      policy.check();
      return policy;
    }
  }
}
