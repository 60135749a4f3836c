package io.github.partnertransfers.simulator.internal.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.partnertransfers.simulator.internal.http.FormBody;
import io.github.partnertransfers.simulator.internal.http.Json;
import io.github.partnertransfers.simulator.internal.service.Generation;
import io.github.partnertransfers.simulator.internal.service.Transfer;
import io.github.partnertransfers.simulator.internal.service.TransferStore;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Transfers in columns by status, the last created first. To be used under the lock. */
final class TransferBoard {

  private static final int CARDS_PER_COLUMN = 20;
  private static final int LINE_ITEMS_PER_CARD = 20;
  private static final String OTHER = "Other";
  private static final List<String> STATUSES =
      List.of(
          "Active",
          "Pending",
          "InProgress",
          "Complete",
          "PartiallyComplete",
          "Failed",
          "Reject",
          "Cancel",
          "Expired");
  private static final List<String> TIMES =
      List.of("createdTime", "lastModifiedTime", "expirationTime", "completedTime");

  private final FormBody query;
  private final Map<String, List<Transfer>> columns = new LinkedHashMap<>();
  private final Set<String> subscriptionsInOpenTransfers = new HashSet<>();

  TransferBoard(TransferStore transfers, FormBody query) {
    this.query = query;
    STATUSES.forEach(status -> columns.put(status, new ArrayList<>()));
    columns.put(OTHER, new ArrayList<>());
    String filter = lowerCase(query.get("filter"));
    for (Transfer transfer : transfers.newestFirst()) {
      if (transfer.isOpen()) {
        for (JsonNode item : transfer.entity().path("lineItems")) {
          subscriptionsInOpenTransfers.add(lowerCase(item.path("subscriptionId").asText()));
        }
      }
      if (filter.isEmpty() || matches(transfer, filter)) {
        column(transfer.status()).add(transfer);
      }
    }
  }

  private static boolean matches(Transfer transfer, String filter) {
    return lowerCase(transfer.id()).contains(filter)
        || lowerCase(transfer.customer().name()).contains(filter)
        || lowerCase(transfer.customer().tenantId()).contains(filter);
  }

  private static String lowerCase(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  /** A transfer that was added as JSON can have any status. */
  private List<Transfer> column(String status) {
    for (Map.Entry<String, List<Transfer>> column : columns.entrySet()) {
      if (column.getKey().equalsIgnoreCase(status)) {
        return column.getValue();
      }
    }
    return columns.getOrDefault(OTHER, List.of());
  }

  boolean isInOpenTransfer(String subscriptionId) {
    return subscriptionsInOpenTransfers.contains(lowerCase(subscriptionId));
  }

  ArrayNode json() {
    ArrayNode json = Json.array();
    columns.forEach(
        (name, transfers) -> {
          Excerpt<Transfer> shown = Excerpt.of(transfers, query.get(name), CARDS_PER_COLUMN);
          ObjectNode column = json.addObject().put("name", name);
          shown.describeIn(column);
          ArrayNode cards = column.putArray("transfers");
          shown.elements().forEach(transfer -> cards.add(card(transfer)));
        });
    return json;
  }

  private static ObjectNode card(Transfer transfer) {
    ObjectNode card = Json.object();
    card.put("id", transfer.id());
    card.put("status", transfer.status());
    card.put("newCommerce", transfer.generation() == Generation.NEW_COMMERCE);
    card.put("customer", transfer.customer().name());
    card.put("source", transfer.source().name());
    card.put("target", transfer.target().name());
    for (String time : TIMES) {
      JsonNode value = transfer.entity().path(time);
      if (value.isTextual()) {
        card.set(time, value);
      }
    }
    ArrayNode items = card.putArray("lineItems");
    JsonNode all = transfer.entity().path("lineItems");
    for (JsonNode item : all) {
      if (items.size() < LINE_ITEMS_PER_CARD) {
        items.add(lineItem(transfer, item));
      }
    }
    card.put("lineItemCount", all.size());
    return card;
  }

  private static ObjectNode lineItem(Transfer transfer, JsonNode item) {
    String id = item.path("subscriptionId").asText();
    String name = item.path("friendlyName").asText();
    ObjectNode json = Json.object();
    json.put("name", name.isEmpty() ? transfer.subscriptionName(item).orElse(id) : name);
    json.put("quantity", item.path("quantity").asInt());
    json.put("status", item.path("status").asText());
    json.put("error", item.path("transferError").asText());
    return json;
  }
}
