package io.github.partnertransfers.rx;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The target of a watch: a customer or one transfer, and the positions to resume from. */
final class WatchTarget {
  private final String customerId;
  private final @Nullable String transferId;
  private final @Nullable PositionStore store;
  private final @Nullable WatchPosition resumeFrom;

  /**
   * Creates a target.
   *
   * @param transferId the transfer to watch, or null for all of the customer
   * @param resumeFrom the position to resume from, or null for those of the store
   */
  WatchTarget(
      String customerId,
      @Nullable String transferId,
      @Nullable PositionStore store,
      @Nullable WatchPosition resumeFrom) {
    this.customerId = customerId;
    this.transferId = transferId;
    this.store = store;
    this.resumeFrom = resumeFrom;
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

  boolean includes(String anyTransferId) {
    return transferId == null || transferId.equalsIgnoreCase(anyTransferId);
  }

  /** Returns the positions to resume from; of the store's, only those of this target. */
  List<WatchPosition> positions() throws IOException {
    List<WatchPosition> positions = new ArrayList<>(0);
    if (resumeFrom != null) {
      positions.add(resumeFrom);
      return positions;
    }
    Collection<WatchPosition> stored =
        store == null ? Collections.<WatchPosition>emptyList() : store.load(customerId);
    for (WatchPosition position : stored) {
      if (position.customerId().equalsIgnoreCase(customerId) && includes(position.transferId())) {
        positions.add(position);
      }
    }
    return positions;
  }
}
