package io.github.partnertransfers.tests.concurrency;

import io.github.partnertransfers.TransferCallback;
import io.github.partnertransfers.TransfersException;

/** An application's callback with a mistake in it. */
final class ThrowingCallback implements TransferCallback<Object> {
  @Override
  public void onSuccess(Object result) {}

  @Override
  public void onFailure(TransfersException failure) {
    throw new IllegalStateException("a mistake in an application");
  }
}
