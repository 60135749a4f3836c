package io.github.partnertransfers.simulator;

import com.fasterxml.jackson.databind.JsonNode;
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

/** One transfer: its entity as JSON, and what is still to come. Guarded by its Partner Center. */
final class Transfer {

  private final Generation generation;
  private final SimulatedCustomer customer;
  private final SimulatedPartner source;
  private final SimulatedPartner target;
  private final ObjectNode entity;
  private final Deque<LineItemOutcome> outstanding = new ArrayDeque<>();
  private final @Nullable Instant expiry;
  private final boolean verbatim;
  private int failures;
  private int successes;

  Transfer(
      Generation generation,
      SimulatedCustomer customer,
      SimulatedPartner source,
      SimulatedPartner target,
      ObjectNode entity,
      @Nullable Instant expiry) {
    this(generation, customer, source, target, entity, expiry, false);
  }

  private Transfer(
      Generation generation,
      SimulatedCustomer customer,
      SimulatedPartner source,
      SimulatedPartner target,
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

  /** A transfer that every partner sees, exactly as {@code entity} says. */
  static Transfer verbatim(
      SimulatedCustomer customer,
      SimulatedPartner source,
      SimulatedPartner target,
      ObjectNode entity) {
    Generation generation =
        entity.has("transferType") ? Generation.NEW_COMMERCE : Generation.LEGACY;
    return new Transfer(generation, customer, source, target, entity, null, true);
  }

  Generation generation() {
    return generation;
  }

  SimulatedCustomer customer() {
    return customer;
  }

  SimulatedPartner source() {
    return source;
  }

  SimulatedPartner target() {
    return target;
  }

  ObjectNode entity() {
    return entity;
  }

  String id() {
    return entity.path("id").asText();
  }

  String status() {
    return entity.path("status").asText();
  }

  boolean isOpen() {
    return Status.isOpen(status());
  }

  boolean isVisibleTo(SimulatedPartner partner) {
    return verbatim || partner.is(source.tenantId()) || partner.is(target.tenantId());
  }

  boolean holds(String subscriptionId) {
    for (JsonNode item : entity.path("lineItems")) {
      if (item.path("subscriptionId").asText().equalsIgnoreCase(subscriptionId)) {
        return true;
      }
    }
    return false;
  }

  /** The line items that are objects: a transfer that was added as JSON may have others. */
  List<ObjectNode> lineItems() {
    List<ObjectNode> items = new ArrayList<>();
    for (JsonNode item : entity.path("lineItems")) {
      if (item instanceof ObjectNode object) {
        items.add(object);
      }
    }
    return items;
  }

  /** Refuses what comes after the other partner's answer, or after the end. */
  void requireUnanswered(String unanswered) {
    if (status().equals(Status.IN_PROGRESS)) {
      throw Refusal.processedByAnotherRequest(id());
    }
    if (!status().equals(unanswered)) {
      throw Refusal.ended(id(), status());
    }
  }

  /** Settles how every line item will end, one after another, and starts. */
  List<LineItemOutcome> begin(
      Identifiers identifiers, Duration perLineItem, SimulatedPartner by, Instant now) {
    List<LineItemOutcome> outcomes = new ArrayList<>();
    Instant due = now;
    for (ObjectNode item : lineItems()) {
      due = due.plus(perLineItem);
      Optional<SimulatedSubscription> subscription =
          customer.subscription(item.path("subscriptionId").asText());
      item.put("status", Status.IN_PROGRESS);
      outcomes.add(
          new LineItemOutcome(
              item,
              subscription.orElse(null),
              Integer.toString(outcomes.size()),
              identifiers.next(),
              subscription.map(this::transferError).orElse(null),
              due));
    }
    outstanding.addAll(outcomes);
    change(outstanding.isEmpty() ? result() : Status.IN_PROGRESS, now, by);
    advance(now);
    return outcomes;
  }

  private @Nullable String transferError(SimulatedSubscription subscription) {
    if (subscription.transferError() != null) {
      return subscription.transferError();
    }
    return subscription.partner().is(source.tenantId())
        ? null
        // "transfered" is how the service spells it.
        : "Subscription has already been transfered. Subscription: "
            + subscription.id().toLowerCase(Locale.ROOT);
  }

  void change(String status, Instant at, SimulatedPartner by) {
    entity.put("lastModifiedUser", by.userId());
    change(status, at);
  }

  private void change(String status, Instant at) {
    entity.put("status", status);
    entity.put("lastModifiedTime", Timestamps.wholeSeconds(at));
  }

  /** Does all that falls due until {@code now}. */
  void advance(Instant now) {
    if (expiry != null && status().equals(Status.PENDING) && !expiry.isAfter(now)) {
      change(Status.EXPIRED, expiry);
    }
    for (LineItemOutcome next = outstanding.peek();
        next != null && !next.due().isAfter(now);
        next = outstanding.peek()) {
      finish(outstanding.remove());
    }
  }

  private void finish(LineItemOutcome outcome) {
    outcome.apply(generation, target);
    if (outcome.isFailure()) {
      failures++;
    } else {
      successes++;
    }
    change(outstanding.isEmpty() ? result() : Status.IN_PROGRESS, outcome.due());
    if (outstanding.isEmpty() && generation == Generation.NEW_COMMERCE) {
      entity.put("completedTime", Timestamps.precise(outcome.due()));
    }
  }

  private String result() {
    if (failures == 0) {
      return Status.COMPLETE;
    }
    return successes == 0 ? Status.FAILED : Status.PARTIALLY_COMPLETE;
  }

  /** The entity as {@code caller} gets it. */
  ObjectNode seenBy(SimulatedPartner caller) {
    ObjectNode view = entity.deepCopy();
    if (verbatim) {
      return view;
    }
    view.put("partnertenantid", caller.tenantId());
    if (generation == Generation.NEW_COMMERCE) {
      view.put("transferDirection", caller.is(source.tenantId()) ? 2 : 1);
    }
    return view;
  }
}
