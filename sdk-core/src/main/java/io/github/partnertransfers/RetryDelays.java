package io.github.partnertransfers;

import java.time.Duration;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Decides whether and when a call is retried, by the policy and the budget of its client. */
final class RetryDelays {
  /** A decision: the delay, or why there is no retry. */
  static final class Decision {
    final long delayNanos;
    final @Nullable String refusal;

    private Decision(long delayNanos, @Nullable String refusal) {
      this.delayNanos = delayNanos;
      this.refusal = refusal;
    }
  }

  private final RetryPolicy policy;
  final RetryBudget budget;
  private final Random random;

  RetryDelays(RetryPolicy policy, Random random) {
    this.policy = policy;
    this.budget = new RetryBudget(policy.budget());
    this.random = random;
  }

  /**
   * Decides what follows a failed attempt; takes a retry from the budget if there is to be one.
   *
   * @param attempts how many attempts count so far, at least 1
   * @param maxAttempts the call's own limit; null for that of the policy
   */
  Decision next(
      int attempts,
      @Nullable Integer maxAttempts,
      @Nullable Duration retryAfter,
      long remainingNanos) {
    if (attempts >= (maxAttempts == null ? policy.maxAttempts() : maxAttempts)) {
      return new Decision(0, "");
    }
    long delay = (long) (random.nextDouble() * policy.boundNanos(attempts));
    if (retryAfter != null) {
      delay = Math.max(delay, Durations.toNanos(retryAfter));
    }
    if (delay >= remainingNanos) {
      return new Decision(0, "; the deadline leaves no time to retry");
    }
    if (!budget.tryRetry()) {
      return new Decision(0, "; the client's retry budget is exhausted");
    }
    return new Decision(delay, null);
  }
}
