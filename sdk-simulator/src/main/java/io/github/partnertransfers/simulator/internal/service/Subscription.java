package io.github.partnertransfers.simulator.internal.service;

import io.github.partnertransfers.simulator.SubscriptionState;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A customer's subscription. Thread-safe: each mutable field is independent of the rest. */
public final class Subscription {

  public final String friendlyName;
  public volatile String id;
  public volatile String offerId;
  public volatile int quantity = 1;
  public volatile String billingCycle = "annual";
  public volatile SubscriptionState state = SubscriptionState.ACTIVE;
  public volatile Partner partner;

  /** Why the transfer of this subscription fails, or null if it succeeds. */
  public volatile @Nullable String transferError;

  final List<Subscription> addons = new CopyOnWriteArrayList<>();
  private final GuidGenerator guids;

  Subscription(String id, String friendlyName, Partner partner, GuidGenerator guids) {
    this.id = id;
    this.friendlyName = friendlyName;
    this.partner = partner;
    this.guids = guids;
    this.offerId = guids.next().toUpperCase(Locale.ROOT);
  }

  public void addAddon(String name, int addonQuantity) {
    String addonId = guids.next().toUpperCase(Locale.ROOT);
    Subscription addon = new Subscription(addonId, name, partner, guids);
    addon.quantity = addonQuantity;
    addons.add(addon);
  }

  /** Moves the subscription to a partner, with whom it can have a new id. */
  void moveTo(Partner newPartner, @Nullable String newId) {
    partner = newPartner;
    if (newId != null) {
      id = newId.toUpperCase(Locale.ROOT);
    }
  }

  boolean isTransferableBy(Partner holder) {
    return partner.hasTenantId(holder.tenantId()) && state == SubscriptionState.ACTIVE;
  }

  /** Returns the state as the service spells it, such as {@code Active}. */
  public String stateName() {
    String name = state.name();
    return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
  }
}
