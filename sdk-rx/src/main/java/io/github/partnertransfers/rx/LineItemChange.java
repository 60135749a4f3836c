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

  /** The line item as it is now. An add-on is a line item of its own. */
  public abstract TransferLineItem lineItem();

  /** Whether the transfer did not have this line item before. */
  public abstract boolean isNew();

  /** Its status before, or null if it had none. */
  public abstract @Nullable LineItemStatus previousStatus();

  /** Its status now, or null if it has none, as before the transfer is accepted. */
  public final @Nullable LineItemStatus status() {
    return lineItem().status();
  }

  /** Why the line item failed, in the words of the service, or null. */
  public final @Nullable String transferError() {
    return lineItem().transferError();
  }
}
