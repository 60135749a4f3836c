package io.github.partnertransfers.kafka.connect;

import io.github.partnertransfers.rx.WatchPosition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The positions of one customer's transfers after the records that {@code poll()} has returned, and
 * the offset that holds them. Not thread-safe.
 */
final class CustomerPositions {
  private final String customerId;
  private final Map<String, WatchPosition> positions = new LinkedHashMap<>();
  private Map<String, Object> offset;

  CustomerPositions(String customerId, Collection<WatchPosition> loaded) {
    this.customerId = customerId;
    loaded.forEach(this::put);
    offset = OffsetFormat.encode(customerId, positions.values());
  }

  Map<String, String> partition() {
    return OffsetFormat.partition(customerId);
  }

  List<WatchPosition> positions() {
    return new ArrayList<>(positions.values());
  }

  /** Takes over the positions of changes, in their order. {@link #offset} doesn't change yet. */
  void put(WatchPosition position) {
    String key = CustomerIds.normalize(position.transferId());
    if (position.isVanished()) {
      positions.remove(key);
    } else {
      positions.put(key, position);
    }
  }

  /** Brings {@link #offset} up to date. */
  void updateOffset() {
    offset = OffsetFormat.encode(customerId, positions.values());
  }

  /** Returns the offset as of the last {@link #updateOffset}. */
  Map<String, Object> offset() {
    return offset;
  }
}
