package io.github.partnertransfers;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * A token bucket that limits the retries of all calls of a client. Retries take from it, successes
 * refill it. It allows retries of a short failure and few in an outage.
 */
final class RetryBudget {
  /** The cost of a retry: the gain of this many calls that succeed at the first attempt. */
  private static final int RETRY_COST = 10;

  private final int capacity;
  private final AtomicInteger balance;

  /**
   * Creates a full budget.
   *
   * @param retries the number of retries without a success in between
   */
  RetryBudget(int retries) {
    this.capacity = (int) Math.min(Integer.MAX_VALUE / 2, (long) retries * RETRY_COST);
    this.balance = new AtomicInteger(capacity);
  }

  /** Takes a retry from the budget. Returns false if it is exhausted. */
  boolean tryAcquire() {
    int before = balance.get();
    while (before >= RETRY_COST) {
      if (balance.compareAndSet(before, before - RETRY_COST)) {
        return true;
      }
      before = balance.get();
    }
    return false;
  }

  /** Returns a retry that was not made. */
  void refund() {
    fill(RETRY_COST);
  }

  /** Refills the budget after a successful call; after a retry, by the cost of a retry. */
  void succeeded(boolean afterRetry) {
    fill(afterRetry ? RETRY_COST : 1);
  }

  private void fill(int gain) {
    int before = balance.get();
    // A full budget, the common case, needs no write.
    while (before < capacity && !balance.compareAndSet(before, Math.min(capacity, before + gain))) {
      before = balance.get();
    }
  }
}
