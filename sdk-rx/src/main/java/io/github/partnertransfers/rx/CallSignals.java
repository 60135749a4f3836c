package io.github.partnertransfers.rx;

import io.github.partnertransfers.TransferCall;
import io.github.partnertransfers.TransferCallback;
import io.github.partnertransfers.TransfersException;
import io.reactivex.rxjava3.core.CompletableEmitter;
import io.reactivex.rxjava3.core.SingleEmitter;
import io.reactivex.rxjava3.functions.Cancellable;
import java.util.NoSuchElementException;

/** Executes a call and emits its result. Drops a failure after disposal. */
final class CallSignals {
  private CallSignals() {}

  static <T> Cancellable to(SingleEmitter<T> emitter, TransferCall<T> call) {
    return call.enqueue(
            new TransferCallback<T>() {
              @Override
              public void onSuccess(T result) {
                if (result == null) {
                  emitter.tryOnError(
                      new NoSuchElementException(
                          call + " has no result: use RxTransfers.completable"));
                } else {
                  emitter.onSuccess(result);
                }
              }

              @Override
              public void onFailure(TransfersException failure) {
                emitter.tryOnError(failure);
              }
            })
        ::cancel;
  }

  static Cancellable to(CompletableEmitter emitter, TransferCall<Void> call) {
    return call.enqueue(
            new TransferCallback<Void>() {
              @Override
              public void onSuccess(Void result) {
                emitter.onComplete();
              }

              @Override
              public void onFailure(TransfersException failure) {
                emitter.tryOnError(failure);
              }
            })
        ::cancel;
  }
}
