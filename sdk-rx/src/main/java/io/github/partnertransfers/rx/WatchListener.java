package io.github.partnertransfers.rx;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Receives a report of every poll, also of failed ones that are retried, and other events of
 * watches. Reports are passed serially on the {@linkplain WatchOptions#updateScheduler update
 * scheduler}. A listener that is slow to take them delays no stream; it loses the oldest of more
 * than 1,000 reports. What it throws goes to the thread's uncaught exception handler.
 */
@FunctionalInterface
public interface WatchListener {
  /**
   * Called once for each {@link RxTransfers} with this listener, when that is created and on the
   * same thread.
   */
  default void attached(WatchMonitor monitor) {}

  /** Called when a poll has ended. */
  void pollEnded(PollReport report);

  /**
   * Called before each {@code onNext} of a subscriber with an update, on the same thread; also
   * concurrently, for several subscribers. Delays the stream until it returns.
   */
  default void updateEmitted(TransferUpdate update) {}

  /**
   * Called when saving a position failed, on the thread that saved. If the process ends now, the
   * next watch emits the update again.
   *
   * @param failure the exception of the {@link PositionStore}
   * @param retryIn the delay until the retry, unless another update is acknowledged before; null
   *     for no retry
   */
  default void positionNotSaved(
      WatchPosition position, Throwable failure, @Nullable Duration retryIn) {}
}
