package io.github.partnertransfers.spring.boot;

import io.github.partnertransfers.rx.PositionStore;
import io.github.partnertransfers.rx.WatchPosition;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A store that outlives an application context. */
final class SavedPositions implements PositionStore {
  private final Map<String, WatchPosition> positions = new HashMap<>();

  @Override
  public synchronized Collection<WatchPosition> load(String customerId) {
    return List.copyOf(positions.values());
  }

  @Override
  public synchronized void save(WatchPosition position) {
    positions.put(position.transferId(), position);
    notifyAll();
  }

  /** Returns when the transfer has a position. */
  synchronized void await(String transferId) throws InterruptedException {
    while (!has(transferId)) {
      wait();
    }
  }

  synchronized boolean has(String transferId) {
    return positions.containsKey(transferId);
  }
}
