package io.github.partnertransfers.cli.batch;

import io.github.partnertransfers.cli.CliContext;
import io.github.partnertransfers.cli.Sleeper;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.LongSupplier;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * A client-side rate limit. {@link #acquire} spaces calls evenly, in its order; unused time is not
 * saved for a later burst. As an interceptor it limits what is sent in any second, because calls
 * can be delayed after that, and because the client repeats some. Thread-safe.
 */
public final class RequestRate implements Interceptor {
  private static final int DEFAULT_REQUESTS_PER_SECOND = 10;

  /** Longer than a second, because requests do not travel equally fast. */
  private static final long WINDOW_NANOS = Duration.ofMillis(1050).toNanos();

  private final LongSupplier nanoTime;
  private final Sleeper sleeper;
  private final long intervalNanos;
  private long nextCall;

  /** When the latest requests were sent, in a ring. */
  private final long[] sent;

  private int oldest;

  /** Returns the default limit, which is that of a watch. */
  public static RequestRate of(CliContext context) {
    return of(DEFAULT_REQUESTS_PER_SECOND, context);
  }

  /** Returns the limit of a command, with the pauses of its context. */
  public static RequestRate of(int requestsPerSecond, CliContext context) {
    return new RequestRate(requestsPerSecond, System::nanoTime, context.timing().sleeper());
  }

  /**
   * Creates a limit.
   *
   * @param nanoTime a monotonic clock, such as {@link System#nanoTime}
   */
  RequestRate(int requestsPerSecond, LongSupplier nanoTime, Sleeper sleeper) {
    this.nanoTime = nanoTime;
    this.sleeper = sleeper;
    this.intervalNanos = WINDOW_NANOS / requestsPerSecond;
    this.nextCall = nanoTime.getAsLong();
    this.sent = new long[requestsPerSecond];
    Arrays.fill(sent, nextCall - WINDOW_NANOS);
  }

  int requestsPerSecond() {
    return sent.length;
  }

  /** Waits until the next call may start. */
  public void acquire() throws InterruptedException {
    sleep(reserveCall());
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    try {
      int slot = reserveRequest();
      sleep(timeOf(slot) - nanoTime.getAsLong());
      markSent(slot);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
    return chain.proceed(chain.request());
  }

  private void sleep(long nanos) throws InterruptedException {
    if (nanos > 0) {
      sleeper.sleep(Duration.ofNanos(nanos));
    }
  }

  /** Reserves the next time to start a call, and returns how far away it is. */
  private synchronized long reserveCall() {
    long now = nanoTime.getAsLong();
    long wait = Math.max(0, nextCall - now);
    nextCall = now + wait + intervalNanos;
    return wait;
  }

  /** Reserves the next time to send a request, and returns its place in the ring. */
  private synchronized int reserveRequest() {
    int slot = oldest;
    sent[slot] = Math.max(nanoTime.getAsLong(), sent[slot] + WINDOW_NANOS);
    oldest = (oldest + 1) % sent.length;
    return slot;
  }

  private synchronized long timeOf(int slot) {
    return sent[slot];
  }

  /** A pause can take longer than it should. */
  private synchronized void markSent(int slot) {
    sent[slot] = Math.max(sent[slot], nanoTime.getAsLong());
  }
}
