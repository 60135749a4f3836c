package io.github.partnertransfers;

import org.jspecify.annotations.Nullable;

/**
 * Receives the result of a call. Exactly one method is called, once, on the callback executor.
 *
 * @param <T> the type of the result; that of a call of type {@code Void} is null, so in Kotlin its
 *     callback is a {@code TransferCallback<Void?>}
 */
public interface TransferCallback<T extends @Nullable Object> {
  void onSuccess(T result);

  void onFailure(TransfersException failure);
}
