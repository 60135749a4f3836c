package io.github.partnertransfers.cli.watch;

import io.github.partnertransfers.rx.TransferUpdate;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Shows a watch. Called by one thread at a time, and not after it is closed. */
public interface WatchView {
  /** Something that is new; when this returns, it has been shown. */
  void show(TransferUpdate update);

  /** A transfer that was watched by its id, and that the service no longer has. */
  void showGone(String customerId, String transferId);

  /** How often to be told that time passes, or null if that changes nothing. */
  default @Nullable Duration tickInterval() {
    return null;
  }

  default void tick() {}

  /** Whether it shows, too, what had ended before the watch began. */
  default boolean showsAll() {
    return false;
  }

  /** Whether nobody reads any more. */
  boolean isAbandoned();

  /** Leaves the last picture where it is, and the terminal as it was. */
  default void close() {}
}
