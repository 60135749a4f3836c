package io.github.partnertransfers.jdbc;

import java.sql.SQLException;

/**
 * Another watch has loaded the positions of a customer and follows it now, or this store has never
 * loaded them. What this watch sees of the customer must have no effect any more.
 */
public final class TakenOverException extends SQLException {
  private static final long serialVersionUID = 1L;

  /** The customer's tenant id. */
  private final String customerId;

  TakenOverException(String customerId) {
    super("another watch follows customer " + customerId + " now");
    this.customerId = customerId;
  }

  /** Returns the customer's tenant id, in lower case. */
  public String customerId() {
    return customerId;
  }
}
