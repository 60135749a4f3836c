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

/** The request of a call and the interpretation of its response. */
final class Operation<T> {
  interface Requester<T> {
    Call<T> request(TransfersApi api, Headers headers);
  }

  /** The operationId of the OpenAPI document. */
  final String name;

  final String customerId;

  /** The id of the transfer, or null for a list or a create. */
  final @Nullable String transferId;

  /** Whether it changes data, so that its outcome can be unknown. */
  final boolean write;

  /** Supplies the result of an empty response; null if the documents require a body. */
  private final @Nullable Supplier<@Nullable T> emptyResult;

  private final Requester<T> requester;
  private final UnaryOperator<T> mapper;

  private Operation(
      String name,
      String customerId,
      @Nullable String transferId,
      boolean write,
      @Nullable Supplier<@Nullable T> emptyResult,
      Requester<T> requester,
      UnaryOperator<T> mapper) {
    this.name = name;
    this.customerId = customerId;
    this.transferId = transferId;
    this.write = write;
    this.emptyResult = emptyResult;
    this.requester = requester;
    this.mapper = mapper;
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

  /** Returns the same operation with a result for an empty response. */
  Operation<T> orEmpty(Supplier<@Nullable T> result) {
    return new Operation<>(name, customerId, transferId, write, result, requester, mapper);
  }

  /** Returns the same operation with a mapped result. */
  Operation<T> map(UnaryOperator<T> newMapper) {
    return new Operation<>(name, customerId, transferId, write, emptyResult, requester, newMapper);
  }

  /** Returns the same operation, sent through the given API. */
  Operation<T> warmUp(TransfersApi warmUpApi) {
    return new Operation<>(
        "warmUp",
        customerId,
        transferId,
        write,
        emptyResult,
        (api, headers) -> requester.request(warmUpApi, headers),
        mapper);
  }

  Call<T> request(TransfersApi api, Headers headers) {
    return requester.request(api, headers);
  }

  /**
   * Returns why a response with a successful status is malformed, or null. The media type
   * distinguishes an unread body from a proxy's page.
   */
  @Nullable String problem(Response<?> response, Exchange exchange) {
    Object body = response.body();
    boolean isEmpty = exchange.hasEmptyBody() || response.code() == 204 || response.code() == 205;
    if (isEmpty) {
      return emptyResult != null ? null : "HTTP " + response.code() + " without a body";
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

  /** Returns the result of a successful response. */
  @Nullable T result(Response<T> response, Exchange exchange) {
    T body = response.body();
    if (body == null || exchange.hasEmptyBody()) {
      return emptyResult == null ? null : emptyResult.get();
    }
    return mapper.apply(body);
  }
}
