package io.github.partnertransfers.rx;

import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.schedulers.Schedulers;
import java.time.Duration;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** How often a watch asks the service, and for how long. */
@Value.Immutable
@ValueStyle
public abstract class WatchOptions {
  /** From 5 seconds up to a minute between two polls, without a deadline. */
  public static final WatchOptions DEFAULT = builder().build();

  WatchOptions() {}

  /** The wait after a poll that brought a change; 5 seconds by default. */
  @Value.Default
  public Duration interval() {
    return Duration.ofSeconds(5);
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
   * How long to watch at most, from the subscription on; the stream then fails with a {@link
   * WatchDeadlineException}. Null, the default: until the transfer ends.
   */
  public abstract @Nullable Duration deadline();

  /** Times the waits; the computation scheduler by default. */
  @Value.Default
  public Scheduler scheduler() {
    return Schedulers.computation();
  }

  @Value.Check
  void check() {
    if (interval().isNegative() || interval().isZero()) {
      throw new IllegalArgumentException("interval must be positive, but is " + interval());
    }
    if (maxInterval().compareTo(interval()) < 0) {
      throw new IllegalArgumentException(
          "maxInterval must not be shorter than interval, but they are "
              + maxInterval()
              + " and "
              + interval());
    }
    if (deadline() != null && (deadline().isNegative() || deadline().isZero())) {
      throw new IllegalArgumentException("deadline must be positive, but is " + deadline());
    }
  }

  public static Builder builder() {
    return ImmutableWatchOptions.builder();
  }

  /** Collects the values of {@link WatchOptions}. */
  public abstract static class Builder {
    Builder() {}

    /** See {@link WatchOptions#interval}. */
    public abstract Builder interval(Duration interval);

    /** See {@link WatchOptions#maxInterval}. */
    public abstract Builder maxInterval(Duration maxInterval);

    /** See {@link WatchOptions#deadline}. */
    public abstract Builder deadline(@Nullable Duration deadline);

    /** See {@link WatchOptions#scheduler}. */
    public abstract Builder scheduler(Scheduler scheduler);

    /**
     * The options.
     *
     * @throws IllegalArgumentException if a value is out of range; the message names it
     */
    public abstract WatchOptions build();
  }
}
