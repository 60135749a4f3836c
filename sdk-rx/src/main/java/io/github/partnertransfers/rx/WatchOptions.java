package io.github.partnertransfers.rx;

import io.github.partnertransfers.Ticker;
import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.schedulers.Schedulers;
import io.reactivex.rxjava3.schedulers.TestScheduler;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** Options of watches: poll intervals, rate limit, deadline, schedulers. */
@Value.Immutable
@ValueStyle
public abstract class WatchOptions {
  // Must precede DEFAULT, which uses it.
  private static final Duration CENTURY = Duration.ofDays(36_500);

  /**
   * Between 2 seconds and a minute from poll to poll of a customer, at most 10 requests per second
   * over all customers, no deadline.
   */
  public static final WatchOptions DEFAULT = builder().build();

  WatchOptions() {}

  /** Returns the interval after the first poll of a customer; 5 seconds by default. */
  @Value.Default
  public Duration interval() {
    return Duration.ofSeconds(5);
  }

  /**
   * Returns the minimum interval; 2 seconds by default, or {@link #interval} if that is shorter.
   * After a poll with a change the interval halves, and is at most {@link #interval}.
   */
  @Value.Default
  public Duration minInterval() {
    return shorter(interval(), Duration.ofSeconds(2));
  }

  /**
   * Returns the maximum interval; one minute by default, or {@link #interval} if that is longer.
   * After a poll without a change the interval grows by half. A customer whose transfers have all
   * ended is polled at this interval, or at first at 12 times {@link #interval} if that is shorter.
   *
   * <p>If the customers need more requests than the rate allows, those that are likely to change
   * are polled more often than the others. The maximum still applies to all of them, if the rate
   * allows that. Otherwise it is twice the time in which the rate allows one poll of each customer.
   * Urgent polls and a rate that falls can delay a poll further.
   */
  @Value.Default
  public Duration maxInterval() {
    Duration minute = Duration.ofMinutes(1);
    return interval().compareTo(minute) > 0 ? interval() : minute;
  }

  /**
   * Returns the maximum interval while {@linkplain RxCustomerTransfers#nudge nudges} are reliable;
   * {@link #maxInterval} by default. If webhooks nudge the watches, an hour for example saves most
   * polls. Nudges are reliable when they have reported the last three changes that polls found,
   * over all customers. The first change that no nudge has reported ends this: customers are polled
   * at {@link #maxInterval} again, until nudges have reported three more.
   */
  @Value.Default
  public Duration maxIntervalWithNudges() {
    return maxInterval();
  }

  /**
   * Returns the maximum random change of an interval as a fraction; 0.1 by default. It spreads the
   * polls of customers. The minimum and the maximum interval still apply.
   */
  @Value.Default
  public double jitter() {
    return 0.1;
  }

  /**
   * Returns the maximum number of requests per second, over all customers of one {@link
   * RxTransfers}; 10 by default. The limits of the service are not documented. After a 429, all
   * polls pause for its Retry-After, and the rate is lowered and recovers slowly.
   */
  @Value.Default
  public double requestsPerSecond() {
    return 10;
  }

  /**
   * Returns how long a 404 for a watched transfer is retried, since a new transfer may be found
   * late; 30 seconds by default.
   */
  @Value.Default
  public Duration notFoundGrace() {
    return Duration.ofSeconds(30);
  }

  /**
   * Returns the maximum duration from the subscription; the stream then fails with a {@link
   * WatchDeadlineException}. Null, the default: unlimited.
   */
  public abstract @Nullable Duration deadline();

  /**
   * Returns whether the stream of a customer or a fleet completes when all listed transfers have a
   * terminal status. False by default, as a new transfer may appear at any time.
   */
  @Value.Default
  public boolean completeWhenAllEnded() {
    return false;
  }

  /** Returns the store of resume positions. Null, the default: none. */
  public abstract @Nullable PositionStore positions();

  /**
   * Returns whether an update is {@linkplain TransferUpdate#acknowledge acknowledged} when {@code
   * onNext} returns without a cancellation; false by default. Only for a subscriber without
   * operators that queue ({@code observeOn}, {@code flatMap}, {@code blockingStream}), which
   * processes an update within {@code onNext}. Behind such an operator, an update would be
   * acknowledged before it is processed, and lost in a crash.
   */
  @Value.Default
  public boolean acknowledgesAfterOnNext() {
    return false;
  }

  /** Returns the listeners of polls and of positions that are not saved; none by default. */
  public abstract List<WatchListener> listeners();

