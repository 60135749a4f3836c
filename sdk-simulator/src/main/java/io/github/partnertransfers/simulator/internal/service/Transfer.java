package io.github.partnertransfers.simulator.internal.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A transfer: its JSON entity and its scheduled changes. Guarded by {@link PartnerCenter}. */
public final class Transfer {

  private static final String LEGACY_AZURE_OFFER = "MS-AZR-0145P";

  private final Generation generation;
  private final Customer customer;
  private final Partner source;
  private final Partner target;
  private final ObjectNode entity;
  private final List<LineItemOutcome> outcomes = new ArrayList<>();
  private final Deque<LineItemOutcome> scheduled = new ArrayDeque<>();
  private final @Nullable Instant expiry;
  private final boolean verbatim;
  private int failures;
  private int successes;

  /** The last change of which no partner was informed. */
  private @Nullable TransferChange change;

  Transfer(
      Generation generation,
      Customer customer,
      Partner source,
      Partner target,
      ObjectNode entity,
      @Nullable Instant expiry) {
    this(generation, customer, source, target, entity, expiry, false);
  }

  private Transfer(
      Generation generation,
      Customer customer,
      Partner source,
      Partner target,
      ObjectNode entity,
      @Nullable Instant expiry,
      boolean verbatim) {
    this.generation = generation;
    this.customer = customer;
    this.source = source;
    this.target = target;
    this.entity = entity;
    this.expiry = expiry;
    this.verbatim = verbatim;
  }

  /** Creates a transfer that every partner sees exactly as {@code entity}. */
  static Transfer verbatim(Customer customer, Partner source, Partner target, ObjectNode entity) {
    Generation generation =
        entity.has("transferType") ? Generation.NEW_COMMERCE : Generation.LEGACY;
    return new Transfer(generation, customer, source, target, entity, null, true);
  }

  public Generation generation() {
    return generation;
  }

  public Customer customer() {
    return customer;
  }

  public Partner source() {
    return source;
  }

  public Partner target() {
    return target;
  }

  /** Returns the entity as the source partner sees it, to be read under the lock only. */
  public ObjectNode entity() {
    return entity;
  }

  public String id() {
    return entity.path("id").asText();
  }

  public String status() {
    return entity.path("status").asText();
  }

  public boolean isOpen() {
    return Status.isOpen(status());
  }

  boolean isVisibleTo(Partner partner) {
    return verbatim
        || partner.hasTenantId(source.tenantId())
        || partner.hasTenantId(target.tenantId());
  }

  boolean hasLineItem(String subscriptionId) {
    for (JsonNode item : entity.path("lineItems")) {
      if (item.path("subscriptionId").asText().equalsIgnoreCase(subscriptionId)) {
        return true;
      }
    }
    return false;
  }

  /** Returns the line items that are JSON objects; a verbatim transfer can have others. */
  private List<ObjectNode> lineItems() {
    List<ObjectNode> items = new ArrayList<>();
    for (JsonNode item : entity.path("lineItems")) {
      if (item instanceof ObjectNode object) {
        items.add(object);
      }
    }
    return items;
  }

  /** Returns the name of a line item's subscription, which new commerce line items lack. */
  public Optional<String> subscriptionName(JsonNode item) {
    return outcomes.stream()
        .filter(outcome -> outcome.item().equals(item) && outcome.subscription() != null)
        .map(outcome -> outcome.subscription().friendlyName)
        .findFirst();
  }

  /** Throws an error response if the transfer is in progress or in a terminal status. */
  void requireStatus(String expected) {
    if (status().equals(Status.IN_PROGRESS)) {
      throw ApiException.processedByAnotherRequest(id());
    }
    if (!status().equals(expected)) {
      throw ApiException.terminalStatus(id(), status());
    }
  }

