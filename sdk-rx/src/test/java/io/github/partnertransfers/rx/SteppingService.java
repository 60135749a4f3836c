package io.github.partnertransfers.rx;

import io.github.partnertransfers.AccessToken;
import io.github.partnertransfers.Cloud;
import io.github.partnertransfers.TokenProviders;
import io.github.partnertransfers.TransfersClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Response;
import okhttp3.ResponseBody;

/**
 * A customer's transfers, each of which sometimes advances a step per request, until a terminal
 * status.
 */
final class SteppingService implements Interceptor, AutoCloseable {
  static final String CUSTOMER = Fleet.customer(1);
  static final String OTHER_CUSTOMER = Fleet.customer(2);
  static final String END = "Complete";
  static final List<String> TRANSFERS =
      IntStream.range(0, 4).mapToObj(Fleet::transferId).collect(Collectors.toList());

  private static final int LAST_STEP = 6;

  /** One for all: its trusted certificates take long to load. */
  private static final OkHttpClient TEMPLATE = new OkHttpClient();

  private final Random random;
  private final int[] steps = new int[TRANSFERS.size()];
  private final TransfersClient client;

  SteppingService(long seed) {
    random = new Random(seed);
    client =
        TransfersClient.builder()
            .cloud(Cloud.builder().apiUrl("https://api.example").loginUrl("https://x.y").build())
            .httpClient(TEMPLATE.newBuilder().addInterceptor(this).build())
            .credential(TokenProviders.accessToken(AccessToken.of("token", Duration.ofDays(9))))
            .build();
  }

  TransfersClient client() {
    return client;
  }

  /** Returns which step a status is: "Step0", ..., and the end. */
  static int step(String status) {
    return status.equals(END) ? LAST_STEP : Integer.parseInt(status.substring("Step".length()));
  }

  @Override
  public synchronized Response intercept(Chain chain) {
    List<String> transfers = new ArrayList<>();
    for (int i = 0; i < steps.length; i++) {
      steps[i] = Math.min(LAST_STEP, steps[i] + random.nextInt(2));
      String status = steps[i] == LAST_STEP ? END : "Step" + steps[i];
      transfers.add("{\"id\":\"" + TRANSFERS.get(i) + "\",\"status\":\"" + status + "\"}");
    }
    return new Response.Builder()
        .request(chain.request())
        .protocol(Protocol.HTTP_1_1)
        .code(200)
        .message("")
        .body(
            ResponseBody.create(
                "[" + String.join(",", transfers) + "]", MediaType.get("application/json")))
        .build();
  }

  @Override
  public void close() {
    client.close();
  }
}
