package io.github.partnertransfers.rx;

import io.github.partnertransfers.CallCanceledException;
import io.github.partnertransfers.CallOptions;
import io.github.partnertransfers.CustomerTransfers;
import io.github.partnertransfers.MalformedResponseException;
import io.github.partnertransfers.TransferCall;
import io.github.partnertransfers.TransfersException;
import io.github.partnertransfers.model.TransferEntity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The polls of one customer, which serve all watches of that customer. Guarded by the engine's
 * lock. Times are in nanoseconds from the engine's origin.
 */
final class CustomerFeed {
  private static final int NOT_FOUND = 404;
  private static final long NEVER = -1;

  /** Before all that is due. */
  private static final long AT_ONCE = -1;

  /** A poll isn't repeated within a call: the next one comes soon, and asks the budget. */
  private static final CallOptions ONCE = CallOptions.builder().maxAttempts(1).build();

  /** One answer that can't be read may be a proxy's; so many in a row are the service's. */
  private static final int MOST_MALFORMED = 3;

  /** Whatever the service says, an hour later it is asked again. */
  private static final Duration LONGEST_RETRY_AFTER = Duration.ofHours(1);

  private final CustomerTransfers transfers;
  private final Cadence cadence;
  private final long minInterval;
  private final long notFoundGrace;
  private final List<CustomerWatch> watches = new ArrayList<>();

  /** Transfers that a list didn't show; only a single get tells that they aren't there. */
  private final Set<String> toConfirm = new LinkedHashSet<>();

  private @Nullable Poll inFlight;
  private long lastStart = NEVER;
  private long notBefore;
  private long nextRound;
  private boolean isNudged;
  private int malformed;

  /** When the engine is to poll; changed by the engine only, whose order depends on it. */
  long due;

  /** Tells customers that are due at the same time apart: first come, first served. */
  long turn;

  CustomerFeed(CustomerTransfers transfers, WatchOptions options, long turn) {
    this.turn = turn;
    this.transfers = transfers;
    this.cadence = new Cadence(options);
    this.minInterval = options.minInterval().toNanos();
    this.notFoundGrace = options.notFoundGrace().toNanos();
  }

  String customerId() {
    return transfers.customerId();
  }

  String key() {
    return CustomerWatch.key(transfers.customerId());
  }

  List<CustomerWatch> watches() {
    return watches;
  }

  @Nullable Poll inFlight() {
    return inFlight;
  }

  /** Whether a subscriber wants to know something now. */
  boolean isWanted() {
    for (CustomerWatch watch : watches) {
      if (watch.isWanting()) {
        return true;
      }
    }
    return false;
  }

  /** A watch joins: it doesn't wait for a round that is far away. */
  void join(CustomerWatch watch, long now) {
    watches.add(watch);
    nextRound = watches.size() == 1 ? soonest(now) : Math.min(nextRound, soonest(now));
  }

  /** A watch without an answer wants one only now. Returns whether the next poll comes earlier. */
  boolean hurry(long now) {
    boolean isEarlier = soonest(now) < nextRound;
    nextRound = Math.min(nextRound, soonest(now));
    return isEarlier;
  }

  /** When to poll for a watch that has no answer yet. */
  private long soonest(long now) {
    return lastStart == NEVER ? now : Math.max(now, lastStart + minInterval);
  }

  /** Something has changed, a message says. */
  void nudge() {
    isNudged = true;
    cadence.restart();
  }

  /** When to poll next. */
  long nextPoll(long now) {
    long next = nextRound;
    if (!toConfirm.isEmpty() || (isNudged && soonest(now) == now)) {
      next = AT_ONCE;
    } else if (isNudged) {
      next = now; // One that is nudged all the time takes its turn, or the others had none.
    }
    return notBefore > now ? Math.max(notBefore, next) : next;
  }

  /** The next poll, which is now in flight. */
  Poll poll(WatchEngine engine, long now) {
    String transferId;
    boolean isConfirmation = !toConfirm.isEmpty();
    if (isConfirmation) {
      transferId = toConfirm.iterator().next();
      toConfirm.remove(transferId);
    } else {
      transferId = onlyTransfer();
      lastStart = now;
      isNudged = false;
    }
    for (CustomerWatch watch : watches) {
      watch.expect();
    }
    Poll poll = new Poll(engine, this, transferId, isConfirmation, now);
    inFlight = poll;
    return poll;
  }

  TransferCall<List<TransferEntity>> list() {
    return transfers.list().with(ONCE);
  }

  TransferCall<TransferEntity> get(String transferId) {
    return transfers.get(transferId).with(ONCE);
  }

