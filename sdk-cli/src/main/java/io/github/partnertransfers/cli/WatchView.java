package io.github.partnertransfers.cli;

import io.github.partnertransfers.rx.TransferUpdate;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Shows a watch. All methods are called by one thread, except where an interrupt closes it. */
interface WatchView extends AutoCloseable {
  /** A state that differs from the last one of the same transfer. */
  void show(TransferUpdate update);

  /** A transfer that the service no longer has. */
  void showGone(String transferId);

  /** How often to be told that time passes, or null if that changes nothing. */
  default @Nullable Duration tickInterval() {
    return null;
  }

  default void tick() {}

  /** Whether nobody reads any more. */
  boolean isAbandoned();

  @Override
  default void close() {}
}
