package io.github.partnertransfers.rx;

import io.github.partnertransfers.model.LineItemStatus;
import io.github.partnertransfers.model.TransferLineItem;
import org.jspecify.annotations.Nullable;

/** The part of a {@link TransferState} that describes one line item. */
final class LineItemState {
  private final long identity;
  private final @Nullable String status;
  private final long details;

  /**
   * Creates a state.
   *
   * @param identity the hash of the id; the same for all line items without an id
   * @param details the hash of the error and of an unreadable status, or 0
   */
  private LineItemState(long identity, @Nullable String status, long details) {
    this.identity = identity;
    this.status = status;
    this.details = details;
  }

  static LineItemState of(TransferLineItem item) {
    LineItemStatus status = item.status();
    return new LineItemState(
        identityOf(item), status == null ? null : status.toString(), detailsOf(item));
  }

  /** Ignores {@link TransferLineItem#id}, which is 0 for most line items. */
  private static long identityOf(TransferLineItem item) {
    if (isPresent(item.subscriptionId())) {
      return identity('s', item.subscriptionId());
    }
    if (isPresent(item.orderId())) {
      return identity('o', item.orderId());
    }
    return identity('f', item.offerId());
  }

  private static boolean isPresent(@Nullable String id) {
    return id != null && !id.isEmpty();
  }

  private static long identity(char kind, @Nullable String id) {
    return StableHash.combine(StableHash.of(TransferState.lowerCase(id)), kind);
  }

  private static long detailsOf(TransferLineItem item) {
    String error = item.transferError();
    long details = StableHash.of(error);
    if (error == null) {
      details = TransferState.hashOfRaw("transferError", item.additionalProperties());
    }
    if (item.status() == null) {
      long status = TransferState.hashOfRaw("status", item.additionalProperties());
      details = status == 0 ? details : StableHash.combine(details, status);
    }
    return details;
  }

  long identity() {
    return identity;
  }

  @Nullable String status() {
    return status;
  }

  /** Returns a hash of all fields. */
  long hash() {
    long statusHash = StableHash.of(TransferState.lowerCase(status));
    return StableHash.combine(StableHash.combine(identity, statusHash), details);
  }

  /** Appends the text that {@link #decode} reads. */
  void encode(StringBuilder text) {
    PositionText.addNumber(text, identity);
    PositionText.addText(text.append('='), status);
    if (details != 0) {
      PositionText.addNumber(text.append('='), details);
    }
  }

  static LineItemState decode(String text) {
    String[] fields = text.split("=", -1);
    long details = fields.length == 2 ? 0 : PositionText.number(fields[2]);
    return new LineItemState(PositionText.number(fields[0]), PositionText.text(fields[1]), details);
  }
}
