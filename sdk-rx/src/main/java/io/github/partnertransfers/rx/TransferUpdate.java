package io.github.partnertransfers.rx;

import io.github.partnertransfers.model.TransferEntity;
import io.github.partnertransfers.model.TransferStatus;
import java.util.Collections;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A change of a transfer that a poll detected. */
@Value.Immutable
@ValueStyle
public abstract class TransferUpdate {
  /** The kind of an update. */
  public enum Kind {
    /** The first state of a transfer in this watch. */
    APPEARED,
    /** Its status, a line item, or the time of its last modification changed. */
    CHANGED,
    /** It changed to a terminal status. */
    ENDED,
    /** The service doesn't return it any more, as after a withdrawal. */
    VANISHED
  }

  TransferUpdate() {}

  static TransferUpdate appeared(WatchPosition position, TransferEntity transfer) {
    return update(Kind.APPEARED, position, transfer).lineItems(Collections.emptyList()).build();
  }

  static TransferUpdate changed(
      WatchPosition position, TransferEntity transfer, TransferState before) {
    boolean ended = isTerminal(transfer.status()) && !before.isEnded();
    return update(ended ? Kind.ENDED : Kind.CHANGED, position, transfer)
        .previousStatus(before.status())
        .lineItems(TransferState.changes(transfer, before))
        .build();
  }

  static TransferUpdate vanished(WatchPosition position, @Nullable TransferStatus before) {
    TransferEntity transfer =
        TransferEntity.builder()
            .id(position.transferId())
            .customerTenantId(position.customerId())
            .status(before)
            .build();
    return update(Kind.VANISHED, position, transfer)
        .previousStatus(before)
        .lineItems(Collections.emptyList())
        .build();
  }

  private static ImmutableTransferUpdate.Builder update(
      Kind kind, WatchPosition position, TransferEntity transfer) {
    return ImmutableTransferUpdate.builder().kind(kind).transfer(transfer).position(position);
  }

  public abstract Kind kind();

  /** Returns the current transfer. A vanished one has only its ids and its last status. */
  public abstract TransferEntity transfer();

  /** Returns the status in the previous update, or null if there was none. */
  public abstract @Nullable TransferStatus previousStatus();

  /**
   * Returns the line items with a new status or error, and new line items. Empty for {@link
   * Kind#APPEARED}: see {@link TransferEntity#lineItems}.
   */
  public abstract List<LineItemChange> lineItems();

  /** Returns the position to resume from after this update. */
  public abstract WatchPosition position();

  /** Returns the handle that acknowledges the update, or null without a store. */
  @Value.Auxiliary
  abstract Acknowledgements.@Nullable Handle handle();

  /**
   * Acknowledges the update: saves its position in the {@link PositionStore} of the options, so
   * that a later watch doesn't emit it again. Thread-safe, idempotent, and valid after the end of
   * the stream. Updates of a transfer are saved in order: an update that is acknowledged early is
   * saved with the one before it. Calls the store on this thread and may block. Doesn't throw what
   * the store throws: see {@link WatchListener#positionNotSaved}. Does nothing without a store.
   */
  public final void acknowledge() {
    Acknowledgements.Handle handle = handle();
    if (handle != null) {
      handle.acknowledge();
    }
  }

  /** Returns the same update with a handle. */
  final TransferUpdate acknowledgedBy(Acknowledgements.@Nullable Handle handle) {
    return handle == null
        ? this
        : ImmutableTransferUpdate.builder().from(this).handle(handle).build();
  }

  /** Returns the customer's tenant id. */
  public final String customerId() {
    return position().customerId();
  }

  /** Returns the transfer's id. */
  public final String transferId() {
    return position().transferId();
  }

  /** Returns the transfer's status, or null if the service sent none. */
  public final @Nullable TransferStatus status() {
    return transfer().status();
  }

  /** Returns whether the transfer has a terminal status. */
  public final boolean isEnded() {
    return isTerminal(status());
  }

  private static boolean isTerminal(@Nullable TransferStatus status) {
    return status != null && status.isTerminal();
  }
}
