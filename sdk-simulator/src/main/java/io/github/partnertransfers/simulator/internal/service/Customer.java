package io.github.partnertransfers.simulator.internal.service;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A customer's tenant with its subscriptions. Thread-safe. */
public final class Customer {

  private final String tenantId;
  private final String name;
  private final Partner initialPartner;
  private final GuidGenerator guids;
  private final List<Subscription> subscriptions = new CopyOnWriteArrayList<>();
  private final Set<Partner> formerPartners = ConcurrentHashMap.newKeySet();

  Customer(String tenantId, String name, Partner initialPartner, GuidGenerator guids) {
    this.tenantId = tenantId;
    this.name = name;
    this.initialPartner = initialPartner;
    this.guids = guids;
  }

  public String tenantId() {
    return tenantId;
  }

  public String name() {
    return name;
  }

  public List<Subscription> subscriptions() {
    return subscriptions;
  }

  public Subscription addSubscription(String friendlyName) {
    return addSubscription(guids.next().toUpperCase(Locale.ROOT), friendlyName);
  }

  public Subscription addSubscription(String id, String friendlyName) {
    if (!GuidGenerator.isGuid(id)) {
      throw new IllegalArgumentException("A subscription's id must be a GUID, but is " + id);
    }
    Subscription subscription = new Subscription(id, friendlyName, initialPartner, guids);
    subscriptions.add(subscription);
    return subscription;
  }

  public void endRelationship(Partner partner) {
    formerPartners.add(partner);
  }

  boolean hasRelationship(Partner partner) {
    return !formerPartners.contains(partner);
  }

  public Optional<Subscription> findSubscription(String id) {
    return subscriptions.stream()
        .filter(subscription -> subscription.id.equalsIgnoreCase(id))
        .findFirst();
  }

  void reset() {
    subscriptions.clear();
    formerPartners.clear();
  }
}
