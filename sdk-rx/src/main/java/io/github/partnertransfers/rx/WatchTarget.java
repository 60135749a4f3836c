package io.github.partnertransfers.rx;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What to watch: a customer or one transfer, and from where on. */
final class WatchTarget {
  private final String customerId;
  private final @Nullable String transferId;
  private final @Nullable PositionStore store;
  private final @Nullable WatchPosition from;

  /**
   * Creates a target.
   *
   * @param transferId the one transfer to watch, or null for all of the customer
   * @param from where to go on from, or null for where the store says
   */
  WatchTarget(
      String customerId,
      @Nullable String transferId,
      @Nullable PositionStore store,
      @Nullable WatchPosition from) {
    this.customerId = customerId;
    this.transferId = transferId;
    this.store = store;
    this.from = from;
  }

  String customerId() {
    return customerId;
  }

  @Nullable String transferId() {
    return transferId;
  }

  @Nullable PositionStore store() {
    return store;
  }

  boolean concerns(String anyTransferId) {
    return transferId == null || transferId.equalsIgnoreCase(anyTransferId);
  }

  /** Returns from where to go on; of what a store has, only what is of this target. */
  List<WatchPosition> positions() throws IOException {
    List<WatchPosition> positions = new ArrayList<>(0);
    if (from != null) {
      positions.add(from);
      return positions;
    }
    Collection<WatchPosition> stored =
        store == null ? Collections.<WatchPosition>emptyList() : store.load(customerId);
    for (WatchPosition position : stored) {
      if (position.customerId().equalsIgnoreCase(customerId) && concerns(position.transferId())) {
        positions.add(position);
      }
    }
    return positions;
  }
}
