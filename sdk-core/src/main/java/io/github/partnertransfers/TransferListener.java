package io.github.partnertransfers;

/**
 * Sees every request that a client sends, for metrics and traces. Called on the thread of the call,
 * so it must be quick; what it throws is ignored.
 */
@FunctionalInterface
public interface TransferListener {
  /** An attempt ended, with or without success. */
  void attemptEnded(Attempt attempt);
}
