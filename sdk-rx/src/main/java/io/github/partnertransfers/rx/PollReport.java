package io.github.partnertransfers.rx;

import java.time.Duration;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The result of one poll, for metrics and displays. */
@Value.Immutable
@ValueStyle
public abstract class PollReport {
  PollReport() {}

  /** Returns the customer's tenant id. */
  public abstract String customerId();

  /** Returns the requested transfer, or null for a list. */
  public abstract @Nullable String transferId();

  /** Returns the duration from the request to its response. */
  public abstract Duration took();

  /** Returns the number of transfers in the response. */
  public abstract int transfers();

  /** Returns the number of updates, over all streams. */
  public abstract int updates();

  /**
   * Returns the failure, usually a {@link io.github.partnertransfers.TransfersException}, or null
   * on success.
   */
  public abstract @Nullable Throwable failure();

  /** Returns the planned delay until this customer's next poll, or null if no stream watches it. */
  public abstract @Nullable Duration nextPoll();

  /**
   * Returns the current limit of requests per second over all customers, lower after throttling.
   */
  public abstract double requestsPerSecond();
}