  /**
   * Returns the scheduler of subscribers and of the listeners; {@link Schedulers#io} by default. A
   * stream occupies one thread while it emits. A subscriber that blocks delays no other if the
   * scheduler has enough threads.
   */
  @Value.Default
  public Scheduler updateScheduler() {
    return Schedulers.io();
  }

  /**
   * Returns the scheduler of timers; {@link Schedulers#computation} by default. Not {@link
   * Schedulers#trampoline}, which blocks the calling thread. Streams fail if it is shut down.
   */
  @Value.Default
  public Scheduler scheduler() {
    return Schedulers.computation();
  }

  /**
   * Returns the clock: {@link System#nanoTime} by default, or the clock of the scheduler if that is
   * a {@code TestScheduler}.
   */
  @Value.Default
  public Ticker ticker() {
    Scheduler scheduler = scheduler();
    return scheduler instanceof TestScheduler
        ? () -> scheduler.now(TimeUnit.NANOSECONDS)
        : System::nanoTime;
  }

  /** Returns the source of the jitter. */
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
    checkDuration("maxIntervalWithNudges", maxIntervalWithNudges());
    checkOrder("maxInterval", maxInterval(), "maxIntervalWithNudges", maxIntervalWithNudges());
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
          "scheduler must not run tasks on the calling thread, but is Schedulers.trampoline()");
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

  private static void checkOrder(String name, Duration value, String maxName, Duration max) {
    if (value.compareTo(max) > 0) {
      throw new IllegalArgumentException(
          name + " must not be longer than " + maxName + ", but they are " + value + " and " + max);
    }
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  public static Builder builder() {
    return ImmutableWatchOptions.builder();
  }

  /** Passes an event to the listeners. One that throws doesn't keep it from the others. */
  final void notifyListeners(Consumer<WatchListener> event) {
    for (WatchListener listener : listeners()) {
      try {
        event.accept(listener);
      } catch (Throwable e) {
        Emission.report(e);
      }
    }
  }

  /** Returns a builder that starts from these values. */
  public final Builder toBuilder() {
    return ImmutableWatchOptions.builder().from(this);
  }

  /** Collects the values of {@link WatchOptions}. */
  public abstract static class Builder {
    Builder() {}

    /** Sets {@link WatchOptions#interval}. */
    public abstract Builder interval(Duration interval);

    /** Sets {@link WatchOptions#minInterval}. */
    public abstract Builder minInterval(Duration minInterval);

    /** Sets {@link WatchOptions#maxInterval}. */
    public abstract Builder maxInterval(Duration maxInterval);

    /** Sets {@link WatchOptions#maxIntervalWithNudges}. */
    public abstract Builder maxIntervalWithNudges(Duration maxIntervalWithNudges);

    /** Sets {@link WatchOptions#jitter}. */
    public abstract Builder jitter(double jitter);

    /** Sets {@link WatchOptions#requestsPerSecond}. */
    public abstract Builder requestsPerSecond(double requestsPerSecond);

    /** Sets {@link WatchOptions#notFoundGrace}. */
    public abstract Builder notFoundGrace(Duration notFoundGrace);

    /** Sets {@link WatchOptions#deadline}. */
    public abstract Builder deadline(@Nullable Duration deadline);

    /** Sets {@link WatchOptions#completeWhenAllEnded}. */
    public abstract Builder completeWhenAllEnded(boolean completeWhenAllEnded);

    /** Sets {@link WatchOptions#positions}. */
    public abstract Builder positions(@Nullable PositionStore positions);

    /** Sets {@link WatchOptions#acknowledgesAfterOnNext}. */
    public abstract Builder acknowledgesAfterOnNext(boolean acknowledgesAfterOnNext);

    /** Adds a listener to {@link WatchOptions#listeners}. */
    public abstract Builder addListener(WatchListener listener);

    /** Sets {@link WatchOptions#updateScheduler}. */
    public abstract Builder updateScheduler(Scheduler updateScheduler);

    /** Sets {@link WatchOptions#scheduler}. */
    public abstract Builder scheduler(Scheduler scheduler);

    /** Sets {@link WatchOptions#ticker}. */
    public abstract Builder ticker(Ticker ticker);

    /** Sets {@link WatchOptions#random}. */
    public abstract Builder random(Random random);

    /**
     * Returns the options.
     *
     * @throws IllegalArgumentException if a value is out of range; the message names it
     */
    public abstract WatchOptions build();
  }
}
