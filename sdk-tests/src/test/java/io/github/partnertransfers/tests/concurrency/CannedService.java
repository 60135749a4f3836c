package io.github.partnertransfers.tests.concurrency;

import io.github.partnertransfers.AccessToken;
import io.github.partnertransfers.Credentials;
import io.github.partnertransfers.TransferCall;
import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.model.TransferEntity;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.Dispatcher;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Response;
import okhttp3.ResponseBody;

/** Stands in for the network: answers a list of transfers at once, or 503 while it is down. */
final class CannedService implements Interceptor {
  private static final MediaType JSON = MediaType.get("application/json");

  private final AtomicInteger requests = new AtomicInteger();
  private volatile boolean down;

  @Override
  public Response intercept(Chain chain) {
    requests.incrementAndGet();
    return new Response.Builder()
        .request(chain.request())
        .protocol(Protocol.HTTP_1_1)
        .code(down ? 503 : 200)
        .message("")
        .body(ResponseBody.create(down ? "" : "[]", JSON))
        .build();
  }

  void down(boolean newDown) {
    down = newDown;
  }

  int requests() {
    return requests.get();
  }

  /** A client of this service, with a token that never expires. */
  TransfersClient.Builder client(Dispatcher dispatcher) {
    return TransfersClient.builder()
        .httpClient(new OkHttpClient.Builder().dispatcher(dispatcher).addInterceptor(this).build())
        .credential(Credentials.accessToken(AccessToken.of("some-token", Duration.ofDays(1))));
  }

  static TransferCall<List<TransferEntity>> list(TransfersClient client) {
    return client.customer("b67f0b00-f9e8-4c57-bcb5-0b8b95c6ccf0").list();
  }
}
