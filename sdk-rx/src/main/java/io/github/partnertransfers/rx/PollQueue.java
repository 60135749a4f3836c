package io.github.partnertransfers.rx;

import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The customers that wait for their next poll, in order. Guarded by the engine's lock.
 *
 * <p>The customer that is due for the longest goes first. Urgent customers (a nudge, a missing
 * transfer, the first response of a stream) can go out of turn, but with at most every fourth poll,
 * so that permanently urgent customers starve no regular one. The urgent customer with the oldest
 * poll goes first, so that they starve no urgent one either.
 */
final class PollQueue {
  private static final int REGULAR_PER_URGENT = 3;

  private final TreeSet<WatchedCustomer> all =
      new TreeSet<>((a, b) -> compare(a.dueAt, b.dueAt, a.sequence, b.sequence));

  private final TreeSet<WatchedCustomer> urgent =
      new TreeSet<>((a, b) -> compare(a.urgentAt, b.urgentAt, a.sequence, b.sequence));

  private int regularInARow = REGULAR_PER_URGENT;

  private static int compare(long time, long otherTime, long sequence, long otherSequence) {
    return time == otherTime
        ? Long.compare(sequence, otherSequence)
        : Long.compare(time, otherTime);
  }

  /** Adds a customer. Its times must not change while it is in the queue. */
  void add(WatchedCustomer customer) {
    all.add(customer);
    if (customer.urgentAt != WatchEngine.NEVER) {
      urgent.add(customer);
    }
  }

  void remove(WatchedCustomer customer) {
    all.remove(customer);
    urgent.remove(customer);
  }

  boolean isEmpty() {
    return all.isEmpty();
  }

  /** Returns when the first customer is due. The queue must not be empty. */
  long firstDue() {
    return all.first().dueAt;
  }

  /** Returns the next customer to poll, or null if none is due. */
  @Nullable WatchedCustomer next(long now) {
    if (all.isEmpty() || all.first().dueAt > now) {
      return null;
    }
    WatchedCustomer mostUrgent = regularInARow < REGULAR_PER_URGENT ? null : mostUrgent(now);
    return mostUrgent == null ? all.first() : mostUrgent;
  }

  private @Nullable WatchedCustomer mostUrgent(long now) {
    WatchedCustomer most = null;
    for (WatchedCustomer each : urgent) {
      if (each.urgentAt > now) {
        break;
      }
      most = most == null || each.lastPoll < most.lastPoll ? each : most;
    }
    return most;
  }

  /** Removes the customer that {@link #next} returned and counts its poll. */
  void removePolled(WatchedCustomer customer) {
    boolean isOutOfTurn = customer != all.first();
    regularInARow = isOutOfTurn ? 0 : regularInARow + 1;
    remove(customer);
  }
}
