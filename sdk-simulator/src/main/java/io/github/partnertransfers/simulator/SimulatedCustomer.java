package io.github.partnertransfers.simulator;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A customer of the simulated partners. At first every partner has a relationship with it, and the
 * source partner has its subscriptions. Safe for use by many threads.
 */
public final class SimulatedCustomer {

  private final String tenantId;
  private final String name;
  private final SimulatedPartner firstPartner;
  private final Identifiers identifiers;
  private final List<SimulatedSubscription> subscriptions = new CopyOnWriteArrayList<>();
  private final Set<SimulatedPartner> formerPartners = ConcurrentHashMap.newKeySet();

  SimulatedCustomer(
      String tenantId, String name, SimulatedPartner firstPartner, Identifiers identifiers) {
    this.tenantId = tenantId;
    this.name = name;
    this.firstPartner = firstPartner;
    this.identifiers = identifiers;
  }

  /** The customer's tenant, a GUID: the {@code customer-id} of every path. */
  public String tenantId() {
    return tenantId;
  }

  /** The name that people read, as in {@code customerName}. */
  public String name() {
    return name;
  }

  /** The customer's subscriptions with any partner, in the order they were added. */
  public List<SimulatedSubscription> subscriptions() {
    return List.copyOf(subscriptions);
  }

  /** Adds an active subscription with a new id; set the rest on what is returned. */
  public SimulatedSubscription addSubscription(String friendlyName) {
    return addSubscription(identifiers.next().toUpperCase(Locale.ROOT), friendlyName);
  }

  /**
   * Adds an active subscription with a given id.
   *
   * @throws IllegalArgumentException if the id is not a GUID
   */
  public SimulatedSubscription addSubscription(String id, String friendlyName) {
    if (!Identifiers.isGuid(id)) {
      throw new IllegalArgumentException("A subscription's id is a GUID, not: " + id);
    }
    SimulatedSubscription subscription =
        new SimulatedSubscription(id, friendlyName, firstPartner, identifiers);
    subscriptions.add(subscription);
    return subscription;
  }

  /** Ends the partner's relationship: its calls for this customer are refused (403, 20002). */
  public void endRelationship(SimulatedPartner partner) {
    formerPartners.add(partner);
  }

  boolean hasRelationship(SimulatedPartner partner) {
    return !formerPartners.contains(partner);
  }

  Optional<SimulatedSubscription> subscription(String id) {
    return subscriptions.stream().filter(each -> each.id().equalsIgnoreCase(id)).findFirst();
  }

  void clear() {
    subscriptions.clear();
    formerPartners.clear();
  }

  @Override
  public String toString() {
    return name + " (" + tenantId + ")";
  }
}
