package io.github.partnertransfers.simulator.internal.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The state of the simulated service. Its lock guards all state that is not thread-safe by itself,
 * and is never held during I/O or a delay.
 */
public final class PartnerCenter {

  private final InstantSource clock;
  private final GuidGenerator guids;
  private final Settings settings = new Settings();
  private final TransferStore transfers = new TransferStore();
  private final WebhookStore webhooks = new WebhookStore();
  private final EventOutbox outbox = new EventOutbox();
  private final RateLimiter validationLimiter = WebhookOperations.newValidationLimiter();
  private final IdempotencyStore idempotencyStore = new IdempotencyStore();
  private final List<Partner> partners = new ArrayList<>();
  private final Map<String, Customer> customers = new LinkedHashMap<>();
  private final Partner source;
  private final Partner target;
  private final Customer firstCustomer;

  public PartnerCenter(long seed, InstantSource clock) {
    this.clock = clock;
    this.guids = new GuidGenerator(seed);
    // A separate sequence, which a reset does not restart: these keep their ids.
    GuidGenerator permanent = new GuidGenerator(~seed);
    source = Partner.create("Fabrikam", permanent);
    target = Partner.create("Northwind Traders", permanent);
    firstCustomer = new Customer(permanent.next(), "Contoso", source, guids);
    populate();
  }

  private void populate() {
    partners.add(source);
    partners.add(target);
    customers.put(firstCustomer.tenantId(), firstCustomer);
    firstCustomer.reset();
    firstCustomer.addSubscription("Office 365 E1").quantity = 25;
    Subscription monthly = firstCustomer.addSubscription("Visio Online Plan 2");
    monthly.quantity = 5;
    monthly.billingCycle = "monthly";
    firstCustomer.addSubscription("PowerApps per app plan").quantity = 10;
  }

  public synchronized void reset() {
    settings.reset();
    transfers.clear();
    webhooks.clear();
    outbox.clear();
    validationLimiter.restart();
    idempotencyStore.clear();
    partners.clear();
    customers.clear();
    guids.reset();
    populate();
  }

  /** Runs {@code action} under the lock, after applying every change that is due. */
  public synchronized <T> T withCurrentState(Supplier<T> action) {
    transfers.advance(clock.instant());
    try {
      return action.get();
    } finally {
      addEvents();
    }
  }

  /** Informs the partners of each changed transfer. Changes before a registration have no event. */
  private void addEvents() {
    if (webhooks.hasRegistrations()) {
      transfers.forEachChange(
          (transfer, change) -> {
            for (Partner partner : List.of(transfer.source(), transfer.target())) {
              webhooks
                  .registration(partner)
                  .ifPresent(to -> outbox.add(partner, to, transfer, change));
            }
          });
    }
  }

  public Instant instant() {
    return clock.instant();
  }

  public Settings settings() {
    return settings;
  }

  public TransferStore transfers() {
    return transfers;
  }

  public WebhookStore webhooks() {
    return webhooks;
  }

  public EventOutbox outbox() {
    return outbox;
  }

  RateLimiter validationLimiter() {
    return validationLimiter;
  }

  public IdempotencyStore idempotencyStore() {
    return idempotencyStore;
  }

  GuidGenerator guids() {
    return guids;
  }

  public Partner source() {
    return source;
  }

  public Partner target() {
    return target;
  }

  public Customer firstCustomer() {
    return firstCustomer;
  }

  public synchronized List<Partner> partners() {
    return List.copyOf(partners);
  }

  public synchronized List<Customer> customers() {
    return List.copyOf(customers.values());
  }

  public synchronized Partner addPartner(String name) {
    Partner partner = Partner.create(name, guids);
    partners.add(partner);
    return partner;
  }

  public synchronized Optional<Partner> findPartner(String tenantId) {
    return partners.stream().filter(partner -> partner.hasTenantId(tenantId)).findFirst();
  }

  public synchronized Customer addCustomer(String name) {
    return addCustomer(guids.next(), name);
  }

  private Customer addCustomer(String tenantId, String name) {
    Customer customer = new Customer(tenantId, name, source, guids);
    customers.put(tenantId.toLowerCase(Locale.ROOT), customer);
    return customer;
  }

  public synchronized Optional<Customer> findCustomer(String tenantId) {
    return Optional.ofNullable(customers.get(tenantId.toLowerCase(Locale.ROOT)));
  }

  /** Returns the subscription if {@code holder} can add it to a transfer; otherwise throws. */
  Subscription requireTransferable(String subscriptionId, Customer customer, Partner holder) {
    Subscription subscription =
        customer
            .findSubscription(subscriptionId)
            .filter(found -> found.isTransferableBy(holder))
            .orElseThrow(() -> ApiException.invalidSubscription(subscriptionId));
    Optional<Transfer> open = transfers.findOpenWith(subscriptionId);
    if (open.isPresent()) {
      throw ApiException.inProgress(open.get().id());
    }
    return subscription;
  }

  /** Adds a transfer that is shown exactly as this JSON, and its customer if it is unknown. */
  public synchronized void addTransfer(JsonNode entity) {
    String customerId = entity.path("customerTenantId").asText();
    if (!entity.isObject()
        || !GuidGenerator.isGuid(entity.path("id").asText())
        || !GuidGenerator.isGuid(customerId)) {
      throw new IllegalArgumentException(
          "A transfer must be a JSON object whose id and customerTenantId are GUIDs.");
    }
    Customer customer =
        findCustomer(customerId)
            .orElseGet(
                () -> addCustomer(customerId, entity.path("customerName").asText(customerId)));
    transfers.add(
        Transfer.verbatim(
            customer,
            partnerOf(entity, "sourcePartner"),
            partnerOf(entity, "targetPartner"),
            (ObjectNode) entity));
  }

  private Partner partnerOf(JsonNode entity, String role) {
    String tenantId = entity.path(role + "TenantId").asText();
    return findPartner(tenantId)
        .orElseGet(
            () -> Partner.create(entity.path(role + "Name").asText(tenantId), tenantId, guids));
  }
}
