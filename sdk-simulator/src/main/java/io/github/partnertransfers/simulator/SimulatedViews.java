package io.github.partnertransfers.simulator;

import io.github.partnertransfers.simulator.internal.service.Partner;
import io.github.partnertransfers.simulator.internal.service.Subscription;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps one public object per internal one, so that users can compare them by identity. */
final class SimulatedViews {

  private final Map<Partner, SimulatedPartner> partners = new ConcurrentHashMap<>();
  private final Map<Subscription, SimulatedSubscription> subscriptions = new ConcurrentHashMap<>();

  SimulatedPartner of(Partner partner) {
    return partners.computeIfAbsent(partner, SimulatedPartner::new);
  }

  SimulatedSubscription of(Subscription subscription) {
    return subscriptions.computeIfAbsent(
        subscription, added -> new SimulatedSubscription(added, this));
  }

  /** Forgets the subscriptions, which a reset replaces. */
  void clearSubscriptions() {
    subscriptions.clear();
  }
}
