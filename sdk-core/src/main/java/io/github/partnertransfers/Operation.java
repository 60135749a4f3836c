package io.github.partnertransfers;

import io.github.partnertransfers.api.TransfersApi;
import io.github.partnertransfers.model.TransferEntity;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import okhttp3.Headers;
import okhttp3.MediaType;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.Response;

/** What a call does, however it is executed and however often its request is sent. */
final class Operation<T> {
  interface Requester<T> {
    Call<T> request(TransfersApi api, Headers headers);
  }

  /** The operationId of the OpenAPI document. */
  final String name;

  final String customerId;

  /** The transfer that it is about, or null. */
  final @Nullable String transferId;

  /** Whether it changes something, so that its outcome can be unknown. */
  final boolean write;

  /** Makes the result of a response without a body; null where the documents promise a body. */
  private final @Nullable Supplier<@Nullable T> whenEmpty;

  private final Requester<T> requester;
  private final UnaryOperator<T> then;

  private Operation(
      String name,
      String customerId,
      @Nullable String transferId,
      boolean write,
      @Nullable Supplier<@Nullable T> whenEmpty,
      Requester<T> requester,
      UnaryOperator<T> then) {
    this.name = name;
    this.customerId = customerId;
    this.transferId = transferId;
    this.write = write;
    this.whenEmpty = whenEmpty;
    this.requester = requester;
    this.then = then;
  }

  static <T> Operation<T> read(
      String name, String customerId, @Nullable String transferId, Requester<T> requester) {
    return new Operation<>(
        name, customerId, transferId, false, null, requester, UnaryOperator.identity());
  }

  static <T> Operation<T> write(
      String name, String customerId, @Nullable String transferId, Requester<T> requester) {
    return new Operation<>(
        name, customerId, transferId, true, null, requester, UnaryOperator.identity());
  }

  /** Returns the same operation, which may be answered without a body. */
  Operation<T> orEmpty(Supplier<@Nullable T> result) {
    return new Operation<>(name, customerId, transferId, write, result, requester, then);
  }

  /** Returns the same operation, whose result is then made something else of. */
  Operation<T> then(UnaryOperator<T> next) {
    return new Operation<>(name, customerId, transferId, write, whenEmpty, requester, next);
  }

  /** Returns the same operation on this API, whatever the client's own one is. */
  Operation<T> warmUp(TransfersApi other) {
    return new Operation<>(
        "warmUp",
        customerId,
        transferId,
        write,
        whenEmpty,
        (api, headers) -> requester.request(other, headers),
        then);
  }

  Call<T> request(TransfersApi api, Headers headers) {
    return requester.request(api, headers);
  }

  /**
   * Returns what a successful response lacks to be the service's own, in words, or null. A body
   * that nobody reads has to be told from the page of a proxy by its type.
   */
  @Nullable String missing(Response<?> response, Exchange exchange) {
    Object body = response.body();
    boolean isEmpty = exchange.hasEmptyBody() || response.code() == 204 || response.code() == 205;
    if (isEmpty) {
      return whenEmpty != null ? null : "HTTP " + response.code() + " without a body";
    }
    if (body == null) {
      ResponseBody raw = response.raw().body();
      MediaType type = raw == null ? null : raw.contentType();
      return type == null || type.subtype().contains("json")
          ? null
          : "HTTP " + response.code() + " with " + type;
    }
    boolean lacksId =
        write && body instanceof TransferEntity && ((TransferEntity) body).id().isEmpty();
    return lacksId ? "HTTP " + response.code() + " with a transfer that has no id" : null;
  }

  /** Returns the result that a successful response stands for. */
  @Nullable T result(Response<T> response, Exchange exchange) {
    T body = response.body();
    if (body == null || exchange.hasEmptyBody()) {
      return whenEmpty == null ? null : whenEmpty.get();
    }
    return then.apply(body);
  }
}
