package io.github.partnertransfers.rx;

import java.time.Duration;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * What happened to one customer of a fleet: an update of a transfer, or a failure that won't pass
 * soon. A failure is told once; the other customers go on, and this one too, as soon as a poll
 * succeeds.
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

  /** The customer's tenant id. */
  public abstract String customerId();

  /** What changed; null if this is a failure. */
  public abstract @Nullable TransferUpdate update();

  /**
   * Why the customer can't be watched: a {@link io.github.partnertransfers.TransfersException}, or
   * what the {@link PositionStore} threw. Null if this is an update.
   */
  public abstract @Nullable Throwable failure();

  /** In how long the customer is asked again after a failure; null if it won't be. */
  public abstract @Nullable Duration retryIn();

  /**
   * The update; for streams that are to end with the first failure: {@code
   * watchAll(ids).map(CustomerUpdate::orThrow)}.
   *
   * @throws Exception the failure
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
