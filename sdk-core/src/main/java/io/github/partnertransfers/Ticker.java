package io.github.partnertransfers;

/** A monotonic clock, independent of the time of day. Tests can supply one. */
@FunctionalInterface
public interface Ticker {
  /** Returns nanoseconds since an arbitrary fixed origin, like {@link System#nanoTime}. */
  long nanoTime();
}
