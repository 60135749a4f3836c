package io.github.partnertransfers.benchmarks;

import java.util.concurrent.Executors;
import okhttp3.Dispatcher;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Response;
import okhttp3.ResponseBody;

/** Answers every request with the same body, without a network. */
final class CannedAnswer implements Interceptor {
  /** Where the requests would go. */
  static final String URL = "https://api.example";

  private static final MediaType JSON = MediaType.get("application/json; charset=utf-8");

  private final byte[] body;

  private CannedAnswer(byte[] body) {
    this.body = body;
  }

  static OkHttpClient http(byte[] body) {
    // OkHttp's own threads would keep a Java machine that has measured from ending.
    Dispatcher dispatcher =
        new Dispatcher(
            Executors.newCachedThreadPool(
                task -> {
                  Thread thread = new Thread(task, "OkHttp Dispatcher");
                  thread.setDaemon(true);
                  return thread;
                }));
    return new OkHttpClient.Builder()
        .dispatcher(dispatcher)
        .addInterceptor(new CannedAnswer(body))
        .build();
  }

  @Override
  public Response intercept(Chain chain) {
    return new Response.Builder()
        .request(chain.request())
        .protocol(Protocol.HTTP_1_1)
        .code(200)
        .message("OK")
        .body(ResponseBody.create(body, JSON))
        .build();
  }
}
