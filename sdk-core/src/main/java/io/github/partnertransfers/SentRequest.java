package io.github.partnertransfers;

import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.Response;

/** Sends the request of one attempt on this thread, and classifies its response. */
final class SentRequest<T> implements Runnable {
  private final Operation<T> operation;
  private final Call<T> request;
  private final Exchange exchange;

  @SuppressWarnings("NullAway.Init") // Set by run().
  AttemptOutcome outcome;

  @Nullable T value;

  /** Whether the thread was interrupted, which ended the request. */
  boolean isInterrupted;

  SentRequest(Operation<T> operation, Call<T> request, Exchange exchange) {
    this.operation = operation;
    this.request = request;
    this.exchange = exchange;
  }

  @Override
  public void run() {
    try {
      Response<T> response = request.execute();
      outcome = AttemptOutcome.of(operation, response, exchange);
      value =
          outcome.kind == AttemptOutcome.Kind.SUCCESS ? operation.result(response, exchange) : null;
    } catch (Throwable e) { // Interceptors and converters may throw anything.
      isInterrupted = Thread.currentThread().isInterrupted();
      outcome = AttemptOutcome.failed(e, exchange);
    }
  }
}
