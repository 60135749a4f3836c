package io.github.partnertransfers;

/** Cancels an asynchronous call. */
@FunctionalInterface
public interface CallHandle {
  /** Cancels the call if it has not ended, and closes the connection of its request. Idempotent. */
  void cancel();
}
