package io.github.partnertransfers.rx;

import io.github.partnertransfers.model.TransferEntity;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A watch reached its deadline before it completed. */
public final class WatchDeadlineException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient @Nullable TransferEntity lastSeen;

  WatchDeadlineException(Duration deadline, @Nullable TransferEntity lastSeen) {
    super(
        "the watch did not complete within "
            + deadline
            + (lastSeen == null ? "" : "; the last status is " + lastSeen.status()));
    this.lastSeen = lastSeen;
  }

  /**
   * Returns the last state of the transfer, or null if there is none or the watch is of a customer.
   */
  public @Nullable TransferEntity lastSeen() {
    return lastSeen;
  }
}
