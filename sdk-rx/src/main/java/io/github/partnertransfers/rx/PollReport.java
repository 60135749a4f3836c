package io.github.partnertransfers.rx;

import java.time.Duration;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** How one poll went, for metrics and displays. */
@Value.Immutable
@ValueStyle
public abstract class PollReport {
  PollReport() {}

  /** The customer's tenant id. */
  public abstract String customerId();

  /** The transfer that was asked for, or null if all of the customer were listed. */
  public abstract @Nullable String transferId();

  /** From the request to its answer. */
  public abstract Duration took();

  /** How many transfers the answer had. */
  public abstract int transfers();

  /** How many updates it brought, over all streams. */
  public abstract int updates();

  /**
   * Why there was no usable answer, mostly a {@link io.github.partnertransfers.TransfersException};
   * null if there was one.
   */
  public abstract @Nullable Throwable failure();

  /** The wait until this customer's next poll, as planned now, or null if nobody watches it. */
  public abstract @Nullable Duration nextPoll();

  /** The most requests per second now, over all customers: what throttling has left of it. */
  public abstract double requestsPerSecond();
}
