package io.github.partnertransfers.simulator;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;

/**
 * The simulator's time: token and transfer expiry, processing and throttling all follow it. {@link
 * #advance} moves any clock ahead at once. It never runs backwards, except that a reset of the
 * simulator takes it back to its start. Safe for use by many threads.
 */
public final class SimulatedClock implements InstantSource {

  private final Supplier<Instant> start;
  private final double factor;
  private Instant origin;
  private long startedNanos;

  private SimulatedClock(Supplier<Instant> start, double factor) {
    this.start = start;
    this.factor = factor;
    this.origin = start.get();
    this.startedNanos = System.nanoTime();
  }

  /** A clock that stands still at {@code start} and moves by {@link #advance} alone. */
  public static SimulatedClock stoppedAt(Instant start) {
    return new SimulatedClock(() -> start, 0);
  }

  /** A clock that begins now and runs with real time. */
  public static SimulatedClock realTime() {
    return accelerated(1);
  }

  /**
   * A clock that begins now and runs {@code factor} times as fast as real time.
   *
   * @throws IllegalArgumentException if the factor is negative or not finite
   */
  public static SimulatedClock accelerated(double factor) {
    if (!(factor >= 0) || Double.isInfinite(factor)) {
      throw new IllegalArgumentException("A clock cannot run at factor " + factor);
    }
    return new SimulatedClock(Instant::now, factor);
  }

  @Override
  public synchronized Instant instant() {
    return origin.plusNanos((long) ((System.nanoTime() - startedNanos) * factor));
  }

  /**
   * Moves the time ahead by {@code duration}; the next request sees all that falls due in it.
   *
   * @throws IllegalArgumentException if the duration is negative
   */
  public synchronized void advance(Duration duration) {
    if (duration.isNegative()) {
      throw new IllegalArgumentException("Time does not run backwards: " + duration);
    }
    origin = origin.plus(duration);
  }

  synchronized void reset() {
    origin = start.get();
    startedNanos = System.nanoTime();
  }
}
