package io.github.partnertransfers.rx;

import java.io.IOException;
import java.util.Collections;
import org.jspecify.annotations.Nullable;

/** What to watch: a customer or one transfer, and from where on. */
final class WatchTarget {
  private final String customerId;
  private final @Nullable String transferId;
  private final @Nullable PositionStore positions;
  private final @Nullable WatchPosition from;

  /**
   * A target.
   *
   * @param transferId the one transfer to watch, or null for all of the customer
   * @param from where to go on from, or null for where the store says
   */
  WatchTarget(
      String customerId,
      @Nullable String transferId,
      @Nullable PositionStore positions,
      @Nullable WatchPosition from) {
    this.customerId = customerId;
    this.transferId = transferId;
    this.positions = positions;
    this.from = from;
  }

  String customerId() {
    return customerId;
  }

  @Nullable String transferId() {
    return transferId;
  }

  CustomerWatch watch(WatchSubscription stream, long nowNanos) throws IOException {
    CustomerWatch watch = new CustomerWatch(stream, this, nowNanos);
    if (from != null) {
      watch.resume(Collections.singletonList(from));
    } else if (positions != null) {
      watch.resume(positions.load(customerId));
    }
    return watch;
  }

  void save(WatchPosition position) throws IOException {
    if (positions != null) {
      positions.save(position);
    }
  }
}
