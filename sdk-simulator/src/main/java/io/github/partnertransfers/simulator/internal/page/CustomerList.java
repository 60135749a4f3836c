package io.github.partnertransfers.simulator.internal.page;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.partnertransfers.simulator.SubscriptionState;
import io.github.partnertransfers.simulator.internal.http.FormBody;
import io.github.partnertransfers.simulator.internal.http.Json;
import io.github.partnertransfers.simulator.internal.service.Customer;
import io.github.partnertransfers.simulator.internal.service.PartnerCenter;
import io.github.partnertransfers.simulator.internal.service.Subscription;
import java.util.List;
import java.util.Locale;

/** The customers with their subscriptions. To be used under the lock. */
final class CustomerList {

  private static final int CUSTOMERS = 10;
  private static final int SUBSCRIPTIONS_PER_CUSTOMER = 50;

  private final PartnerCenter partnerCenter;
  private final TransferBoard board;
  private final FormBody query;

  CustomerList(PartnerCenter partnerCenter, TransferBoard board, FormBody query) {
    this.partnerCenter = partnerCenter;
    this.board = board;
    this.query = query;
  }

  ObjectNode json() {
    String filter = query.get("filter").toLowerCase(Locale.ROOT);
    List<Customer> matching =
        partnerCenter.customers().stream()
            .filter(
                customer ->
                    customer.name().toLowerCase(Locale.ROOT).contains(filter)
                        || customer.tenantId().toLowerCase(Locale.ROOT).contains(filter))
            .toList();
    Excerpt<Customer> shown = Excerpt.of(matching, query.get("customers"), CUSTOMERS);
    ObjectNode json = Json.object();
    shown.describeIn(json);
    ArrayNode customers = json.putArray("customers");
    shown.elements().forEach(customer -> customers.add(customer(customer)));
    return json;
  }

  private ObjectNode customer(Customer customer) {
    ObjectNode json = Json.object();
    json.put("name", customer.name());
    json.put("tenantId", customer.tenantId());
    json.put("subscriptionCount", customer.subscriptions().size());
    ArrayNode subscriptions = json.putArray("subscriptions");
    customer.subscriptions().stream()
        .limit(SUBSCRIPTIONS_PER_CUSTOMER)
        .forEach(subscription -> subscriptions.add(subscription(subscription)));
    return json;
  }

  private ObjectNode subscription(Subscription subscription) {
    boolean inTransfer = board.isInOpenTransfer(subscription.id);
    return Json.object()
        .put("id", subscription.id)
        .put("name", subscription.friendlyName)
        .put("quantity", subscription.quantity)
        .put("state", subscription.state.name())
        .put("transferError", subscription.transferError)
        .put("partner", subscription.partner.name())
        .put("isInTransfer", inTransfer)
        .put(
            "isTransferable",
            !inTransfer
                && subscription.state == SubscriptionState.ACTIVE
                && subscription.partner.equals(partnerCenter.source()));
  }
}
