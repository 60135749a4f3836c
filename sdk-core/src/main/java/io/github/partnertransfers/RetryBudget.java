package io.github.partnertransfers;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many retries all calls of a client may make together (a token bucket). Retries draw on it and
 * successes fill it, so that an outage is met with hardly more requests than there are calls, while
 * a short disturbance is ridden out.
 */
final class RetryBudget {
  /** A retry costs as much as this many calls that succeed at once bring in. */
  private static final int RETRY_COST = 10;

  private final int capacity;
  private final AtomicInteger balance;

  /**
   * A full budget.
   *
   * @param retries how many retries can be made without a success in between
   */
  RetryBudget(int retries) {
    this.capacity = (int) Math.min(Integer.MAX_VALUE / 2, (long) retries * RETRY_COST);
    this.balance = new AtomicInteger(capacity);
  }

  /** Pays for a retry, if there is enough left. */
  boolean tryRetry() {
    int before = balance.get();
    while (before >= RETRY_COST) {
      if (balance.compareAndSet(before, before - RETRY_COST)) {
        return true;
      }
      before = balance.get();
    }
    return false;
  }

  /** Takes back a retry that was paid for and not made. */
  void refund() {
    fill(RETRY_COST);
  }

  /** A call succeeded; after a retry, what that cost comes back. */
  void succeeded(boolean afterRetry) {
    fill(afterRetry ? RETRY_COST : 1);
  }

  private void fill(int gain) {
    int before = balance.get();
    // The ordinary case, a full budget, writes nothing that other threads have to see.
    while (before < capacity && !balance.compareAndSet(before, Math.min(capacity, before + gain))) {
      before = balance.get();
    }
  }
}
