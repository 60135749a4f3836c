package io.github.partnertransfers.rx;

import io.github.partnertransfers.model.TransferStatus;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The resume position of a transfer: the state that a watch emitted last. A watch that resumes from
 * it, also in another process, repeats and loses no state that the service still returns.
 *
 * <p>The text has about 100 characters and 20 for each line item, without white space. It contains
 * a version and a checksum to detect truncated or changed texts. It contains ids, statuses and
 * hashes, but no names and no secrets.
 */
public final class WatchPosition {
  private static final String VERSION = "2";

  /** Replaces the state. The text of a status has no equals sign. */
  private static final String VANISHED = "=vanished";

  private static final Pattern ANY_VERSION = Pattern.compile("([0-9]{1,9}):.*", Pattern.DOTALL);
  private static final int CHECKSUM_LENGTH = 8;

  private final String customerId;
  private final String transferId;
  private final @Nullable TransferState state;

  WatchPosition(String customerId, String transferId, @Nullable TransferState state) {
    this.customerId = customerId;
    this.transferId = transferId;
    this.state = state;
  }

  /**
   * Parses the text that {@link #toString} returned.
   *
   * @throws IllegalArgumentException if the text isn't a position, is damaged or incomplete, or has
   *     another version
   */
  public static WatchPosition parse(String text) {
    Matcher version = ANY_VERSION.matcher(Objects.requireNonNull(text, "text"));
    if (!version.matches()) {
      throw invalid("not the text of a position", text, null);
    }
    if (!VERSION.equals(version.group(1))) {
      String problem = "a position has version " + version.group(1);
      throw invalid(problem + ", but only version " + VERSION + " can be read", text, null);
    }
    int end = text.length() - CHECKSUM_LENGTH - 1;
    String fields = text.substring(0, Math.max(0, end));
    if (!text.equals(withChecksum(fields))) {
      throw invalid("the text of a position is damaged or incomplete", text, null);
    }
    try {
      WatchPosition position = ofFields(fields.split(":", -1));
      if (position.toString().equals(text)) {
        return position;
      }
    } catch (RuntimeException e) {
      throw invalid("not the text of a position", text, e);
    }
    throw invalid("not the text of a position", text, null);
  }

  private static WatchPosition ofFields(String[] fields) {
    boolean isVanished = fields[3].equals(VANISHED);
    return new WatchPosition(
        Objects.requireNonNull(PositionText.text(fields[1])),
        Objects.requireNonNull(PositionText.text(fields[2])),
        isVanished ? null : TransferState.decode(fields[3], fields[4], fields[5]));
  }

  private static String withChecksum(String fields) {
    return fields + ':' + PositionText.checksum(fields);
  }

  private static IllegalArgumentException invalid(
      String problem, String text, @Nullable Exception cause) {
    return new IllegalArgumentException(problem + ": \"" + text + '"', cause);
  }

  /** Returns the customer's tenant id. */
  public String customerId() {
    return customerId;
  }

  /** Returns the transfer's id. */
  public String transferId() {
    return transferId;
  }

  /** Returns the status in the last update, or null if it had none or has vanished. */
  public @Nullable TransferStatus status() {
    return state == null ? null : state.status();
  }

  /** Returns whether the transfer has vanished. Such a position need not be stored. */
  public boolean isVanished() {
    return state == null;
  }

  /**
   * Returns a shorter position with a hash instead of the line items, of about 100 characters. A
   * watch that resumes from it loses and repeats nothing either, but reports all line items of the
   * next change as new. For the many transfers that have ended and hardly change.
   */
  public WatchPosition withoutLineItems() {
    return state == null
        ? this
        : new WatchPosition(customerId, transferId, state.withoutLineItems());
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

  /** Returns the text to store, for {@link #parse}. */
  @Override
  public String toString() {
    StringBuilder fields = new StringBuilder(VERSION);
    PositionText.addText(fields.append(':'), customerId);
    PositionText.addText(fields.append(':'), transferId);
    fields.append(':');
    if (state == null) {
      fields.append(VANISHED);
    } else {
      state.encode(fields);
    }
    return withChecksum(fields.toString());
  }
}
