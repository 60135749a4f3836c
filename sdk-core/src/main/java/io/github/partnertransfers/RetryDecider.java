package io.github.partnertransfers;

import java.time.Duration;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether and when an attempt is retried that {@link AttemptOutcome#kindOf} calls
 * retryable, such as one with status 429. The delay is random below the bound of the {@link
 * RetryPolicy}, and at least the Retry-After.
 */
final class RetryDecider {
  /** The delay before the retry, or the reason for none. */
  static final class Decision {
    final long delayNanos;
    final @Nullable String noRetryReason;

    private Decision(long delayNanos, @Nullable String noRetryReason) {
      this.delayNanos = delayNanos;
      this.noRetryReason = noRetryReason;
    }
  }

  private final RetryPolicy policy;
  final RetryBudget budget;
  private final Random random;

  RetryDecider(RetryPolicy policy, Random random) {
    this.policy = policy;
    this.budget = new RetryBudget(policy.budget());
    this.random = random;
  }

  /**
   * Decides about a retry and takes it from the budget.
   *
   * @param attempts the number of attempts that count, at least 1
   * @param maxAttempts the limit of the call, or null for that of the policy
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
    if (!budget.tryAcquire()) {
      return new Decision(0, "; the client's retry budget is exhausted");
    }
    return new Decision(delay, null);
  }
}
