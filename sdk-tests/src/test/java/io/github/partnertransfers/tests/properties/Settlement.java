package io.github.partnertransfers.tests.properties;

import io.github.partnertransfers.simulator.Operation;

/** How a transfer, once created, comes to its end. */
enum Settlement {
  /** Legacy: the target partner accepts what the source partner created. */
  ACCEPT(true, Operation.ACCEPT),
  /** Legacy: the target partner rejects it. */
  REJECT(true, Operation.UPDATE),
  /** Legacy: the source partner takes it back. */
  WITHDRAW(true, Operation.WITHDRAW),
  /** New commerce: the source partner gives what the target partner asked for. */
  GIVE(false, Operation.UPDATE),
  /** New commerce: the target partner no longer asks. */
  CANCEL(false, Operation.UPDATE);

  private final boolean legacy;
  private final Operation operation;

  Settlement(boolean legacy, Operation operation) {
    this.legacy = legacy;
    this.operation = operation;
  }

  boolean isLegacy() {
    return legacy;
  }

  Operation operation() {
    return operation;
  }
}
