package io.github.partnertransfers.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Every transfer there is. Guarded by its Partner Center. */
final class Transfers {

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

  /** In the order of creation. */
  List<Transfer> all() {
    return inOrder(transfers.values().stream());
  }

  /**
   * In the order of creation, as the list of the service is. Of a customer only, since to sort all
   * transfers of many customers for each list takes longer than everything else.
   */
  List<Transfer> of(SimulatedCustomer customer) {
    return inOrder(
        transfers.values().stream().filter(transfer -> transfer.customer().equals(customer)));
  }

  private static List<Transfer> inOrder(Stream<Transfer> transfers) {
    return transfers.sorted(Comparator.comparing(Transfers::created)).toList();
  }

  void advance(Instant now) {
    transfers.values().forEach(transfer -> transfer.advance(now));
  }

  /** The transfer that is not yet ended and has the subscription among its line items. */
  Optional<Transfer> openWith(String subscriptionId) {
    return transfers.values().stream()
        .filter(transfer -> transfer.isOpen() && transfer.holds(subscriptionId))
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
