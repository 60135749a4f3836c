package io.github.partnertransfers.micrometer;

import io.github.partnertransfers.TransferCallback;
import io.github.partnertransfers.TransfersException;

/** Callbacks of calls. */
final class Callbacks {
  private Callbacks() {}

  static <T> TransferCallback<T> ignoring() {
    return running(() -> {});
  }

  /** Returns a callback that runs this after a success or a failure. */
  static <T> TransferCallback<T> running(Runnable end) {
    return new TransferCallback<>() {
      @Override
      public void onSuccess(T result) {
        end.run();
      }

      @Override
      public void onFailure(TransfersException failure) {
        end.run();
      }
    };
  }
}
