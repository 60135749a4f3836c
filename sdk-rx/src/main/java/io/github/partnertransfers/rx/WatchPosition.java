package io.github.partnertransfers.rx;

import io.github.partnertransfers.model.TransferStatus;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a watch has told about a transfer so far. A watch that starts from it, in another process
 * perhaps, repeats nothing of that and leaves out nothing that the service still shows.
 *
 * <p>Its text is small (about 100 characters and 20 for each line item), has no white space, and
 * carries the number of its version. It holds ids, statuses and hashes; no names, no secrets.
 */
public final class WatchPosition {
  private static final String VERSION = "1";
  private static final int FIELDS = 6;

  private final String customerId;
  private final String transferId;
  private final @Nullable TransferState state;

  WatchPosition(String customerId, String transferId, @Nullable TransferState state) {
    this.customerId = customerId;
    this.transferId = transferId;
    this.state = state;
  }

  /**
   * Reads the text that {@link #toString} gave.
   *
   * @throws IllegalArgumentException if it isn't such text, or of a version unknown here
   */
  public static WatchPosition parse(String text) {
    String[] fields = Objects.requireNonNull(text, "text").split(":", -1);
    if (fields.length > 1 && !fields[0].equals(VERSION)) {
      throw new IllegalArgumentException(
          "a position must have version " + VERSION + ", but is \"" + text + '"');
    }
    try {
      if (fields.length == FIELDS / 2) {
        return of(fields[1], fields[2], null);
      }
      if (fields.length == FIELDS) {
        return of(fields[1], fields[2], TransferState.decode(fields[3], fields[4], fields[5]));
      }
    } catch (RuntimeException e) {
      throw notAPosition(text, e);
    }
    throw notAPosition(text, null);
  }

  private static WatchPosition of(String customer, String transfer, @Nullable TransferState state) {
    return new WatchPosition(PositionText.plain(customer), PositionText.plain(transfer), state);
  }

  private static IllegalArgumentException notAPosition(String text, @Nullable Exception cause) {
    return new IllegalArgumentException("not the text of a position: \"" + text + '"', cause);
  }

  /** The customer's tenant id. */
  public String customerId() {
    return customerId;
  }

  /** The transfer's id. */
  public String transferId() {
    return transferId;
  }

  /** The transfer's status when it was told last, or null if it had none or has vanished. */
  public @Nullable TransferStatus status() {
    return state == null ? null : state.status();
  }

  /** Whether the last that was told is that the transfer has vanished; nothing need be kept. */
  public boolean isVanished() {
    return state == null;
  }

  @Nullable TransferState state() {
    return state;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof WatchPosition && other.toString().equals(toString());
  }

  @Override
  public int hashCode() {
    return toString().hashCode();
  }

  /** The text to store, for {@link #parse}. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(VERSION).append(':');
    PositionText.add(text, customerId);
    text.append(':');
    PositionText.add(text, transferId);
    if (state != null) {
      text.append(':');
      state.encode(text);
    }
    return text.toString();
  }
}
