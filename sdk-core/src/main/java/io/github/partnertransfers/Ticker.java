package io.github.partnertransfers;

/**
 * A clock that only runs forward, whatever happens to the time of day. Tests give the client one of
 * their own.
 */
@FunctionalInterface
public interface Ticker {
  /** Nanoseconds since some fixed moment, as {@link System#nanoTime}. */
  long nanoTime();
}
