package io.github.partnertransfers.tests.faults;

import io.github.partnertransfers.TransferCallback;
import io.github.partnertransfers.TransfersException;
import java.util.function.Consumer;

/** Callbacks of which a test wants to see one side. */
final class Callbacks {
  private Callbacks() {}

  static TransferCallback<Object> onFailure(Consumer<TransfersException> action) {
    return new TransferCallback<Object>() {
      @Override
      public void onSuccess(Object result) {}

      @Override
      public void onFailure(TransfersException failure) {
        action.accept(failure);
      }
    };
  }
}
