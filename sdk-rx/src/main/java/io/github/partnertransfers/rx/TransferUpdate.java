package io.github.partnertransfers.rx;

import io.github.partnertransfers.model.TransferEntity;
import io.github.partnertransfers.model.TransferStatus;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A state of a transfer that a watch saw: the first one, or one that differs from the last. */
@Value.Immutable
@ValueStyle
public abstract class TransferUpdate {
  TransferUpdate() {}

  static TransferUpdate of(TransferEntity transfer, @Nullable TransferEntity previous) {
    return ImmutableTransferUpdate.builder().transfer(transfer).previous(previous).build();
  }

  /** The transfer as it is now. */
  public abstract TransferEntity transfer();

  /** The transfer as it was in the update before, or null in the first one. */
  public abstract @Nullable TransferEntity previous();

  /** The transfer's status, or null if the service sent none. */
  public final @Nullable TransferStatus status() {
    return transfer().status();
  }

  /** Whether the transfer has reached a status after which nothing changes any more. */
  public final boolean isEnded() {
    TransferStatus status = status();
    return status != null && status.isTerminal();
  }
}
