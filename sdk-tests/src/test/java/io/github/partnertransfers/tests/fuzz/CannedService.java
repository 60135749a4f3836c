package io.github.partnertransfers.tests.fuzz;

import io.github.partnertransfers.Cloud;
import io.github.partnertransfers.RetryPolicy;
import io.github.partnertransfers.TokenProvider;
import io.github.partnertransfers.TransfersClient;
import okhttp3.Headers;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Response;
import okhttp3.ResponseBody;

/** A service without a network that answers whatever the test says. */
final class CannedService implements Interceptor {
  private static final MediaType JSON = MediaType.get("application/json");

  private volatile int status;
  private volatile String body = "";
  private volatile Headers headers = Headers.of();

  void answer(int newStatus, String newBody, Headers newHeaders) {
    status = newStatus;
    body = newBody;
    headers = newHeaders;
  }

  OkHttpClient http() {
    return new OkHttpClient.Builder().addInterceptor(this).build();
  }

  /** A client that tries once. */
  static TransfersClient client(OkHttpClient http, TokenProvider credential) {
    return TransfersClient.builder()
        .cloud(
            Cloud.builder().apiUrl("https://api.example").loginUrl("https://login.example").build())
        .credential(credential)
        .httpClient(http)
        .retryPolicy(RetryPolicy.NONE)
        .build();
  }

  @Override
  public Response intercept(Chain chain) {
    return new Response.Builder()
        .request(chain.request())
        .protocol(Protocol.HTTP_1_1)
        .code(status)
        .message("")
        .headers(headers)
        .body(ResponseBody.create(body, JSON))
        .build();
  }
}
