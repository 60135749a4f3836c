package io.github.partnertransfers.simulator;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * A customer's subscription. What is set here takes effect at the next request. Safe for use by
 * many threads.
 */
public final class SimulatedSubscription {

  private final String id;
  private final String friendlyName;
  private final Identifiers identifiers;
  private final List<SimulatedSubscription> addons = new CopyOnWriteArrayList<>();
  private volatile String offerId;
  private volatile int quantity = 1;
  private volatile String billingCycle = "annual";
  private volatile SubscriptionState state = SubscriptionState.ACTIVE;
  private volatile SimulatedPartner partner;
  private volatile @Nullable String transferError;

  SimulatedSubscription(
      String id, String friendlyName, SimulatedPartner partner, Identifiers identifiers) {
    this.id = id;
    this.friendlyName = friendlyName;
    this.partner = partner;
    this.identifiers = identifiers;
    this.offerId = identifiers.next().toUpperCase(Locale.ROOT);
  }

  /** Sets the number of licences; 1 unless set. */
  public SimulatedSubscription quantity(int licences) {
    quantity = licences;
    return this;
  }

  /** Sets the offer: a GUID, or a name such as {@code MS-AZR-0145P}; random unless set. */
  public SimulatedSubscription offerId(String offer) {
    offerId = offer;
    return this;
  }

  /** Sets the billing cycle as the service writes it, {@code monthly} or {@code annual}. */
  public SimulatedSubscription billingCycle(String cycle) {
    billingCycle = cycle;
    return this;
  }

  /** Sets the state; only an {@linkplain SubscriptionState#ACTIVE active} one is eligible. */
  public SimulatedSubscription state(SubscriptionState newState) {
    state = newState;
    return this;
  }

  /** Gives the subscription to another partner; unless set, the source partner has it. */
  public SimulatedSubscription heldBy(SimulatedPartner holder) {
    partner = holder;
    return this;
  }

  /** Adds an add-on, which moves with this subscription and shows in {@code addonItems}. */
  public SimulatedSubscription addon(String addonName, int licences) {
    String addonId = identifiers.next().toUpperCase(Locale.ROOT);
    addons.add(
        new SimulatedSubscription(addonId, addonName, partner, identifiers).quantity(licences));
    return this;
  }

  /**
   * Makes the line item end as {@code Failed} with this text once a transfer of it is accepted. The
   * published samples have, for example, "Subscription SyncState must be SyncComplete for the
   * Subscription to be a source in a Subscription Ownership Transfer. ..."
   */
  public SimulatedSubscription failsOnTransfer(String reason) {
    transferError = reason;
    return this;
  }

  /** The subscription's id, a GUID; those that the simulator makes are in upper case. */
  public String id() {
    return id;
  }

  /** The name that people read, as in {@code friendlyName}. */
  public String friendlyName() {
    return friendlyName;
  }

  /** The offer's id. */
  public String offerId() {
    return offerId;
  }

  /** The number of licences. */
  public int quantity() {
    return quantity;
  }

  /** The state now. */
  public SubscriptionState state() {
    return state;
  }

  /** The partner who has the subscription now: after a completed transfer, the target partner. */
  public SimulatedPartner partner() {
    return partner;
  }

  String billingCycle() {
    return billingCycle;
  }

  List<SimulatedSubscription> addons() {
    return addons;
  }

  @Nullable String transferError() {
    return transferError;
  }

  boolean mayBeTransferredBy(String partnerTenantId) {
    return partner.is(partnerTenantId) && state == SubscriptionState.ACTIVE;
  }

  @Override
  public String toString() {
    return friendlyName + " (" + id + ", " + state.wireName() + ")";
  }
}
