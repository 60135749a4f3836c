package io.github.partnertransfers.benchmarks;

import io.github.partnertransfers.RetryPolicy;
import io.github.partnertransfers.TransferCall;
import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.benchmarks.Figure.Unit;
import io.github.partnertransfers.model.TransferEntity;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;

/** 10,000 calls that are told to try again in a second, in real time. */
final class WaitingCalls implements Measurement {
  private static final int CALLS = 10_000;
  private static final MediaType JSON = MediaType.get("application/json");

  private final AtomicInteger toRefuse = new AtomicInteger();

  @Override
  public List<Figure> measure() throws Exception {
    OkHttpClient http =
        new OkHttpClient.Builder().addInterceptor(chain -> answer(chain.request())).build();
    OurThreads threads = OurThreads.fromNow();
    double most = 0;
    try (TransfersClient client =
        OurClient.at(CannedAnswer.URL)
            .httpClient(http)
            .retryPolicy(RetryPolicy.builder().budget(CALLS).build())
            .build()) {
      TransferCall<TransferEntity> call =
          client.customer(OurClient.CUSTOMER).get(OurClient.TRANSFER);
      var unused = call.toFuture().get();
      toRefuse.set(CALLS);
      List<CompletableFuture<TransferEntity>> results = new ArrayList<>();
      for (int i = 0; i < CALLS; i++) {
        results.add(call.toFuture());
      }
      CompletableFuture<Void> all =
          CompletableFuture.allOf(results.toArray(CompletableFuture<?>[]::new));
      while (!all.isDone()) {
        most = Math.max(most, threads.alive());
        TimeUnit.MILLISECONDS.sleep(20);
      }
      all.get();
    }
    return List.of(Figure.of("waiting", "ours", Unit.THREADS, List.of(most)));
  }

  private Response answer(Request request) {
    boolean isRefused = toRefuse.getAndDecrement() > 0;
    return new Response.Builder()
        .request(request)
        .protocol(Protocol.HTTP_1_1)
        .code(isRefused ? 503 : 200)
        .message("")
        .header("Retry-After", "1")
        .body(ResponseBody.create(isRefused ? new byte[0] : Bodies.TRANSFER, JSON))
        .build();
  }
}
