package io.github.partnertransfers;

import java.util.function.Function;
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
    Call<T> request(Headers headers);
  }

  /** The operationId of the OpenAPI document. */
  final String name;

  /** The customer's tenant id, or null for an operation without a customer. */
  final @Nullable String customerId;

  /** The id of the transfer, or null for an operation without a transfer. */
  final @Nullable String transferId;

  /** Whether it changes data, so that its outcome can be unknown. */
  final boolean write;

  /** Supplies the result of an empty response; null if the documents require a body. */
  private final @Nullable Supplier<@Nullable T> emptyResult;

  /** Returns what is missing in a result; null if nothing is. */
  private final Function<? super T, @Nullable String> missing;

  private final Requester<T> requester;
  private final UnaryOperator<T> mapper;

  private Operation(
      String name,
      @Nullable String customerId,
      @Nullable String transferId,
      boolean write,
      @Nullable Supplier<@Nullable T> emptyResult,
      Function<? super T, @Nullable String> missing,
      Requester<T> requester,
      UnaryOperator<T> mapper) {
    this.name = name;
    this.customerId = customerId;
    this.transferId = transferId;
    this.write = write;
    this.emptyResult = emptyResult;
    this.missing = missing;
    this.requester = requester;
    this.mapper = mapper;
  }

  static <T> Operation<T> read(
      String name,
      @Nullable String customerId,
      @Nullable String transferId,
      Requester<T> requester) {
    return of(name, customerId, transferId, false, requester);
  }

  static <T> Operation<T> write(
      String name,
      @Nullable String customerId,
      @Nullable String transferId,
      Requester<T> requester) {
    return of(name, customerId, transferId, true, requester);
  }

  private static <T> Operation<T> of(
      String name,
      @Nullable String customerId,
      @Nullable String transferId,
      boolean write,
      Requester<T> requester) {
    return new Operation<>(
        name,
        customerId,
        transferId,
        write,
        null,
        any -> null,
        requester,
        UnaryOperator.identity());
  }

  /** Returns the same operation with a result for an empty response. */
  Operation<T> orEmpty(Supplier<@Nullable T> result) {
    return new Operation<>(name, customerId, transferId, write, result, missing, requester, mapper);
  }

  /**
   * Returns the same operation; a response that lacks something is malformed.
   *
   * @param what returns what the response lacks, such as "a transfer that has no id", or null
   */
  Operation<T> unlessMissing(Function<? super T, @Nullable String> what) {
    return new Operation<>(
        name, customerId, transferId, write, emptyResult, what, requester, mapper);
  }

  /** Returns the same operation with a mapped result. */
  Operation<T> map(UnaryOperator<T> newMapper) {
    return new Operation<>(
        name, customerId, transferId, write, emptyResult, missing, requester, newMapper);
  }

  /** Returns the same operation under another name. */
  Operation<T> named(String newName) {
    return new Operation<>(
        newName, customerId, transferId, write, emptyResult, missing, requester, mapper);
  }

  Call<T> request(Headers headers) {
    return requester.request(headers);
  }

  /**
   * Returns why a response with a successful status is malformed, or null. The media type
   * distinguishes an unread body from a proxy's page.
   */
  @Nullable String problem(Response<T> response, Exchange exchange) {
    T body = response.body();
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
    String what = missing.apply(body);
    return what == null ? null : "HTTP " + response.code() + " with " + what;
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
