package io.github.partnertransfers.cli.batch;

import io.github.partnertransfers.cli.CliContext;
import io.github.partnertransfers.cli.Sleeper;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * A client-side rate limit: requests start at least an interval apart, in the order of their calls
 * to {@link #acquire}. Unused time is not saved for a later burst. Thread-safe.
 */
public final class RequestRate {
  /** The same limit as that of a watch. */
  static final int REQUESTS_PER_SECOND = 10;

  private final long intervalNanos;
  private final LongSupplier nanoTime;
  private final Sleeper sleeper;
  private long next;

  /** Returns the limit of a command, with the pauses of its context. */
  public static RequestRate of(CliContext context) {
    return new RequestRate(REQUESTS_PER_SECOND, System::nanoTime, context.timing().sleeper());
  }

  /**
   * Creates a limit.
   *
   * @param nanoTime a monotonic clock, such as {@link System#nanoTime}
   */
  RequestRate(int requestsPerSecond, LongSupplier nanoTime, Sleeper sleeper) {
    this.intervalNanos = Duration.ofSeconds(1).toNanos() / requestsPerSecond;
    this.nanoTime = nanoTime;
    this.sleeper = sleeper;
    this.next = nanoTime.getAsLong();
  }

  /** Waits until the next request may start. */
  public void acquire() throws InterruptedException {
    long wait = reserve();
    if (wait > 0) {
      sleeper.sleep(Duration.ofNanos(wait));
    }
  }

  /** Reserves the next time to start a request, and returns how far away it is. */
  private synchronized long reserve() {
    long now = nanoTime.getAsLong();
    long wait = Math.max(0, next - now);
    next = now + wait + intervalNanos;
    return wait;
  }
}
