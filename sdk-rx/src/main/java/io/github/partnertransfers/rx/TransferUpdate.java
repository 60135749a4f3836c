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
  /** What happened. */
  public enum Kind {
    /** The watch sees the transfer for the first time; it may be new or old. */
    APPEARED,
    /** Its status, a line item, or the time of its last modification changed. */
    CHANGED,
    /** It changed to a terminal status. */
    ENDED,
    /** The service doesn't show it any more, as after a withdrawal. */
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

  /**
   * The transfer as it is now. Of one that vanished, only the ids and the last status are known.
   */
  public abstract TransferEntity transfer();

  /** The status in the previous update, or null if there was none. */
  public abstract @Nullable TransferStatus previousStatus();

  /**
   * The line items whose status or error changed, and new ones. Empty when the transfer appears:
   * then {@link TransferEntity#lineItems} has them all.
   */
  public abstract List<LineItemChange> lineItems();

  /** The position from which a watch resumes after this update. */
  public abstract WatchPosition position();

  /** What acknowledges the update; null if nothing is to be saved. */
  @Value.Auxiliary
  abstract Acknowledgements.@Nullable Handle handle();

  /**
   * Says that the update has been dealt with and need not be told again: its position is saved in
   * the {@link PositionStore} of the options. On any thread, at any time, also after the stream has
   * ended; once is enough. Updates of one transfer count as dealt with in their order: one that is
   * acknowledged before an earlier one is saved with that. Calls the store, which may take its
   * time, but doesn't throw what that throws: see {@link WatchListener#positionNotSaved}. Does
   * nothing without a store.
   */
  public final void acknowledge() {
    Acknowledgements.Handle handle = handle();
    if (handle != null) {
      handle.acknowledge();
    }
  }

  /** Returns the same update with what acknowledges it. */
  final TransferUpdate acknowledgedBy(Acknowledgements.@Nullable Handle handle) {
    return handle == null
        ? this
        : ImmutableTransferUpdate.builder().from(this).handle(handle).build();
  }

  /** The customer's tenant id. */
  public final String customerId() {
    return position().customerId();
  }

  /** The transfer's id. */
  public final String transferId() {
    return position().transferId();
  }

  /** The transfer's status, or null if the service sent none. */
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
