package io.github.partnertransfers.simulator;

import io.github.partnertransfers.simulator.internal.service.Subscription;

/**
 * A customer's subscription. Changes take effect with the next request. Thread-safe.
 *
 * <p>Each setter returns this subscription.
 */
public final class SimulatedSubscription {

  private final Subscription subscription;
  private final SimulatedViews views;

  SimulatedSubscription(Subscription subscription, SimulatedViews views) {
    this.subscription = subscription;
    this.views = views;
  }

  Subscription subscription() {
    return subscription;
  }

  /** Sets the number of licenses. The default is 1. */
  public SimulatedSubscription quantity(int licenses) {
    subscription.quantity = licenses;
    return this;
  }

  /** Sets the offer: a GUID, or a name such as {@code MS-AZR-0145P}. The default is generated. */
  public SimulatedSubscription offerId(String offer) {
    subscription.offerId = offer;
    return this;
  }

  /** Sets the billing cycle: {@code monthly} or {@code annual}, which is the default. */
  public SimulatedSubscription billingCycle(String cycle) {
    subscription.billingCycle = cycle;
    return this;
  }

  /** Sets the state. Only {@linkplain SubscriptionState#ACTIVE active} ones are eligible. */
  public SimulatedSubscription state(SubscriptionState newState) {
    subscription.state = newState;
    return this;
  }

  /** Sets the partner who holds the subscription. The default is the source partner. */
  public SimulatedSubscription heldBy(SimulatedPartner holder) {
    subscription.partner = holder.partner();
    return this;
  }

  /** Adds an add-on. It moves with this subscription and is listed in {@code addonItems}. */
  public SimulatedSubscription addon(String addonName, int licenses) {
    subscription.addAddon(addonName, licenses);
    return this;
  }

  /**
   * Makes the line item of this subscription fail with {@code reason} when a transfer of it is
   * accepted. An example from the published samples: "Subscription SyncState must be SyncComplete
   * for the Subscription to be a source in a Subscription Ownership Transfer. ..."
   */
  public SimulatedSubscription failsOnTransfer(String reason) {
    subscription.transferError = reason;
    return this;
  }

  /**
   * Returns the subscription's id, a GUID. Generated ids are in upper case. A new commerce transfer
   * gives the subscription a new id when its line item completes, and so does a legacy transfer if
   * the offer is {@code MS-AZR-0145P}.
   */
  public String id() {
    return subscription.id;
  }

  /** Returns the display name, as in {@code friendlyName}. */
  public String friendlyName() {
    return subscription.friendlyName;
  }

  /** Returns the offer's id. */
  public String offerId() {
    return subscription.offerId;
  }

  /** Returns the number of licenses. */
  public int quantity() {
    return subscription.quantity;
  }

  /** Returns the current state. */
  public SubscriptionState state() {
    return subscription.state;
  }

  /** Returns the partner who holds the subscription: after a transfer, the target partner. */
  public SimulatedPartner partner() {
    return views.of(subscription.partner);
  }

  @Override
  public String toString() {
    return subscription.friendlyName + " (" + id() + ", " + subscription.stateName() + ")";
  }
}
