package io.github.partnertransfers.simulator;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;

/**
 * The simulator's time: token and transfer expiry, processing and throttling all follow it. {@link
 * #advance} moves any clock ahead at once. It never runs backwards, except that a reset of the
 * simulator takes it back to its start. It reads a time of the years 1 to 9999, which are all that
 * the service's formats can write, and stands still at the end of them. Safe for use by many
 * threads.
 */
public final class SimulatedClock implements InstantSource {

  static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
  static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999999Z");

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

  /**
   * A clock that stands still at {@code start} and moves by {@link #advance} alone.
   *
   * @throws IllegalArgumentException if the start is not in the years 1 to 9999
   */
  public static SimulatedClock stoppedAt(Instant start) {
    if (start.isBefore(EARLIEST) || start.isAfter(LATEST)) {
      throw new IllegalArgumentException(
          "start must be between " + EARLIEST + " and " + LATEST + ", but is " + start);
    }
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
      throw new IllegalArgumentException(
          "factor must be finite and not negative, but is " + factor);
    }
    return new SimulatedClock(Instant::now, factor);
  }

  @Override
  public synchronized Instant instant() {
    return notAfterLatest(origin.plusNanos((long) ((System.nanoTime() - startedNanos) * factor)));
  }

  /**
   * Moves the time ahead by {@code duration}; the next request sees all that falls due in it.
   *
   * @throws IllegalArgumentException if the duration is negative, or leads beyond the year 9999
   */
  public synchronized void advance(Duration duration) {
    Duration left = Duration.between(instant(), LATEST);
    origin = origin.plus(Durations.requireBetween("duration", duration, Duration.ZERO, left));
  }

  static Instant notAfterLatest(Instant instant) {
    return instant.isAfter(LATEST) ? LATEST : instant;
  }

  synchronized void reset() {
    origin = start.get();
    startedNanos = System.nanoTime();
  }
}
