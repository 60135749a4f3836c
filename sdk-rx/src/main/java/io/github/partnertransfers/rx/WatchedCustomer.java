package io.github.partnertransfers.rx;

import io.github.partnertransfers.CustomerTransfers;
import io.github.partnertransfers.rx.WatchEngine.Watch;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A watched customer and its poll times. Guarded by the engine's lock. */
final class WatchedCustomer {
  /** The state of a watched customer. */
  enum State {
    /** Waits until the next poll is due, or for its place in the queue. */
    WAITING,
    /** Is due, but no subscriber has demand. */
    NO_DEMAND,
    /** A poll is in flight. */
    POLLING,
    /** No stream watches it any more. */
    REMOVED
  }

  final CustomerTransfers transfers;
  final PollInterval interval;
  private final long minInterval;
  final List<Watch> watches = new ArrayList<>(1); // Most customers of a fleet have one.

  /** Transfers that a list omits and that a get has to confirm as missing. */
  private Set<String> toConfirm = Collections.emptySet();

  State state = State.WAITING;

  /** The poll in flight. */
  @Nullable Poll poll;

  /** The start of its last poll that was no confirmation. */
  private long lastRegularPoll = WatchEngine.NOT_YET;

  /** How long its last poll that was no confirmation had been due. */
  long lateNanos;

  /** The start of its last poll, for the queue. */
  long lastPoll = WatchEngine.NOT_YET;

  // When the next poll is due, by reason.

  /** In regular order. */
  long regularDue = WatchEngine.NEVER;

  /** As urgent, for a new stream, a nudge or a missing transfer. */
  private long urgentDue = WatchEngine.NEVER;

  /** As urgent, to confirm missing transfers. */
  private long confirmationDue = WatchEngine.NEVER;

  /** Whether the application nudged the customer since the last poll began. */
  boolean isNudged;

  /** The end of the Retry-After. */
  long notBefore = WatchEngine.NOT_YET;

  /** Whether the last poll confirmed a missing transfer. */
  private boolean wasConfirmation;

  /** The time of its last successful poll, or of its first watch. */
  long lastSuccess;

  /** The number of malformed responses in a row. */
  int malformedInARow;

  // The place in the queue, set by {@link #schedule}.

  /** When the next poll is due. */
  long dueAt;

  /** When it is due as urgent, or {@link WatchEngine#NEVER}. */
  long urgentAt = WatchEngine.NEVER;

  /** Orders customers that are due at the same time. */
  long sequence = -1;

  WatchedCustomer(CustomerTransfers transfers, PollInterval interval, long minInterval, long now) {
    this.transfers = transfers;
    this.interval = interval;
    this.minInterval = minInterval;
    this.lastSuccess = now;
  }

  /** Returns the earliest time of the next regular poll. */
  private long earliestPoll(long now) {
    return lastRegularPoll == WatchEngine.NOT_YET
        ? now
        : Math.max(now, lastRegularPoll + minInterval);
  }

  /** Has a get confirm that a transfer is missing. */
  void confirm(String transferId) {
    toConfirm = toConfirm.isEmpty() ? new LinkedHashSet<>(1) : toConfirm;
    toConfirm.add(transferId);
  }

  /** Returns whether the transfer was to be confirmed, which it isn't any more. */
  boolean stopConfirming(String transferId) {
    boolean wasThere = toConfirm.contains(transferId);
    if (wasThere) {
      toConfirm.remove(transferId);
      toConfirm = toConfirm.isEmpty() ? Collections.emptySet() : toConfirm;
    }
    return wasThere;
  }

  /** Requests a poll in regular order, as early as possible. */
  void requestPoll(long now) {
    regularDue = Math.min(regularDue, earliestPoll(now));
  }

  /** Moves the next regular poll to an interval after the last one, if it is due later. */
  void limitInterval(long now, long interval) {
    if (lastRegularPoll != WatchEngine.NOT_YET) {
      regularDue = Math.min(regularDue, Math.max(now, lastRegularPoll + interval));
    }
  }

  /** Requests an urgent poll, as early as possible. */
  void requestUrgentPoll(long now) {
    urgentDue = Math.min(urgentDue, earliestPoll(now));
  }

  /**
   * Decides when the customer is polled next, and sets its place in the queue. The customer must
   * not be in the queue.
   */
  void schedule(long now, long newSequence) {
    confirmationDue = toConfirm.isEmpty() ? WatchEngine.NEVER : Math.min(confirmationDue, now);
    if (isNudged && earliestPoll(now) == now) {
      urgentDue = Math.min(urgentDue, now);
    } else if (isNudged) {
      regularDue = Math.min(regularDue, now); // Polled a moment ago: due, but not urgent.
    }
    sequence = newSequence;
    urgentAt = Math.max(notBefore, Math.min(urgentDue, confirmationDue));
    dueAt = Math.max(notBefore, Math.min(regularDue, urgentAt));
  }

  /** Creates the next poll and marks it as in flight. */
  Poll startPoll(WatchEngine engine, long now) {
    boolean isListLate = wasConfirmation && Math.min(regularDue, urgentDue) <= now;
    boolean isConfirmation = !toConfirm.isEmpty() && !isListLate; // They alternate.
    wasConfirmation = isConfirmation;
    String transferId;
    if (isConfirmation) {
      transferId = toConfirm.iterator().next();
      stopConfirming(transferId);
      confirmationDue = WatchEngine.NEVER;
      // Otherwise an overdue list would be next, before other customers.
      regularDue = Math.max(regularDue, now);
      urgentDue = Math.max(urgentDue, now);
    } else {
      transferId = onlyTransfer();
      lastRegularPoll = now;
      lateNanos = Math.max(0, now - Math.max(notBefore, regularDue));
      urgentDue = WatchEngine.NEVER;
      isNudged = false;
    }
    for (Watch watch : watches) {
      watch.hadDemand = watch.hasDemand();
    }
    lastPoll = now;
    poll = new Poll(engine, this, transferId, isConfirmation, now);
    state = State.POLLING;
    return poll;
  }

  /** Returns whether a subscriber has demand. */
  boolean hasDemand() {
    return !allWatches(watch -> !watch.hasDemand());
  }

  /** Returns whether there is a watch of this transfer. */
  boolean hasWatchOf(String transferId) {
    return !allWatches(watch -> !watch.isOf(transferId));
  }

  /** Returns the transfer if all watches are of the same one, or null if a list is needed. */
  private @Nullable String onlyTransfer() {
    String only = watches.get(0).target.transferId();
    return only != null && allWatches(watch -> watch.isOf(only)) ? only : null;
  }

  boolean allWatches(Condition condition) {
    for (Watch watch : watches) {
      if (!condition.test(watch)) {
        return false;
      }
    }
    return true;
  }

  interface Condition {
    boolean test(Watch watch);
  }
}
