package io.github.partnertransfers.rx;

import io.github.partnertransfers.model.LineItemStatus;
import io.github.partnertransfers.model.TransferLineItem;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A line item whose status or error changed, or that is new in its transfer. */
@Value.Immutable
@ValueStyle
public abstract class LineItemChange {
  LineItemChange() {}

  static LineItemChange of(TransferLineItem lineItem, boolean isNew, @Nullable String status) {
    return ImmutableLineItemChange.builder()
        .lineItem(lineItem)
        .isNew(isNew)
        .previousStatus(status == null ? null : LineItemStatus.of(status))
        .build();
  }

  /** Returns the current line item. An add-on is a separate line item. */
  public abstract TransferLineItem lineItem();

  /** Returns whether the line item is new in the transfer. */
  public abstract boolean isNew();

  /** Returns the previous status, or null if it had none. */
  public abstract @Nullable LineItemStatus previousStatus();

  /** Returns the current status, or null if it has none, as before the transfer is accepted. */
  public final @Nullable LineItemStatus status() {
    return lineItem().status();
  }

  /** Returns the service's description of the failure, or null. */
  public final @Nullable String transferError() {
    return lineItem().transferError();
  }
}
