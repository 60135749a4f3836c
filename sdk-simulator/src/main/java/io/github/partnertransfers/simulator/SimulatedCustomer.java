package io.github.partnertransfers.simulator;

import io.github.partnertransfers.simulator.internal.service.Customer;
import java.util.List;

/**
 * A customer of the simulated partners. Initially every partner has a relationship with the
 * customer, and the source partner holds the customer's subscriptions. Thread-safe.
 */
public final class SimulatedCustomer {

  private final Customer customer;
  private final SimulatedViews views;

  SimulatedCustomer(Customer customer, SimulatedViews views) {
    this.customer = customer;
    this.views = views;
  }

  Customer customer() {
    return customer;
  }

  /** Returns the customer's tenant id, a GUID: the {@code customer-id} in the API's paths. */
  public String tenantId() {
    return customer.tenantId();
  }

  /** Returns the display name, as in {@code customerName}. */
  public String name() {
    return customer.name();
  }

  /** Returns the customer's subscriptions with all partners, in the order of creation. */
  public List<SimulatedSubscription> subscriptions() {
    return customer.subscriptions().stream().map(views::of).toList();
  }

  /** Adds an active subscription with a generated id. Configure it with the returned object. */
  public SimulatedSubscription addSubscription(String friendlyName) {
    return views.of(customer.addSubscription(friendlyName));
  }

  /**
   * Adds an active subscription with the given id.
   *
   * @throws IllegalArgumentException if the id is not a GUID
   */
  public SimulatedSubscription addSubscription(String id, String friendlyName) {
    return views.of(customer.addSubscription(id, friendlyName));
  }

  /** Ends the partner's relationship: its requests for this customer get status 403, code 20002. */
  public void endRelationship(SimulatedPartner partner) {
    customer.endRelationship(partner.partner());
  }

  @Override
  public String toString() {
    return name() + " (" + tenantId() + ")";
  }
}
