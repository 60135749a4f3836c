package io.github.partnertransfers;

import io.github.partnertransfers.api.TransfersApi;
import java.util.function.UnaryOperator;
import okhttp3.Headers;
import okhttp3.MediaType;
import okhttp3.Response;
import okhttp3.ResponseBody;
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
  private final UnaryOperator<T> then;

  private Operation(
      String name,
      boolean write,
      @Nullable T whenEmpty,
      Requester<T> requester,
      UnaryOperator<T> then) {
    this.name = name;
    this.write = write;
    this.whenEmpty = whenEmpty;
    this.requester = requester;
    this.then = then;
  }

  static <T> Operation<T> read(String name, @Nullable T whenEmpty, Requester<T> requester) {
    return new Operation<>(name, false, whenEmpty, requester, UnaryOperator.identity());
  }

  static <T> Operation<T> write(String name, @Nullable T whenEmpty, Requester<T> requester) {
    return new Operation<>(name, true, whenEmpty, requester, UnaryOperator.identity());
  }

  /** The same operation, whose result is then made something else of. */
  Operation<T> then(UnaryOperator<T> next) {
    return new Operation<>(name, write, whenEmpty, requester, next);
  }

  /** The same operation on this API, whatever the client's own one is. */
  Operation<T> warmUp(TransfersApi other) {
    return new Operation<>(
        "warmUp", write, whenEmpty, (api, headers) -> requester.request(other, headers), then);
  }

  /** Its operationId in the OpenAPI document. */
  String name() {
    return name;
  }

  /** Whether it changes something, so that its outcome can be unknown. */
  boolean isWrite() {
    return write;
  }

  Call<T> request(TransfersApi api, Headers headers) {
    return requester.request(api, headers);
  }

  /**
   * Whether a success can be the service's own. One without a result has no body that anyone would
   * read, so that a page of some proxy has to be told by its type.
   */
  boolean isAnsweredBy(Response response) {
    ResponseBody body = response.body();
    MediaType type = body == null ? null : body.contentType();
    return whenEmpty != null || type == null || type.subtype().contains("json");
  }

  /** The result that a successful answer stands for; one without a body is an empty value. */
  @Nullable T result(@Nullable T body) {
    T value = body == null ? whenEmpty : body;
    return value == null ? null : then.apply(value);
  }
}
