package io.github.partnertransfers;

/** Passes the result of an asynchronous execution to its callback, once. */
final class CallbackCompletion<T> implements CallCompletion<T> {
  private final ClientThreads threads;
  private final TransferCallback<? super T> callback;

  CallbackCompletion(ClientThreads threads, TransferCallback<? super T> callback) {
    this.threads = threads;
    this.callback = callback;
  }

  @Override
  public boolean scheduleDelivery(CallExecution<T> ended) {
    return threads.runCallback(() -> deliver(ended));
  }

  @SuppressWarnings("NullAway") // The result of a Void call is null.
  private void deliver(CallExecution<T> ended) {
    if (!ended.deliver()) {
      return;
    }
    TransfersException failure = ended.exception();
    Runnable result =
        failure == null
            ? () -> callback.onSuccess(ended.result())
            : () -> callback.onFailure(failure);
    ended.context().run(() -> ForeignCode.runReporting(result));
  }
}
