package io.github.partnertransfers;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Keeps OkHttp from sending a request again by itself, which it does after a 503 with {@code
 * Retry-After: 0} whatever its settings: nobody would count that request, and a write could be
 * carried out twice.
 */
final class NoSilentRetry implements Interceptor {
  /** The same wait, none, in the form that OkHttp doesn't act on. */
  private static final String LONG_AGO = "Thu, 01 Jan 1970 00:00:00 GMT";

  @Override
  public Response intercept(Chain chain) throws IOException {
    Response response = chain.proceed(chain.request());
    if (response.code() != 503 || !isZero(response.header("Retry-After"))) {
      return response;
    }
    return response.newBuilder().header("Retry-After", LONG_AGO).build();
  }

  private static boolean isZero(@Nullable String seconds) {
    return seconds != null && seconds.trim().matches("0+");
  }
}
