package io.github.partnertransfers.simulator.internal.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.partnertransfers.simulator.PartnerCenterSimulator;
import io.github.partnertransfers.simulator.SubscriptionState;
import io.github.partnertransfers.simulator.internal.http.Json;
import io.github.partnertransfers.simulator.internal.service.CounterpartyActions;
import io.github.partnertransfers.simulator.internal.service.Customer;
import io.github.partnertransfers.simulator.internal.service.PartnerCenter;
import io.github.partnertransfers.simulator.internal.service.Subscription;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The commands of the page's API. Each does what the method of {@link PartnerCenterSimulator} or of
 * its parts does that a test would call.
 */
public final class PageCommands {

  private final PartnerCenterSimulator simulator;
  private final PartnerCenter partnerCenter;
  private final CounterpartyActions counterparty;
  private final Map<String, Function<CommandBody, ObjectNode>> commands;

  public PageCommands(
      PartnerCenterSimulator simulator,
      PartnerCenter partnerCenter,
      CounterpartyActions counterparty,
      Runnable removeRequestLimit) {
    this.simulator = simulator;
    this.partnerCenter = partnerCenter;
    this.counterparty = counterparty;
    this.commands =
        Map.ofEntries(
            action("clock/run", body -> simulator.clock().run(body.number("factor"))),
            action("clock/advance", body -> simulator.clock().advance(body.duration("duration"))),
            Map.entry("transfers/create", this::create),
            Map.entry("transfers/request", body -> id(counterparty.request(customer(body)))),
            action("transfers/accept", body -> counterparty.accept(body.text("transfer"))),
            action("transfers/reject", body -> counterparty.reject(body.text("transfer"))),
            action("transfers/withdraw", body -> counterparty.withdraw(body.text("transfer"))),
            action("transfers/add-published", body -> simulator.seedDocumentedTransfers()),
            action(
                "transfers/processing-time",
                body -> simulator.processingTime(body.duration("duration"))),
            Map.entry(
                "customers/add",
                body -> id(partnerCenter.addCustomer(body.text("name")).tenantId())),
            Map.entry("subscriptions/add", this::addSubscription),
            action("subscriptions/change", this::changeSubscription),
            action("faults/add", body -> RequestedFault.of(body).addTo(simulator.faults())),
            action("faults/clear", body -> simulator.faults().clear()),
            action(
                "limit/set",
                body -> simulator.limitRequests(body.integer("requests"), body.duration("window"))),
            action("limit/remove", body -> removeRequestLimit.run()),
            action("tokens/revoke", body -> revokeTokens(body.isTrue("refreshTokens"))),
            action("logins/approve", body -> simulator.logins().approve(body.text("userCode"))),
            action("logins/decline", body -> simulator.logins().decline(body.text("userCode"))),
            action("reset", body -> simulator.reset()));
  }

  private static Map.Entry<String, Function<CommandBody, ObjectNode>> action(
      String name, Consumer<CommandBody> action) {
    return Map.entry(
        name,
        body -> {
          action.accept(body);
          return Json.object();
        });
  }

  private static ObjectNode id(String id) {
    return Json.object().put("id", id);
  }

  /**
   * Runs a command.
   *
   * @return its result, or empty if there is no such command
   * @throws IllegalArgumentException if the body is not as the command requires it
   * @throws IllegalStateException if the state does not permit the command
   */
  Optional<JsonNode> run(String name, String body) {
    return Optional.ofNullable(commands.get(name))
        .map(command -> command.apply(CommandBody.parse(body)));
  }

  private ObjectNode create(CommandBody body) {
    Customer customer = customer(body);
    List<Subscription> subscriptions =
        body.texts("subscriptions").stream().map(id -> subscription(customer, id)).toList();
    if (subscriptions.isEmpty()) {
      throw new IllegalArgumentException("Select at least one subscription.");
    }
    return id(counterparty.create(customer, subscriptions));
  }

  private ObjectNode addSubscription(CommandBody body) {
    int quantity = body.optionalInteger("quantity").orElse(1);
    if (quantity < 1) {
      throw new IllegalArgumentException("quantity must be positive, but is " + quantity);
    }
    Subscription subscription = customer(body).addSubscription(body.text("name"));
    subscription.quantity = quantity;
    return id(subscription.id);
  }

  private void changeSubscription(CommandBody body) {
    Subscription subscription = subscription(customer(body), body.text("subscription"));
    Optional<SubscriptionState> state = body.optionalText("state").map(PageCommands::state);
    Optional<String> transferError = body.optionalText("transferError");
    state.ifPresent(changed -> subscription.state = changed);
    if (body.has("transferError")) {
      subscription.transferError = transferError.orElse(null);
    }
  }

  private static SubscriptionState state(String name) {
    try {
      return SubscriptionState.valueOf(name);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("There is no state " + name + ".", e);
    }
  }

  private void revokeTokens(boolean withRefreshTokens) {
    simulator.tokens().revokeAccessTokens();
    if (withRefreshTokens) {
      simulator.tokens().revokeRefreshTokens(simulator.sourcePartner());
      simulator.tokens().revokeRefreshTokens(simulator.targetPartner());
    }
  }

  private Customer customer(CommandBody body) {
    String id = body.text("customer");
    return partnerCenter
        .findCustomer(id)
        .orElseThrow(() -> new IllegalArgumentException("There is no customer " + id + "."));
  }

  private static Subscription subscription(Customer customer, String id) {
    return customer
        .findSubscription(id)
        .orElseThrow(() -> new IllegalArgumentException("There is no subscription " + id + "."));
  }
}
