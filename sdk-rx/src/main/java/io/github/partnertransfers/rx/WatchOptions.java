package io.github.partnertransfers.rx;

import io.github.partnertransfers.Ticker;
import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.schedulers.Schedulers;
import io.reactivex.rxjava3.schedulers.TestScheduler;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** How often watches ask the service, and for how long. */
@Value.Immutable
@ValueStyle
public abstract class WatchOptions {
  // Before the first options, which are checked by it.
  private static final Duration CENTURY = Duration.ofDays(36_500);

  /**
   * From 2 seconds up to a minute between two polls of a customer, at most 10 requests per second
   * over all customers, no deadline.
   */
  public static final WatchOptions DEFAULT = builder().build();

  WatchOptions() {}

  /** The wait after the first poll of a customer; 5 seconds by default. */
  @Value.Default
  public Duration interval() {
    return Duration.ofSeconds(5);
  }

  /**
   * The shortest wait: after each poll that brings a change, the wait is half as long as the one
   * before, and not longer than {@link #interval}. 2 seconds by default, or the interval if that is
   * shorter.
   */
  @Value.Default
  public Duration minInterval() {
    return shorter(interval(), Duration.ofSeconds(2));
  }

  /**
   * The longest wait: while nothing changes, each wait is half as long again as the one before. One
   * minute by default, or the interval if that is longer.
   */
  @Value.Default
  public Duration maxInterval() {
    Duration minute = Duration.ofMinutes(1);
    return interval().compareTo(minute) > 0 ? interval() : minute;
  }

  /**
   * The part of a wait by which it may be longer or shorter at random, so that customers aren't
   * polled in step; 0.1 by default. The shortest and the longest wait hold all the same.
   */
  @Value.Default
  public double jitter() {
    return 0.1;
  }

  /**
   * The most requests to send in a second, over all customers of one {@link RxTransfers}; 10 by
   * default. The service doesn't say what it allows a tenant. When it throttles, all polls wait as
   * long as it asks for, and the rate falls and comes back slowly.
   */
  @Value.Default
  public double requestsPerSecond() {
    return 10;
  }

  /**
   * For how long a transfer that isn't found yet is waited for, since the service may take a moment
   * to show a new one; 30 seconds by default.
   */
  @Value.Default
  public Duration notFoundGrace() {
    return Duration.ofSeconds(30);
  }

  /**
   * How long to watch at most, from the subscription on; the stream then fails with a {@link
   * WatchDeadlineException}. Null, the default: for ever.
   */
  public abstract @Nullable Duration deadline();

  /**
   * Whether the stream of a customer or a fleet completes when each transfer that the service shows
   * has ended. False by default, as a new transfer may appear at any time.
   */
  @Value.Default
  public boolean completeWhenAllEnded() {
    return false;
  }

  /** Where positions are kept from one process to the next. Null, the default: nowhere. */
  public abstract @Nullable PositionStore positions();

  /**
   * Whether an update counts as {@linkplain TransferUpdate#acknowledge acknowledged} when {@code
   * onNext} has returned without having canceled; false by default. Only for a subscriber that
   * follows the stream directly and deals with an update within {@code onNext}: behind an operator
   * that queues, such as {@code observeOn}, {@code flatMap} or {@code blockingStream}, an update
   * would count before anybody has seen it, and be lost with the process.
   */
  @Value.Default
  public boolean acknowledgesAfterOnNext() {
    return false;
  }

  /** Is told of every poll. */
  @Value.Default
  public WatchListener listener() {
    return poll -> {};
  }

  /**
   * What subscribers and the listener are called on; {@link Schedulers#io} by default. Each stream
   * takes one of its threads while it hands out updates, so one that blocks keeps only itself
   * waiting, provided that the scheduler has a thread for each.
   */
  @Value.Default
  public Scheduler updateScheduler() {
    return Schedulers.io();
  }

  /**
   * Times the waits; the computation scheduler by default. Not {@link Schedulers#trampoline}, which
   * would wait on the thread of others. Streams fail when it turns out to be shut down.
   */
  @Value.Default
  public Scheduler scheduler() {
    return Schedulers.computation();
  }