  /** Determines the outcome of each line item and schedules them one after another. */
  List<LineItemOutcome> startProcessing(
      GuidGenerator guids, Duration perLineItem, Partner acceptedBy, Instant now) {
    Instant due = now;
    for (ObjectNode item : lineItems()) {
      due = due.plus(perLineItem);
      Optional<Subscription> subscription =
          customer.findSubscription(item.path("subscriptionId").asText());
      item.put("status", Status.IN_PROGRESS);
      outcomes.add(
          new LineItemOutcome(
              item,
              subscription.orElse(null),
              Integer.toString(outcomes.size()),
              guids.next(),
              subscription.filter(this::getsNewId).map(moving -> guids.next()).orElse(null),
              subscription.map(this::transferError).orElse(null),
              due));
    }
    scheduled.addAll(outcomes);
    updateStatus(scheduled.isEmpty() ? terminalStatus() : Status.IN_PROGRESS, now, acceptedBy);
    advance(now);
    return outcomes;
  }

  private boolean getsNewId(Subscription subscription) {
    return generation == Generation.NEW_COMMERCE
        || subscription.offerId.equalsIgnoreCase(LEGACY_AZURE_OFFER);
  }

  private @Nullable String transferError(Subscription subscription) {
    if (subscription.transferError != null) {
      return subscription.transferError;
    }
    return subscription.partner.hasTenantId(source.tenantId())
        ? null
        // The service spells it "transfered".
        : "Subscription has already been transfered. Subscription: "
            + subscription.id.toLowerCase(Locale.ROOT);
  }

  void updateStatus(String status, Instant at, Partner by) {
    entity.put("lastModifiedUser", by.userId());
    updateStatus(status, at);
  }

  private void updateStatus(String status, Instant at) {
    change = TransferChange.toStatus(status, at);
    entity.put("status", status);
    entity.put("lastModifiedTime", Timestamps.wholeSeconds(at));
  }

  void created(Instant at) {
    change = TransferChange.created(at);
  }

  /** Removes and returns the last change of which no partner was informed. */
  Optional<TransferChange> takeChange() {
    Optional<TransferChange> taken = Optional.ofNullable(change);
    change = null;
    return taken;
  }

  /** Applies every change that is due at {@code now}. */
  void advance(Instant now) {
    if (expiry != null && status().equals(Status.PENDING) && !expiry.isAfter(now)) {
      updateStatus(Status.EXPIRED, expiry);
    }
    for (LineItemOutcome next = scheduled.peek();
        next != null && !next.due().isAfter(now);
        next = scheduled.peek()) {
      apply(scheduled.remove());
    }
  }

  private void apply(LineItemOutcome outcome) {
    outcome.apply(generation, target);
    if (outcome.isFailure()) {
      failures++;
    } else {
      successes++;
    }
    updateStatus(scheduled.isEmpty() ? terminalStatus() : Status.IN_PROGRESS, outcome.due());
    if (scheduled.isEmpty() && generation == Generation.NEW_COMMERCE) {
      entity.put("completedTime", Timestamps.sevenDigits(outcome.due()));
    }
  }

  private String terminalStatus() {
    if (failures == 0) {
      return Status.COMPLETE;
    }
    return successes == 0 ? Status.FAILED : Status.PARTIALLY_COMPLETE;
  }

  /** The target partner sees no line items until the transfer ends, and then the new ids. */
  private void replaceLineItemsForTarget(ObjectNode view) {
    if (isOpen()) {
      view.remove("lineItems");
    } else if (view.has("lineItems")) {
      ArrayNode lineItems = view.putArray("lineItems");
      outcomes.forEach(outcome -> lineItems.add(outcome.itemWithNewIds()));
    }
  }

  /** Returns the entity as {@code partner} sees it. */
  public ObjectNode viewFor(Partner partner) {
    ObjectNode view = entity.deepCopy();
    if (verbatim) {
      return view;
    }
    view.put("partnertenantid", partner.tenantId());
    if (generation == Generation.NEW_COMMERCE) {
      boolean outgoing = partner.hasTenantId(source.tenantId());
      view.put("transferDirection", outgoing ? 2 : 1);
      if (!outgoing) {
        replaceLineItemsForTarget(view);
      }
    }
    return view;
  }
}
