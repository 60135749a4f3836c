package io.github.partnertransfers.rx;

import io.github.partnertransfers.rx.WatchEngine.Customer;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The customers that wait for their next poll, and whose turn it is. Guarded by the engine's lock.
 *
 * <p>Of those that are due, the one that is due for the longest goes first, so that all get their
 * share. Urgent ones (a nudge, a transfer that seems to have vanished, the first answer of a
 * stream) may go before the others, but only with every fourth poll: however many are urgent all
 * the time, three quarters of the polls go by turn, in which they have one turn each like all. Of
 * the urgent ones, the one that was polled the longest ago goes first, so that those that are
 * urgent all the time keep no other one waiting.
 */
final class PollQueue {
  private static final int REGULAR_FOR_EACH_URGENT = 3;

  private final TreeSet<Customer> all =
      new TreeSet<>((a, b) -> compare(a.due, b.due, a.turn, b.turn));

  private final TreeSet<Customer> urgent =
      new TreeSet<>((a, b) -> compare(a.urgent, b.urgent, a.turn, b.turn));

  private int regularInARow = REGULAR_FOR_EACH_URGENT;

  private static int compare(long time, long otherTime, long turn, long otherTurn) {
    return time == otherTime ? Long.compare(turn, otherTurn) : Long.compare(time, otherTime);
  }

  /** Puts a customer in line. Its place must not change while it is. */
  void add(Customer customer) {
    all.add(customer);
    if (customer.urgent != WatchEngine.NEVER) {
      urgent.add(customer);
    }
  }

  void remove(Customer customer) {
    all.remove(customer);
    urgent.remove(customer);
  }

  boolean isEmpty() {
    return all.isEmpty();
  }

  /** Returns when the first customer is due; there must be one. */
  long firstDue() {
    return all.first().due;
  }

  /** Returns the customer whose turn it is; null if none is due. */
  @Nullable Customer next(long now) {
    if (all.isEmpty() || all.first().due > now) {
      return null;
    }
    Customer mostUrgent = regularInARow < REGULAR_FOR_EACH_URGENT ? null : mostUrgent(now);
    return mostUrgent == null ? all.first() : mostUrgent;
  }

  private @Nullable Customer mostUrgent(long now) {
    Customer most = null;
    for (Customer each : urgent) {
      if (each.urgent > now) {
        break;
      }
      most = most == null || each.lastPoll < most.lastPoll ? each : most;
    }
    return most;
  }

  /** The customer whose turn it was is polled. */
  void removePolled(Customer customer) {
    boolean isOutOfTurn = customer != all.first();
    regularInARow = isOutOfTurn ? 0 : regularInARow + 1;
    remove(customer);
  }
}
