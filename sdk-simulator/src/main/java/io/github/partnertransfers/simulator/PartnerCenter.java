package io.github.partnertransfers.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * All that the simulated service knows. Its one lock is held while state is read or changed, and
 * never while anything waits.
 */
final class PartnerCenter {

  private final SimulatedClock clock;
  private final Identifiers identifiers;
  private final Settings settings = new Settings();
  private final Transfers transfers = new Transfers();
  private final AnsweredWrites answeredWrites = new AnsweredWrites();
  private final List<SimulatedPartner> partners = new ArrayList<>();
  private final Map<String, SimulatedCustomer> customers = new LinkedHashMap<>();
  private final SimulatedPartner source;
  private final SimulatedPartner target;
  private final SimulatedCustomer firstCustomer;

  PartnerCenter(long seed, SimulatedClock clock) {
    this.clock = clock;
    this.identifiers = new Identifiers(seed);
    // Of their own, so that partners and customer are the same after a reset.
    Identifiers lasting = new Identifiers(~seed);
    source = new SimulatedPartner("Fabrikam", lasting);
    target = new SimulatedPartner("Northwind Traders", lasting);
    firstCustomer = new SimulatedCustomer(lasting.next(), "Contoso", source, identifiers);
    populate();
  }

  private void populate() {
    partners.add(source);
    partners.add(target);
    customers.put(firstCustomer.tenantId(), firstCustomer);
    firstCustomer.clear();
    firstCustomer.addSubscription("Office 365 E1").quantity(25);
    firstCustomer.addSubscription("Visio Online Plan 2").quantity(5).billingCycle("monthly");
    firstCustomer.addSubscription("PowerApps per app plan").quantity(10);
  }

  synchronized void reset() {
    settings.reset();
    clock.reset();
    transfers.clear();
    answeredWrites.clear();
    partners.clear();
    customers.clear();
    identifiers.restart();
    populate();
  }

  /** Runs {@code work} on a state in which all that was due has happened. */
  synchronized <T> T now(Supplier<T> work) {
    transfers.advance(clock.instant());
    return work.get();
  }

  Instant instant() {
    return clock.instant();
  }

  SimulatedClock clock() {
    return clock;
  }

  Settings settings() {
    return settings;
  }

  Transfers transfers() {
    return transfers;
  }

  AnsweredWrites answeredWrites() {
    return answeredWrites;
  }

  Identifiers identifiers() {
    return identifiers;
  }

  SimulatedPartner source() {
    return source;
  }

  SimulatedPartner target() {
    return target;
  }

  SimulatedCustomer firstCustomer() {
    return firstCustomer;
  }

  synchronized SimulatedPartner addPartner(String name) {
    SimulatedPartner partner = new SimulatedPartner(name, identifiers);
    partners.add(partner);
    return partner;
  }

  synchronized Optional<SimulatedPartner> partner(String tenantId) {
    return partners.stream().filter(partner -> partner.is(tenantId)).findFirst();
  }

  synchronized SimulatedCustomer addCustomer(String name) {
    return addCustomer(identifiers.next(), name);
  }

  private SimulatedCustomer addCustomer(String tenantId, String name) {
    SimulatedCustomer customer = new SimulatedCustomer(tenantId, name, source, identifiers);
    customers.put(tenantId.toLowerCase(Locale.ROOT), customer);
    return customer;
  }

  synchronized Optional<SimulatedCustomer> customer(String tenantId) {
    return Optional.ofNullable(customers.get(tenantId.toLowerCase(Locale.ROOT)));
  }

  /** A subscription that {@code holder} may put into a transfer now. */
  SimulatedSubscription transferable(
      String subscriptionId, SimulatedCustomer customer, SimulatedPartner holder) {
    SimulatedSubscription subscription =
        customer
            .subscription(subscriptionId)
            .filter(found -> found.mayBeTransferredBy(holder.tenantId()))
            .orElseThrow(() -> Refusal.invalidSubscription(subscriptionId));
    transfers
        .openWith(subscriptionId)
        .ifPresent(
            other -> {
              throw Refusal.inProgress(other.id());
            });
    return subscription;
  }

  /** Adds a transfer that answers with exactly this JSON, and its customer if it is a new one. */
  synchronized void addTransfer(JsonNode entity) {
    String customerId = entity.path("customerTenantId").asText();
    if (!entity.isObject()
        || !Identifiers.isGuid(entity.path("id").asText())
        || !Identifiers.isGuid(customerId)) {
      throw new IllegalArgumentException(
          "A transfer is a JSON object whose id and customerTenantId are GUIDs.");
    }
    SimulatedCustomer customer =
        customer(customerId)
            .orElseGet(
                () -> addCustomer(customerId, entity.path("customerName").asText(customerId)));
    transfers.add(
        Transfer.verbatim(
            customer,
            partnerIn(entity, "sourcePartner"),
            partnerIn(entity, "targetPartner"),
            (ObjectNode) entity));
  }

  private SimulatedPartner partnerIn(JsonNode entity, String role) {
    String tenantId = entity.path(role + "TenantId").asText();
    return partner(tenantId)
        .orElseGet(
            () ->
                new SimulatedPartner(
                    entity.path(role + "Name").asText(tenantId), tenantId, identifiers));
  }
}
