package io.github.partnertransfers.cli.simulation;

import io.github.partnertransfers.simulator.PartnerCenterSimulator;
import io.github.partnertransfers.simulator.SimulatedCustomer;
import io.github.partnertransfers.simulator.SubscriptionState;

/** A customer whose subscriptions cover most results, errors included. */
public final class SampleData {
  private static final String NOT_SYNCHRONIZED =
      "Subscription SyncState must be SyncComplete for the Subscription to be a source in a"
          + " Subscription Ownership Transfer. Current state: None";

  private SampleData() {}

  /** Adds subscriptions to the three active ones of the simulator's customer. */
  public static SimulatedCustomer fill(PartnerCenterSimulator simulator) {
    SimulatedCustomer customer = simulator.customer();
    customer
        .addSubscription("Dynamics 365 for Sales")
        .quantity(8)
        .failsOnTransfer(NOT_SYNCHRONIZED);
    customer.addSubscription("Power BI Pro").state(SubscriptionState.SUSPENDED);
    customer.addSubscription("Project Plan 3").state(SubscriptionState.DELETED);
    return customer;
  }
}
