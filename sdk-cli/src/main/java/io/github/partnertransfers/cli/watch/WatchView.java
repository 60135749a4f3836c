package io.github.partnertransfers.cli.watch;

import io.github.partnertransfers.rx.TransferUpdate;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Shows the updates of a watch. Called by one thread at a time, and not after it is closed. */
public interface WatchView {
  /** Shows an update before it returns. */
  void show(TransferUpdate update);

  /** Shows that the service no longer has a transfer that was watched by its id. */
  void showRemoved(String customerId, String transferId);

  /** Returns how often to call {@link #tick}, or null for never. */
  default @Nullable Duration tickInterval() {
    return null;
  }

  default void tick() {}

  /** Returns whether the view also shows transfers that ended before the watch began. */
  default boolean showsEndedTransfers() {
    return false;
  }

  /** Returns whether the reader of the output has closed it. */
  boolean isOutputClosed();

  /** Draws the last frame and restores the terminal. */
  default void close() {}
}
