package io.github.partnertransfers.rx;

import io.github.partnertransfers.model.TransferEntity;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A watch reached its deadline before the transfer ended. */
public final class WatchDeadlineException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient @Nullable TransferEntity lastSeen;

  WatchDeadlineException(Duration deadline, @Nullable TransferEntity lastSeen) {
    super(
        "the transfer had not ended after "
            + deadline
            + (lastSeen == null ? "; no state was seen" : "; its status was " + lastSeen.status()));
    this.lastSeen = lastSeen;
  }

  /** The last state that the watch saw, or null if it saw none, or watched a whole customer. */
  public @Nullable TransferEntity lastSeen() {
    return lastSeen;
  }
}
