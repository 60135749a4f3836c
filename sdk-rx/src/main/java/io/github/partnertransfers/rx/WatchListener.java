package io.github.partnertransfers.rx;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Is told of every poll, also of those that failed and will be repeated, one at a time. Called on
 * the {@linkplain WatchOptions#updateScheduler scheduler of the updates}; it may take its time,
 * which delays no stream. What it throws goes to the thread's handler of uncaught exceptions.
 */
@FunctionalInterface
public interface WatchListener {
  /** A poll has ended. */
  void pollEnded(PollReport report);

  /**
   * A position could not be saved; a process that dies now is told of the update again. Called on
   * the thread that acknowledged.
   *
   * @param failure what the {@link PositionStore} threw
   * @param retryIn when it is tried again, if no other update is acknowledged before; null if never
   */
  default void positionNotSaved(
      WatchPosition position, Throwable failure, @Nullable Duration retryIn) {}
}
