package io.github.partnertransfers;

import io.github.partnertransfers.api.TransfersApi;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;

/** What the executions of a client share. */
final class CallFactory {
  final Transport transport;
  final TokenCache tokens;
  final RetryDelays retries;
  final ClientThreads threads;
  final Ticker ticker;
  final long attemptTimeoutNanos;
  private final @Nullable TransferListener listener;
  private final TransfersApi api;
  private final RequestHeaders headers;
  private final Duration deadline;

  CallFactory(TransfersClient.Builder settings, Transport transport, TokenProvider provider) {
    this.transport = transport;
    this.threads = new ClientThreads(settings);
    this.ticker = settings.ticker;
    this.attemptTimeoutNanos = Durations.toNanos(settings.attemptTimeout);
    this.tokens =
        new TokenCache(
            provider,
            settings.cloud,
            threads.control,
            threads.watchdog,
            ticker,
            attemptTimeoutNanos);
    this.retries = new RetryDelays(settings.retryPolicy, settings.random);
    this.listener = settings.listener;
    this.api = transport.api(settings.cloud.api());
    this.headers = new RequestHeaders(settings.applicationName, settings.locale);
    this.deadline = settings.deadline;
  }

  <T> Call<T> request(TransferCall<T> call, CallIdentity identity, AccessToken token) {
    return call.operation.request(api, headers.of(call.options, identity, token));
  }

  /** Returns when a call that begins now has to end, by the ticker. */
  long deadline(CallOptions options) {
    Duration chosen = options.deadline() == null ? deadline : options.deadline();
    return ticker.nanoTime() + Durations.toNanos(chosen);
  }

  boolean hasListener() {
    return listener != null;
  }

  /** Tells the listener of an attempt, on the current thread. */
  void tellListener(@Nullable Attempt attempt) {
    TransferListener told = listener;
    if (told != null && attempt != null) {
      ForeignCode.runQuietly(() -> told.attemptEnded(attempt));
    }
  }

  /** Cancels all executions; those that begin later are canceled as well. */
  void close() {
    threads.closing();
    for (Watchdog.Watched each : threads.watchdog.watched()) {
      if (each instanceof CallExecution) {
        ((CallExecution<?>) each).cancel();
      }
    }
    tokens.close();
    threads.close();
  }
}
