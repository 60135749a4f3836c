package io.github.partnertransfers.rx;

import com.google.gson.JsonElement;
import io.github.partnertransfers.model.AdditionalProperties;
import io.github.partnertransfers.model.TransferEntity;
import io.github.partnertransfers.model.TransferLineItem;
import io.github.partnertransfers.model.TransferStatus;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * The part of a transfer that a watch compares with later responses: a few hundred bytes, since a
 * watch may keep thousands.
 */
final class TransferState {
  private final @Nullable String status;
  private final long fingerprint;
  private final LineItemState[] lineItems;

  /**
   * Creates a state.
   *
   * @param fingerprint a hash of everything that a comparison includes
   */
  private TransferState(@Nullable String status, long fingerprint, LineItemState[] lineItems) {
    this.status = status;
    this.fingerprint = fingerprint;
    this.lineItems = lineItems;
  }

  static TransferState of(TransferEntity transfer) {
    TransferStatus status = transfer.status();
    // Not value(): it may be a JSON object.
    String text = status == null ? null : status.toString();
    LineItemState[] lineItems = statesOf(flatten(transfer));
    return new TransferState(text, fingerprint(transfer, text, lineItems), lineItems);
  }

  private static long fingerprint(
      TransferEntity transfer, @Nullable String status, LineItemState[] lineItems) {
    long sum = 0; // A sum ignores the order of the line items.
    for (LineItemState item : lineItems) {
      sum += item.hash();
    }
    long statusHash =
        status == null
            ? hashOfRaw("status", transfer.additionalProperties())
            : StableHash.of(lowerCase(status));
    return StableHash.combine(StableHash.combine(sum, statusHash), lastModified(transfer));
  }

  private static long lastModified(TransferEntity transfer) {
    Instant time = transfer.lastModifiedTime();
    return time == null
        ? hashOfRaw("lastModifiedTime", transfer.additionalProperties())
        : StableHash.combine(StableHash.combine(0, time.getEpochSecond()), time.getNano());
  }

  /**
   * Returns the hash of a raw JSON value that the model can't represent, or 0 if the property is
   * absent or null. Ignores the case of the name.
   */
  static long hashOfRaw(String name, AdditionalProperties properties) {
    if (properties.isEmpty()) {
      return 0;
    }
    JsonElement value = properties.get(name);
    for (String received : properties.names()) {
      if (value == null && received.equalsIgnoreCase(name)) {
        value = properties.get(received);
      }
    }
    return value == null || value.isJsonNull()
        ? 0
        : StableHash.combine(StableHash.of(value.toString()), 'j'); // Not the hash of a text.
  }

  static @Nullable String lowerCase(@Nullable String text) {
    return text == null ? null : text.toLowerCase(Locale.ROOT);
  }

  /** Returns the transfer's line items and their add-ons. */
  private static List<TransferLineItem> flatten(TransferEntity transfer) {
    List<TransferLineItem> all = new ArrayList<>(transfer.lineItems());
    for (int i = 0; i < all.size(); i++) {
      all.addAll(all.get(i).addonItems());
    }
    return all;
  }

  private static LineItemState[] statesOf(List<TransferLineItem> items) {
    LineItemState[] states = new LineItemState[items.size()];
    for (int i = 0; i < states.length; i++) {
      states[i] = LineItemState.of(items.get(i));
    }
    return states;
  }

  @Nullable TransferStatus status() {
    return status == null ? null : TransferStatus.of(status);
  }

  boolean isEnded() {
    TransferStatus known = status();
    return known != null && known.isTerminal();
  }

  boolean isSame(TransferState other) {
    return fingerprint == other.fingerprint;
  }

  TransferState withoutLineItems() {
    return new TransferState(status, fingerprint, new LineItemState[0]);
  }

  /** Returns how this transfer's line items differ from those of an earlier state. */
  static List<LineItemChange> changes(TransferEntity transfer, TransferState before) {
    List<TransferLineItem> items = flatten(transfer);
    LineItemState[] states = statesOf(items);
    // Unchanged line items are paired first. Otherwise items with the same identity could be
    // confused.
    Map<Long, Integer> unpaired = count(states);
    Map<Long, Queue<LineItemState>> changedBefore = new HashMap<>();
    for (LineItemState earlier : before.lineItems) {
      if (!removeOne(unpaired, earlier)) {
        changedBefore.computeIfAbsent(earlier.identity(), any -> new ArrayDeque<>()).add(earlier);
      }
    }
    Map<Long, Integer> unpairedBefore = count(before.lineItems);
    List<LineItemChange> changes = new ArrayList<>();
    for (int i = 0; i < states.length; i++) {
      if (!removeOne(unpairedBefore, states[i])) {
        Queue<LineItemState> candidates = changedBefore.get(states[i].identity());
        LineItemState earlier = candidates == null ? null : candidates.poll();
        String status = earlier == null ? null : earlier.status();
        changes.add(LineItemChange.of(items.get(i), earlier == null, status));
      }
    }
    return changes;
  }

  private static Map<Long, Integer> count(LineItemState[] states) {
    Map<Long, Integer> counts = new HashMap<>();
    for (LineItemState state : states) {
      Integer count = counts.get(state.hash());
      counts.put(state.hash(), count == null ? 1 : count + 1);
    }
    return counts;
  }

  /** Decrements the count of a state. Returns false if it is 0. */
  private static boolean removeOne(Map<Long, Integer> counts, LineItemState state) {
    Integer count = counts.get(state.hash());
    if (count == null || count == 0) {
      return false;
    }
    counts.put(state.hash(), count - 1);
    return true;
  }

  /** Appends the text that {@link #decode} reads. */
  void encode(StringBuilder text) {
    PositionText.addText(text, status);
    PositionText.addNumber(text.append(':'), fingerprint);
    text.append(':');
    for (int i = 0; i < lineItems.length; i++) {
      lineItems[i].encode(i == 0 ? text : text.append(','));
    }
  }

  static TransferState decode(String status, String fingerprint, String lineItems) {
    String[] texts = lineItems.isEmpty() ? new String[0] : lineItems.split(",", -1);
    LineItemState[] states = new LineItemState[texts.length];
    for (int i = 0; i < states.length; i++) {
      states[i] = LineItemState.decode(texts[i]);
    }
    return new TransferState(PositionText.text(status), PositionText.number(fingerprint), states);
  }
}
