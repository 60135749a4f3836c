package io.github.partnertransfers.tests.concurrency;

import io.github.partnertransfers.TransferCallback;
import io.github.partnertransfers.TransfersException;

/** An application's callback with a mistake in it. */
final class ThrowingCallback implements TransferCallback<Object> {
  private final Throwable mistake;

  ThrowingCallback(Throwable mistake) {
    this.mistake = mistake;
  }

  @Override
  public void onSuccess(Object result) {}

  @Override
  public void onFailure(TransfersException failure) {
    throwAny(mistake);
  }

  /** A checked exception, too, as code in another language can throw it. */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <T extends Throwable> void throwAny(Throwable mistake) throws T {
    throw (T) mistake;
  }
}
