package io.github.partnertransfers.simulator;

import io.github.partnertransfers.simulator.internal.service.Timestamps;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;

/**
 * The simulated time, on which token expiry, transfer expiry, processing and throttling depend.
 *
 * <p>{@link #advance} moves any clock forward, and {@link #run} changes its speed. A clock never
 * runs backward, except that a reset of the simulator restarts it at its first speed. Its range is
 * the years 1 to 9999, which the service's formats can express; it stops at the end of that range.
 * Thread-safe.
 */
public final class SimulatedClock implements InstantSource {

  private final Supplier<Instant> start;
  private final double initialFactor;
  private double factor;
  private Instant origin;
  private long startedNanos;

  private SimulatedClock(Supplier<Instant> start, double factor) {
    this.start = start;
    this.initialFactor = factor;
    this.factor = factor;
    this.origin = start.get();
    this.startedNanos = System.nanoTime();
  }

  /**
   * Returns a clock that is stopped at {@code start}, and moves only by {@link #advance}.
   *
   * @throws IllegalArgumentException if {@code start} is not in the years 1 to 9999
   */
  public static SimulatedClock stoppedAt(Instant start) {
    if (start.isBefore(Timestamps.EARLIEST) || start.isAfter(Timestamps.LATEST)) {
      throw new IllegalArgumentException(
          "start must be between "
              + Timestamps.EARLIEST
              + " and "
              + Timestamps.LATEST
              + ", but is "
              + start);
    }
    return new SimulatedClock(() -> start, 0);
  }

  /** Returns a clock that starts now and runs in real time. */
  public static SimulatedClock realTime() {
    return accelerated(1);
  }

  /**
   * Returns a clock that starts now and runs {@code factor} times as fast as real time.
   *
   * @throws IllegalArgumentException if the factor is negative or not finite
   */
  public static SimulatedClock accelerated(double factor) {
    return new SimulatedClock(Instant::now, requireFactor(factor));
  }

  private static double requireFactor(double factor) {
    if (!(factor >= 0) || Double.isInfinite(factor)) {
      throw new IllegalArgumentException(
          "factor must be finite and not negative, but is " + factor);
    }
    return factor;
  }

  @Override
  public synchronized Instant instant() {
    long elapsed = (long) ((System.nanoTime() - startedNanos) * factor);
    return Timestamps.notAfterLatest(origin.plusNanos(elapsed));
  }

  /**
   * Moves the time forward by {@code duration}. The next request sees every change that is due.
   *
   * @throws IllegalArgumentException if the duration is negative, or ends after the year 9999
   */
  public synchronized void advance(Duration duration) {
    Duration remaining = Duration.between(instant(), Timestamps.LATEST);
    origin = origin.plus(Durations.requireBetween("duration", duration, Duration.ZERO, remaining));
  }

  /**
   * Lets the clock run from its current time, {@code newFactor} times as fast as real time. A
   * factor of 0 stops the clock.
   *
   * @throws IllegalArgumentException if the factor is negative or not finite
   */
  public synchronized void run(double newFactor) {
    requireFactor(newFactor);
    origin = instant();
    startedNanos = System.nanoTime();
    factor = newFactor;
  }

  /** Returns how much faster than real time the clock runs: 0 if it is stopped. */
  public synchronized double factor() {
    return factor;
  }

  synchronized void reset() {
    factor = initialFactor;
    origin = start.get();
    startedNanos = System.nanoTime();
  }
}
