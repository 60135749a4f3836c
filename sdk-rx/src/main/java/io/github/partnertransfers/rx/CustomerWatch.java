package io.github.partnertransfers.rx;

import io.github.partnertransfers.model.TransferEntity;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * What one stream has been told of one customer, or of one transfer of the customer. Guarded by the
 * engine's lock, but for the backlog.
 */
final class CustomerWatch {
  private final WatchSubscription stream;
  private final WatchTarget target;
  private final long startNanos;

  /** By transfer id in lower case. */
  private final Map<String, WatchPosition> told = new HashMap<>(1);

  /** How many updates wait for the subscriber to take them. */
  private final AtomicInteger backlog = new AtomicInteger();

  private boolean isExpecting;
  private boolean isAnswered;
  private boolean isPassedOver;
  private boolean isOver;

  CustomerWatch(WatchSubscription stream, WatchTarget target, long startNanos) {
    this.stream = stream;
    this.target = target;
    this.startNanos = startNanos;
  }

  static String key(String id) {
    return id.toLowerCase(Locale.ROOT);
  }

  /** Goes on from what was told earlier. */
  void resume(Collection<WatchPosition> positions) {
    for (WatchPosition position : positions) {
      if (!position.isVanished() && concerns(position.transferId())) {
        told.put(key(position.transferId()), position);
      }
    }
  }

  WatchSubscription stream() {
    return stream;
  }

  String customerId() {
    return target.customerId();
  }

  @Nullable String transferId() {
    return target.transferId();
  }

  long startNanos() {
    return startNanos;
  }

  /** Whether it has told of its transfers, now or in an earlier process. */
  boolean hasTold() {
    return !told.isEmpty();
  }

  boolean concerns(String anyTransferId) {
    String only = transferId();
    return only == null || only.equalsIgnoreCase(anyTransferId);
  }

  /** Whether a poll would be of use to the subscriber now. */
  boolean isWanting() {
    return backlog.get() == 0 && stream.hasDemand();
  }

  /** A poll begins, which is for this watch if it wants one. */
  void expect() {
    isExpecting = isWanting();
  }

  /** Whether to take an answer: not while the subscriber still has to take the last one. */
  boolean isReady() {
    boolean ready = backlog.get() == 0 && (isExpecting || stream.hasDemand());
    isExpecting = false;
    return ready;
  }

  /** An answer came that wasn't wanted, or not for this watch. */
  void passOver() {
    if (!isAnswered && !isWanting()) {
      isPassedOver = true;
      stream.passedOver();
    }
  }

  boolean isPassedOver() {
    return isPassedOver;
  }

  /** Whether it wants only now what it was passed over for, which this forgets. */
  boolean isBelatedlyWanting() {
    boolean isBelated = isPassedOver && isWanting();
    isPassedOver &= !isBelated;
    return isBelated && !isAnswered;
  }

  /** Keeps where the subscriber is. */
  void save(WatchPosition position) throws IOException {
    target.save(position);
  }

  /** The subscriber has taken an update. */
  void delivered() {
    backlog.decrementAndGet();
  }

  /** Whether it has taken an answer. */
  boolean isAnswered() {
    return isAnswered;
  }

  /** Whether there's nothing more to watch. */
  boolean isOver() {
    return isOver;
  }

  /**
   * Takes an answer and passes on what it changes.
   *
   * @param transfers the customer's transfers; of a watch of one transfer, perhaps only that one
   */
  Round take(List<TransferEntity> transfers) {
    List<TransferUpdate> updates = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    boolean allEnded = true;
    for (TransferEntity transfer : transfers) {
      String id = transfer.id();
      if (id == null || !concerns(id) || !seen.add(key(id))) {
        continue;
      }
      TransferState state = TransferState.of(transfer);
      allEnded &= state.isEnded();
      WatchPosition last = told.get(key(id));
      TransferState before = last == null ? null : last.state();
      if (before == null || !state.isSame(before)) {
        WatchPosition position = new WatchPosition(customerId(), id, state);
        told.put(key(id), position);
        updates.add(
            before == null
                ? TransferUpdate.appeared(position, transfer)
                : TransferUpdate.changed(position, transfer, before));
      }
      if (transferId() != null) {
        stream.saw(transfer);
      }
    }
    if (transferId() == null) {
      addVanished(seen, updates);
      isOver = allEnded && stream.completesWhenAllEnded();
    } else {
      isOver = allEnded && !seen.isEmpty();
    }
    Round round = new Round(updates.size(), isAnswered && !updates.isEmpty());
    isAnswered = true;
    backlog.addAndGet(updates.size());
    for (TransferUpdate update : updates) {
      stream.add(update, this);
    }
    return round;
  }

  private void addVanished(Set<String> seen, List<TransferUpdate> updates) {
    if (seen.size() == told.size()) {
      return;
    }
    Iterator<WatchPosition> all = told.values().iterator();
    while (all.hasNext()) {
      WatchPosition last = all.next();
      if (!seen.contains(key(last.transferId()))) {
        WatchPosition gone = new WatchPosition(customerId(), last.transferId(), null);
        updates.add(TransferUpdate.vanished(gone, last.status()));
        all.remove();
      }
    }
  }

  /** What an answer brought. */
  static final class Round {
    final int updates;
    final boolean isChange;

    Round(int updates, boolean isChange) {
      this.updates = updates;
      this.isChange = isChange;
    }
  }
}