  /** The transfer that all watches are of, or null if a list is needed. */
  private @Nullable String onlyTransfer() {
    String only = watches.get(0).transferId();
    for (CustomerWatch watch : watches) {
      if (only == null || watch.transferId() == null || !watch.concerns(only)) {
        return null;
      }
    }
    return only;
  }

  /** Takes an answer. Returns how many updates it brought. */
  int answered(Poll poll, List<TransferEntity> answer, long now) {
    inFlight = null;
    malformed = 0;
    notBefore = 0;
    int updates = 0;
    boolean isChange = false;
    boolean isLeftOut = false;
    Map<String, List<TransferEntity>> byId = null;
    for (CustomerWatch watch : new ArrayList<>(watches)) {
      if (!poll.serves(watch) || !watch.isReady()) {
        isLeftOut |= !watch.isAnswered() && watch.isWanting();
        watch.passOver();
        continue;
      }
      List<TransferEntity> transfers = answer;
      String only = watch.transferId();
      if (only != null) {
        byId = byId == null ? byId(answer) : byId;
        transfers = byId.getOrDefault(CustomerWatch.key(only), Collections.emptyList());
        if (transfers.isEmpty() && !isInGrace(watch, now)) {
          toConfirm.add(CustomerWatch.key(only));
        }
      }
      CustomerWatch.Round round = watch.take(transfers);
      updates += round.updates;
      isChange |= round.isChange;
      if (watch.isOver()) {
        leave(watch);
        watch.stream().watchEnded();
      }
    }
    if (!poll.isConfirmation()) {
      nextRound = now + (isChange ? cadence.afterChange() : cadence.afterNoChange());
    }
    if (isLeftOut) {
      nextRound = Math.min(nextRound, soonest(now));
    }
    return updates;
  }

  /** So that a thousand watches of one transfer each don't all look through the whole list. */
  private static Map<String, List<TransferEntity>> byId(List<TransferEntity> transfers) {
    Map<String, List<TransferEntity>> byId = new HashMap<>();
    for (TransferEntity transfer : transfers) {
      if (transfer.id() != null) {
        byId.putIfAbsent(CustomerWatch.key(transfer.id()), Collections.singletonList(transfer));
      }
    }
    return byId;
  }

  private boolean isInGrace(CustomerWatch watch, long now) {
    return !watch.hasTold() && now - watch.startNanos() < notFoundGrace;
  }

  /** Takes a failure: it passes, or it ends the streams that the poll was for. */
  void failed(Poll poll, TransfersException failure, long now) {
    inFlight = null;
    malformed = failure instanceof MalformedResponseException ? malformed + 1 : 0;
    if (!isPassing(failure)) {
      boolean isNotFound =
          poll.transferId() != null && Integer.valueOf(NOT_FOUND).equals(failure.status());
      for (CustomerWatch watch : new ArrayList<>(watches)) {
        if (poll.serves(watch) && !(isNotFound && isInGrace(watch, now))) {
          leave(watch);
          watch.stream().fail(failure);
        }
      }
    }
    Duration retryAfter = failure.retryAfter();
    if (retryAfter != null) {
      notBefore = now + Math.max(minInterval, nanos(retryAfter));
      nextRound = notBefore;
    } else if (!poll.isConfirmation()) {
      nextRound = now + cadence.afterNoChange();
    }
    for (CustomerWatch watch : watches) {
      if (!poll.serves(watch) && !watch.isAnswered() && watch.isWanting()) {
        nextRound = Math.min(nextRound, soonest(now));
      }
    }
  }

  private boolean isPassing(TransfersException failure) {
    if (failure instanceof MalformedResponseException) {
      return malformed < MOST_MALFORMED;
    }
    // Not by a stream that was cancelled, which nobody would listen to: the client was closed.
    return failure.isRetryable() && !(failure instanceof CallCanceledException);
  }

  static long nanos(Duration retryAfter) {
    return retryAfter.compareTo(LONGEST_RETRY_AFTER) > 0
        ? LONGEST_RETRY_AFTER.toNanos()
        : retryAfter.toNanos();
  }

  void leave(CustomerWatch watch) {
    watches.remove(watch);
    String id = watch.transferId();
    if (id != null && toConfirm.contains(CustomerWatch.key(id)) && !isWatchedAlone(id)) {
      toConfirm.remove(CustomerWatch.key(id));
    }
  }

  /** Whether a watch is of this one transfer. */
  private boolean isWatchedAlone(String transferId) {
    for (CustomerWatch watch : watches) {
      if (watch.transferId() != null && watch.concerns(transferId)) {
        return true;
      }
    }
    return false;
  }
}
