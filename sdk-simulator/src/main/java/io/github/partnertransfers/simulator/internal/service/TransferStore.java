package io.github.partnertransfers.simulator.internal.service;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** All transfers. Guarded by {@link PartnerCenter}. */
public final class TransferStore {

  private final Map<String, Transfer> transfers = new LinkedHashMap<>();

  void add(Transfer transfer) {
    transfers.put(key(transfer.id()), transfer);
  }

  void remove(Transfer transfer) {
    transfers.remove(key(transfer.id()));
  }

  void clear() {
    transfers.clear();
  }

  Optional<Transfer> find(String id) {
    return Optional.ofNullable(transfers.get(key(id)));
  }

  /** Returns all transfers by creation time. */
  public List<Transfer> all() {
    return sorted(transfers.values().stream());
  }

  /** Returns all transfers, the last added first, without parsing and comparing their times. */
  public List<Transfer> newestFirst() {
    List<Transfer> newestFirst = new ArrayList<>(transfers.values());
    Collections.reverse(newestFirst);
    return newestFirst;
  }

  /**
   * Returns the customer's transfers by creation time, as the service lists them. Filtering comes
   * first: sorting the transfers of all customers would dominate the cost of a list.
   */
  List<Transfer> of(Customer customer) {
    return sorted(
        transfers.values().stream().filter(transfer -> transfer.customer().equals(customer)));
  }

  private static List<Transfer> sorted(Stream<Transfer> transfers) {
    return transfers.sorted(Comparator.comparing(TransferStore::created)).toList();
  }

  void advance(Instant now) {
    transfers.values().forEach(transfer -> transfer.advance(now));
  }

  /** Takes the changes of which no partner was informed. */
  void forEachChange(BiConsumer<Transfer, TransferChange> action) {
    for (Transfer transfer : transfers.values()) {
      transfer.takeChange().ifPresent(change -> action.accept(transfer, change));
    }
  }

  /** Returns the transfer in a non-terminal status that has the subscription as a line item. */
  Optional<Transfer> findOpenWith(String subscriptionId) {
    return transfers.values().stream()
        .filter(transfer -> transfer.isOpen() && transfer.hasLineItem(subscriptionId))
        .findFirst();
  }

  private static String key(String id) {
    return id.toLowerCase(Locale.ROOT);
  }

  private static Instant created(Transfer transfer) {
    JsonNode created = transfer.entity().path("createdTime");
    try {
      return OffsetDateTime.parse(created.asText()).toInstant();
    } catch (DateTimeParseException e) {
      return Instant.MIN;
    }
  }
}
