package io.github.partnertransfers;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A call's result as a future. A separate class, as Android has futures from API level 24 only. */
final class CallFuture<T> extends CompletableFuture<T> implements TransferCallback<T> {
  private volatile @Nullable CallExecution<T> call;

  void setCall(CallExecution<T> newCall) {
    call = newCall;
  }

  @Override
  public void onSuccess(T result) {
    complete(result);
  }

  @Override
  public void onFailure(TransfersException failure) {
    completeExceptionally(failure);
  }

  @Override
  public boolean cancel(boolean mayInterruptIfRunning) {
    CallExecution<T> running = call;
    if (running == null) {
      return super.cancel(mayInterruptIfRunning);
    }
    // Completes the futures that depend on this one.
    running.context().run(() -> super.cancel(mayInterruptIfRunning));
    boolean canceled = isCancelled();
    if (canceled) {
      running.cancel();
    }
    return canceled;
  }
}
