package io.github.partnertransfers;

/** Receives the result of a call. Exactly one method is called, once, on the callback executor. */
public interface TransferCallback<T> {
  void onSuccess(T result);

  void onFailure(TransfersException failure);
}
