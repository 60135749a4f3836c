package io.github.partnertransfers.rx;

/** Is told of every poll, also of those that failed and will be repeated. */
@FunctionalInterface
public interface WatchListener {
  /**
   * A poll has ended. Called on the thread that brought the answer, so it must not block; what it
   * throws is ignored.
   */
  void pollEnded(PollReport report);
}
