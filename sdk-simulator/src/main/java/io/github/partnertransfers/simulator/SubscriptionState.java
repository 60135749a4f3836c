package io.github.partnertransfers.simulator;

/** The state of a subscription. */
public enum SubscriptionState {
  /** In use, and eligible for transfer. */
  ACTIVE,
  /** Suspended by the partner, and not eligible. */
  SUSPENDED,
  /** Canceled, and not eligible. */
  DELETED
}
