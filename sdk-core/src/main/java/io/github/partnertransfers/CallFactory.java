package io.github.partnertransfers;

import io.github.partnertransfers.api.TransfersApi;
import io.github.partnertransfers.api.WebhooksApi;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;

/** Everything that the executions of a client share. */
final class CallFactory {
  final Transport transport;
  final TokenCache tokens;
  final RetryDecider retries;
  final ClientThreads threads;
  final Ticker ticker;
  final long attemptTimeoutNanos;
  final CallEvents events;
  final @Nullable ContextPropagation contextPropagation;
  private final Cloud cloud;
  private final TransfersApi transfers;
  private volatile @Nullable WebhooksApi webhooks;
  private final RequestHeaders headers;
  private final Duration deadline;

  CallFactory(TransfersClient.Builder settings, Transport transport, TokenProvider provider) {
    this.transport = transport;
    this.threads = new ClientThreads(settings);
    this.ticker = settings.ticker;
    this.events = new CallEvents(settings.listeners);
    this.contextPropagation = settings.contextPropagation;
    this.attemptTimeoutNanos = Durations.toNanos(settings.attemptTimeout);
    this.tokens =
        new TokenCache(provider, settings.cloud, threads, events, ticker, attemptTimeoutNanos);
    this.retries = new RetryDecider(settings.retryPolicy, settings.random);
    this.cloud = settings.cloud;
    this.transfers = transport.transfers(cloud.api());
    this.headers = new RequestHeaders(settings.applicationName, settings.locale, settings.headers);
    this.deadline = settings.deadline;
  }

  TransfersApi transfers() {
    return transfers;
  }

  /** Creates the interface when it is needed, so that R8 can remove it from an app. */
  WebhooksApi webhooks() {
    WebhooksApi api = webhooks;
    if (api == null) {
      api = transport.webhooks(cloud.api());
      webhooks = api;
    }
    return api;
  }

  <T> Call<T> request(TransferCall<T> call, CallInfo info, AccessToken token) {
    return call.operation.request(headers.of(call.options(), info, token));
  }

  /** Returns how long a call may take. */
  long deadlineNanos(CallOptions options) {
    Duration result = options.deadline() == null ? deadline : options.deadline();
    return Durations.toNanos(result);
  }

  /** Cancels all executions, including later ones. */
  void close() {
    threads.closing();
    for (Watchdog.Watched each : threads.watched()) {
      each.cancel();
    }
    tokens.close();
    threads.close();
  }
}
