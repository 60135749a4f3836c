package io.github.partnertransfers;

/** Something under way that can be stopped. */
@FunctionalInterface
public interface CallHandle {
  /**
   * Stops it, if it still runs; the request's connection is closed at once. May be called often.
   */
  void cancel();
}
