package io.github.partnertransfers;

import java.time.Duration;
import java.util.Objects;
import org.immutables.value.Value;

/**
 * How often and how fast failed attempts are retried. A delay is random between zero and a bound
 * that doubles with each attempt ("full jitter"), and at least the service's Retry-After.
 */
@Value.Immutable
@ValueStyle
public abstract class RetryPolicy {
  /** Four attempts; delays of at most 0.5, 1 and 2 seconds, or the Retry-After if it is longer. */
  public static final RetryPolicy DEFAULT = builder().build();

  /** One attempt, no retry. */
  public static final RetryPolicy NONE = builder().maxAttempts(1).build();

  RetryPolicy() {}

  /**
   * Returns the maximum number of attempts of one call; 4 by default. The attempt after a 401
   * doesn't count.
   */
  public abstract int maxAttempts();

  /** Returns the bound of the first delay; 0.5 seconds by default. */
  public abstract Duration baseDelay();

  /** Returns the maximum bound; 20 seconds by default. A Retry-After may exceed it. */
  public abstract Duration maxDelay();

  /**
   * Returns how many retries all calls of a client together may make without a success in between;
   * 100 by default. Ten calls that succeed at the first attempt, or one that succeeds after a
   * retry, earn one retry. With an exhausted budget failed calls aren't retried, to limit load in
   * an outage.
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

  /** Returns the bound of the delay after this many failed attempts, in nanoseconds. */
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

    /** Sets {@link RetryPolicy#maxAttempts}. */
    public Builder maxAttempts(int newMaxAttempts) {
      maxAttempts = newMaxAttempts;
      return this;
    }

    /** Sets {@link RetryPolicy#budget}. */
    public Builder budget(int retries) {
      budget = retries;
      return this;
    }

    /** Sets {@link RetryPolicy#baseDelay}. */
    public Builder baseDelay(Duration newBaseDelay) {
      baseDelay = Objects.requireNonNull(newBaseDelay, "baseDelay");
      return this;
    }

    /** Sets {@link RetryPolicy#maxDelay}. */
    public Builder maxDelay(Duration newMaxDelay) {
      maxDelay = Objects.requireNonNull(newMaxDelay, "maxDelay");
      return this;
    }

    /**
     * Returns the policy.
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
