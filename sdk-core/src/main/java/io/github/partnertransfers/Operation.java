package io.github.partnertransfers;

import io.github.partnertransfers.api.TransfersApi;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;

/** What one logical call does, whichever way and however often it is sent. */
final class Operation<T> {
  interface Requester<T> {
    Call<T> request(TransfersApi api, Headers headers);
  }

  private final String name;
  private final boolean write;
  private final @Nullable T whenEmpty;
  private final Requester<T> requester;

  private Operation(String name, boolean write, @Nullable T whenEmpty, Requester<T> requester) {
    this.name = name;
    this.write = write;
    this.whenEmpty = whenEmpty;
    this.requester = requester;
  }

  static <T> Operation<T> read(String name, @Nullable T whenEmpty, Requester<T> requester) {
    return new Operation<>(name, false, whenEmpty, requester);
  }

  static <T> Operation<T> write(String name, @Nullable T whenEmpty, Requester<T> requester) {
    return new Operation<>(name, true, whenEmpty, requester);
  }

  /** Its operationId in the OpenAPI document. */
  String name() {
    return name;
  }

  /** Whether it changes something, so that its outcome can be unknown. */
  boolean isWrite() {
    return write;
  }

  /** What a successful answer without a body means. */
  @Nullable T whenEmpty() {
    return whenEmpty;
  }

  Call<T> request(TransfersApi api, Headers headers) {
    return requester.request(api, headers);
  }
}
