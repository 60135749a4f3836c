package io.github.partnertransfers;

/** Delivers the end of an asynchronous execution to its callback, once. */
final class CallbackCompletion<T> implements CallCompletion<T> {
  private final ClientThreads threads;
  private final TransferCallback<? super T> callback;

  CallbackCompletion(ClientThreads threads, TransferCallback<? super T> callback) {
    this.threads = threads;
    this.callback = callback;
  }

  @Override
  public boolean handOver(CallExecution<T> ended) {
    return threads.runCallback(() -> deliver(ended));
  }

  @SuppressWarnings("NullAway") // Null is the one value of a Void call.
  private void deliver(CallExecution<T> ended) {
    if (!ended.deliver()) {
      return;
    }
    TransfersException failure = ended.exception();
    ForeignCode.runReporting(
        () -> {
          if (failure == null) {
            callback.onSuccess(ended.result());
          } else {
            callback.onFailure(failure);
          }
        });
  }
}
