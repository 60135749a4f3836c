package io.github.partnertransfers;

import io.github.partnertransfers.api.TransfersApi;
import java.time.Duration;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;

/** What the executions of a client share. */
final class CallFactory {
  private final Transport transport;
  private final TransfersApi api;
  private final RequestHeaders headers;
  private final TokenCache tokens;
  private final RetryDelays retries;
  private final ClientThreads threads;
  private final Ticker ticker;
  private final Duration deadline;
  private final long attemptTimeoutNanos;
  private final @Nullable TransferListener listener;
  private volatile boolean closed;

  CallFactory(
      Transport transport,
      TransfersApi api,
      RequestHeaders headers,
      TokenCache tokens,
      RetryDelays retries,
      ClientThreads threads,
      Ticker ticker,
      Duration deadline,
      Duration attemptTimeout,
      @Nullable TransferListener listener) {
    this.transport = transport;
    this.api = api;
    this.headers = headers;
    this.tokens = tokens;
    this.retries = retries;
    this.threads = threads;
    this.ticker = ticker;
    this.deadline = deadline;
    this.attemptTimeoutNanos = Durations.toNanos(attemptTimeout);
    this.listener = listener;
  }

  <T> Call<T> request(
      Operation<T> operation, CallOptions options, CallIdentity identity, AccessToken token) {
    return operation.request(
        api, headers.of(options, identity.requestId, identity.correlationId, token));
  }

  Transport transport() {
    return transport;
  }

  /** Returns when a call that begins now has to end, by the ticker. */
  long deadline(CallOptions options) {
    Duration chosen = options.deadline() == null ? deadline : options.deadline();
    return ticker.nanoTime() + Durations.toNanos(chosen);
  }

  long attemptTimeoutNanos() {
    return attemptTimeoutNanos;
  }

  boolean hasListener() {
    return listener != null;
  }

  /** Notifies the listener, on the current thread. */
  void attemptEnded(Attempt attempt) {
    TransferListener notified = listener;
    if (notified != null) {
      ForeignCode.runQuietly(() -> notified.attemptEnded(attempt));
    }
  }

  TokenCache tokens() {
    return tokens;
  }

  RetryDelays retries() {
    return retries;
  }

  Ticker ticker() {
    return ticker;
  }

  Watchdog watchdog() {
    return threads.watchdog;
  }

  DelayScheduler delays() {
    return threads.delays;
  }

  /** Runs the attempts of asynchronous executions. */
  Executor requests() {
    return threads.requests;
  }

  /** See {@link ClientThreads#isolate}. */
  void isolate(Runnable step) {
    threads.isolate(step);
  }

  /** Runs a callback: on the executor of choice, else on a thread of the client's. */
  boolean runCallback(Runnable callback) {
    if (ForeignCode.succeeds(() -> threads.callbacks.execute(callback))
        || ForeignCode.succeeds(() -> threads.control.execute(callback))) {
      return true;
    }
    if (closed) {
      callback.run(); // The client has no threads any more.
    }
    return closed;
  }

  boolean isClosed() {
    return closed;
  }

  /** Cancels all executions; those that begin later are canceled as well. */
  void close() {
    closed = true;
    for (Watchdog.Watched each : threads.watchdog.watched()) {
      if (each instanceof CallExecution) {
        ((CallExecution<?>) each).cancel();
      }
    }
    tokens.close();
    threads.close();
  }
}
