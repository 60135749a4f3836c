package io.github.partnertransfers.rx;

import io.github.partnertransfers.model.TransferEntity;
import io.github.partnertransfers.model.TransferLineItem;
import io.github.partnertransfers.model.TransferStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a watch remembers of a transfer: enough to tell what changed since, in a few hundred bytes,
 * as there may be thousands.
 */
final class TransferState {
  private final String status;
  private final long fingerprint;
  private final int[] keys;
  private final String[] statuses;
  private final int[] errors;

  /**
   * A state.
   *
   * @param keys what identifies each line item, as a hash
   * @param statuses the line items' statuses, or "" for none
   * @param errors the line items' errors, as hashes; 0 for none
   */
  TransferState(String status, long fingerprint, int[] keys, String[] statuses, int[] errors) {
    this.status = status;
    this.fingerprint = fingerprint;
    this.keys = keys;
    this.statuses = statuses;
    this.errors = errors;
  }

  static TransferState of(TransferEntity transfer) {
    List<TransferLineItem> items = flat(transfer);
    int[] identities = identities(items);
    int[] keys = keys(identities);
    String[] statuses = new String[keys.length];
    int[] errors = new int[keys.length];
    long sum = 0;
    for (int i = 0; i < keys.length; i++) {
      statuses[i] = status(items.get(i));
      errors[i] = Objects.hashCode(items.get(i).transferError());
      // Not the key: which of two line items that can't be told apart comes first says nothing.
      long item = ((long) identities[i] << 32) ^ lowerCase(statuses[i]).hashCode();
      // A sum, since the order of line items says nothing.
      sum += mix(item + mix(errors[i]));
    }
    String status = transfer.status() == null ? "" : transfer.status().value();
    long fingerprint = mix(sum + mix(modified(transfer) + mix(lowerCase(status).hashCode())));
    return new TransferState(status, fingerprint, keys, statuses, errors);
  }

  /** Not an Instant's own hash code, which nobody promises to be the same everywhere. */
  private static long modified(TransferEntity transfer) {
    Instant time = transfer.lastModifiedTime();
    return time == null ? 0 : mix(time.getEpochSecond()) + time.getNano();
  }

  /** The transfer's line items with their add-ons. */
  private static List<TransferLineItem> flat(TransferEntity transfer) {
    List<TransferLineItem> all = new ArrayList<>(transfer.lineItems());
    for (int i = 0; i < all.size(); i++) {
      all.addAll(all.get(i).addonItems());
    }
    return all;
  }

  /** The service's own ids won't do: most line items have the id 0. */
  private static int[] identities(List<TransferLineItem> items) {
    int[] identities = new int[items.size()];
    for (int i = 0; i < identities.length; i++) {
      TransferLineItem item = items.get(i);
      identities[i] =
          item.subscriptionId() != null
              ? hash('s', item.subscriptionId())
              : item.orderId() != null
                  ? hash('o', item.orderId())
                  : hash('f', String.valueOf(item.offerId()));
    }
    return identities;
  }

  /** The identities, with another key for each line item that has the same as one before. */
  private static int[] keys(int[] identities) {
    int[] keys = new int[identities.length];
    Set<Integer> taken = new HashSet<>();
    for (int i = 0; i < keys.length; i++) {
      int key = identities[i];
      while (!taken.add(key)) {
        key = twin(key);
      }
      keys[i] = key;
    }
    return keys;
  }

  private static int twin(int key) {
    return (int) mix(key + 1L);
  }

  private static int hash(char kind, String id) {
    return kind * 31 + lowerCase(id).hashCode();
  }

  private static String lowerCase(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  private static String status(TransferLineItem item) {
    return item.status() == null ? "" : item.status().value();
  }

  /** Spreads a change of any bit over all of them (the finalizer of SplitMix64). */
  private static long mix(long value) {
    long mixed = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
    return mixed ^ (mixed >>> 31);
  }

  @Nullable TransferStatus status() {
    return status.isEmpty() ? null : TransferStatus.of(status);
  }

  boolean isEnded() {
    TransferStatus known = status();
    return known != null && known.isTerminal();
  }

  boolean isSame(TransferState other) {
    return fingerprint == other.fingerprint;
  }

  /** How this transfer's line items differ from those of the state before. */
  static List<LineItemChange> changes(TransferEntity transfer, TransferState before) {
    List<TransferLineItem> items = flat(transfer);
    int[] identities = identities(items);
    Map<Integer, Integer> earlier = new HashMap<>();
    for (int i = 0; i < before.keys.length; i++) {
      earlier.put(before.keys[i], i);
    }
    // Those that are as before go first, so that none is taken for another one that changed.
    boolean[] isSame = new boolean[identities.length];
    boolean[] isTaken = new boolean[before.keys.length];
    for (int i = 0; i < identities.length; i++) {
      isSame[i] = before.take(identities[i], items.get(i), earlier, isTaken) >= 0;
    }
    List<LineItemChange> changes = new ArrayList<>();
    for (int i = 0; i < identities.length; i++) {
      if (!isSame[i]) {
        int index = before.take(identities[i], null, earlier, isTaken);
        String status = index < 0 ? "" : before.statuses[index];
        changes.add(LineItemChange.of(items.get(i), index < 0, status.isEmpty() ? null : status));
      }
    }
    return changes;
  }

  /**
   * The first line item with this identity that isn't taken yet, which then is, or -1.
   *
   * @param same what its status and its error have to be like, or null
   */
  private int take(
      int identity,
      @Nullable TransferLineItem same,
      Map<Integer, Integer> indexes,
      boolean[] isTaken) {
    int key = identity;
    for (Integer i = indexes.get(key); i != null; i = indexes.get(key)) {
      if (!isTaken[i]
          && (same == null
              || (status(same).equalsIgnoreCase(statuses[i])
                  && Objects.hashCode(same.transferError()) == errors[i]))) {
        isTaken[i] = true;
        return i;
      }
      key = twin(key);
    }
    return -1;
  }

  /** Writes the fields of a position's text. */
  void encode(StringBuilder text) {
    PositionText.add(text, status);
    text.append(':').append(Long.toHexString(fingerprint)).append(':');
    for (int i = 0; i < keys.length; i++) {
      text.append(i == 0 ? "" : ",").append(Integer.toHexString(keys[i])).append('=');
      PositionText.add(text, statuses[i]);
      text.append(errors[i] == 0 ? "" : "=" + Integer.toHexString(errors[i]));
    }
  }

  /** Reads what {@link #encode} wrote. */
  static TransferState decode(String status, String fingerprint, String items) {
    String[] each = items.isEmpty() ? new String[0] : items.split(",", -1);
    int[] keys = new int[each.length];
    String[] statuses = new String[each.length];
    int[] errors = new int[each.length];
    for (int i = 0; i < each.length; i++) {
      String[] parts = each[i].split("=", -1);
      if (parts.length > 3) {
        throw new IllegalArgumentException(each[i]);
      }
      keys[i] = Integer.parseUnsignedInt(parts[0], 16);
      statuses[i] = PositionText.plain(parts[1]);
      errors[i] = parts.length == 2 ? 0 : Integer.parseUnsignedInt(parts[2], 16);
    }
    long number = Long.parseUnsignedLong(fingerprint, 16);
    return new TransferState(PositionText.plain(status), number, keys, statuses, errors);
  }
}
