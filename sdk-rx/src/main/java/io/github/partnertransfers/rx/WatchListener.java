package io.github.partnertransfers.rx;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Receives a report of every poll, also of failed ones that are retried. Called serially on the
 * {@linkplain WatchOptions#updateScheduler update scheduler}. A slow listener delays no stream; it
 * loses the oldest of more than 1,000 reports. What it throws goes to the thread's uncaught
 * exception handler.
 */
@FunctionalInterface
public interface WatchListener {
  /** Called when a poll has ended. */
  void pollEnded(PollReport report);

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
