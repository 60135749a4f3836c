package io.github.partnertransfers.rx;

import java.time.Duration;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * An element of a fleet's stream: an update of a transfer, or a permanent failure of one customer.
 * A failure is emitted once. The stream continues, also for this customer when a poll succeeds.
 */
@Value.Immutable
@ValueStyle
public abstract class CustomerUpdate {
  CustomerUpdate() {}

  static CustomerUpdate of(
      String customerId,
      @Nullable TransferUpdate update,
      @Nullable Throwable failure,
      @Nullable Duration retryIn) {
    return ImmutableCustomerUpdate.builder()
        .customerId(customerId)
        .update(update)
        .failure(failure)
        .retryIn(retryIn)
        .build();
  }

  /** Returns the customer's tenant id. */
  public abstract String customerId();

  /** Returns the update, or null if this is a failure. */
  public abstract @Nullable TransferUpdate update();

  /**
   * Returns the failure: a {@link io.github.partnertransfers.TransfersException}, or what the
   * {@link PositionStore} threw. Null if this is an update.
   */
  public abstract @Nullable Throwable failure();

  /** Returns the delay until the next poll after a failure, or null if there is none. */
  public abstract @Nullable Duration retryIn();

  /**
   * Returns the update or throws the failure, for streams that end with the first failure: {@code
   * watchAll(ids).map(CustomerUpdate::orThrow)}.
   *
   * @throws Exception if this is a failure
   */
  public final TransferUpdate orThrow() throws Exception {
    Throwable reason = failure();
    TransferUpdate update = update();
    if (reason instanceof Error) {
      throw (Error) reason;
    }
    if (update == null) {
      throw reason instanceof Exception ? (Exception) reason : new IllegalStateException(reason);
    }
    return update;
  }
}
