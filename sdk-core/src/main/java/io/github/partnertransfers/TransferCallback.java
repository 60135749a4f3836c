package io.github.partnertransfers;

/** Takes the result of a call. One of the two methods is called, once, on a background thread. */
public interface TransferCallback<T> {
  void onSuccess(T result);

  void onFailure(TransfersException failure);
}
