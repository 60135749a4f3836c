package io.github.partnertransfers;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A call's result as a future. A separate class, as Android has futures from API level 24 only. */
final class CallFuture<T> extends CompletableFuture<T> implements TransferCallback<T> {
  private volatile @Nullable CallHandle call;

  void setCall(CallHandle newCall) {
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
    boolean canceled = super.cancel(mayInterruptIfRunning);
    CallHandle running = call;
    if (canceled && running != null) {
      running.cancel();
    }
    return canceled;
  }
}