  /**
   * Measures the waits: {@link System#nanoTime}, which no change of the time of day disturbs; with
   * a {@code TestScheduler} as scheduler, that one's clock.
   */
  @Value.Default
  public Ticker ticker() {
    Scheduler scheduler = scheduler();
    return scheduler instanceof TestScheduler
        ? () -> scheduler.now(TimeUnit.NANOSECONDS)
        : System::nanoTime;
  }

  /** Draws the jitter. */
  @Value.Default
  public Random random() {
    return new Random();
  }

  @Value.Check
  void check() {
    checkDuration("interval", interval());
    checkDuration("minInterval", minInterval());
    checkDuration("maxInterval", maxInterval());
    checkOrder("minInterval", minInterval(), "interval", interval());
    checkOrder("interval", interval(), "maxInterval", maxInterval());
    if (!(jitter() >= 0 && jitter() < 1)) {
      throw new IllegalArgumentException("jitter must be from 0 to below 1, but is " + jitter());
    }
    if (!(requestsPerSecond() > 0 && requestsPerSecond() <= 1_000)) {
      throw new IllegalArgumentException(
          "requestsPerSecond must be above 0 and at most 1000, but is " + requestsPerSecond());
    }
    if (!notFoundGrace().isZero()) {
      checkDuration("notFoundGrace", notFoundGrace());
    }
    if (scheduler() == Schedulers.trampoline()) {
      throw new IllegalArgumentException(
          "scheduler must run what it is given later, but is Schedulers.trampoline()");
    }
    if (deadline() != null) {
      checkDuration("deadline", deadline());
    }
  }

  private static void checkDuration(String name, Duration value) {
    if (value.isNegative() || value.isZero()) {
      throw new IllegalArgumentException(name + " must be positive, but is " + value);
    }
    if (value.compareTo(CENTURY) > 0) {
      throw new IllegalArgumentException(name + " must be at most 100 years, but is " + value);
    }
  }

  private static void checkOrder(String name, Duration value, String otherName, Duration other) {
    if (value.compareTo(other) > 0) {
      throw new IllegalArgumentException(
          name
              + " must not be longer than "
              + otherName
              + ", but they are "
              + value
              + " and "
              + other);
    }
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  public static Builder builder() {
    return ImmutableWatchOptions.builder();
  }

  /** Returns a builder that starts from these values. */
  public final Builder toBuilder() {
    return ImmutableWatchOptions.builder().from(this);
  }

  /** Collects the values of {@link WatchOptions}. */
  public abstract static class Builder {
    Builder() {}

    /** See {@link WatchOptions#interval}. */
    public abstract Builder interval(Duration interval);

    /** See {@link WatchOptions#minInterval}. */
    public abstract Builder minInterval(Duration minInterval);

    /** See {@link WatchOptions#maxInterval}. */
    public abstract Builder maxInterval(Duration maxInterval);

    /** See {@link WatchOptions#jitter}. */
    public abstract Builder jitter(double jitter);

    /** See {@link WatchOptions#requestsPerSecond}. */
    public abstract Builder requestsPerSecond(double requestsPerSecond);

    /** See {@link WatchOptions#notFoundGrace}. */
    public abstract Builder notFoundGrace(Duration notFoundGrace);

    /** See {@link WatchOptions#deadline}. */
    public abstract Builder deadline(@Nullable Duration deadline);

    /** See {@link WatchOptions#completeWhenAllEnded}. */
    public abstract Builder completeWhenAllEnded(boolean completeWhenAllEnded);

    /** See {@link WatchOptions#positions}. */
    public abstract Builder positions(@Nullable PositionStore positions);

    /** See {@link WatchOptions#acknowledgesAfterOnNext}. */
    public abstract Builder acknowledgesAfterOnNext(boolean acknowledgesAfterOnNext);

    /** See {@link WatchOptions#listener}. */
    public abstract Builder listener(WatchListener listener);

    /** See {@link WatchOptions#updateScheduler}. */
    public abstract Builder updateScheduler(Scheduler updateScheduler);

    /** See {@link WatchOptions#scheduler}. */
    public abstract Builder scheduler(Scheduler scheduler);

    /** See {@link WatchOptions#ticker}. */
    public abstract Builder ticker(Ticker ticker);

    /** See {@link WatchOptions#random}. */
    public abstract Builder random(Random random);

    /**
     * The options.
     *
     * @throws IllegalArgumentException if a value is out of range; the message names it
     */
    public abstract WatchOptions build();
  }
}
