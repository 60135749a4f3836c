package io.github.partnertransfers.simulator;

/** The state of a subscription; only an active one may be transferred. */
public enum SubscriptionState {
  /** In use: may be transferred. */
  ACTIVE("Active"),
  /** Suspended by the partner: not eligible. */
  SUSPENDED("Suspended"),
  /** Cancelled: not eligible. */
  DELETED("Deleted");

  private final String wireName;

  SubscriptionState(String wireName) {
    this.wireName = wireName;
  }

  String wireName() {
    return wireName;
  }
}
