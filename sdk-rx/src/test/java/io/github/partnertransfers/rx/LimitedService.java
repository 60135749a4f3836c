package io.github.partnertransfers.rx;

import io.github.partnertransfers.AccessToken;
import io.github.partnertransfers.Cloud;
import io.github.partnertransfers.SameThread;
import io.github.partnertransfers.TokenProviders;
import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.model.TransferEntity;
import io.github.partnertransfers.simulator.PartnerCenterSimulator;
import io.github.partnertransfers.simulator.SimulatedClock;
import io.reactivex.rxjava3.schedulers.TestScheduler;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;

/**
 * The simulator with a rate limit, in virtual time: each request is sent on the calling thread over
 * real HTTP, after the simulator's clock is set to the virtual time. Counts the responses.
 */
final class LimitedService implements Interceptor, AutoCloseable {
  private static final int TOO_MANY_REQUESTS = 429;

  final TestScheduler time = new TestScheduler();

  private final PartnerCenterSimulator simulator =
      PartnerCenterSimulator.builder()
          .clock(SimulatedClock.stoppedAt(Instant.parse("2026-03-01T10:00:00Z")))
          .start();
  private final OkHttpClient http;
  private final TransfersClient client;
  private final Map<String, Integer> answers = new HashMap<>();
  private long clockNanos;
  private int refused;

  LimitedService(Fleet fleet, int requestsPerSecond) {
    fleet.show(this::show);
    simulator.limitRequests(requestsPerSecond, Duration.ofSeconds(1));
    http = new OkHttpClient.Builder().addInterceptor(this).build();
    String token = simulator.tokens().issue(simulator.sourcePartner());
    client =
        SameThread.of(TransfersClient.builder())
            .cloud(Cloud.builder().apiUrl(simulator.url()).loginUrl(simulator.loginUrl()).build())
            .httpClient(http)
            .credential(TokenProviders.accessToken(AccessToken.of(token, Duration.ofDays(9))))
            .ticker(() -> time.now(TimeUnit.NANOSECONDS))
            .build();
  }

  TransfersClient client() {
    return client;
  }

  void show(TransferEntity transfer) {
    simulator.addTransfer(transfer.toJson());
  }

  /** Resets the counts. */
  void clearCounts() {
    answers.clear();
    refused = 0;
  }

  int requests() {
    return answered() + refused;
  }

  int answered() {
    return answers.values().stream().mapToInt(Integer::intValue).sum();
  }

  double shareRefused() {
    return (double) refused / requests();
  }

  /**
   * Returns Jain's fairness index of the responses per customer: 1 if all got the same number, 1 /
   * n if one of n got all.
   */
  double fairness() {
    double sum = 0;
    double squares = 0;
    for (String customer : Fleet.customers()) {
      double count = answers.getOrDefault(customer, 0);
      sum += count;
      squares += count * count;
    }
    return sum * sum / (Fleet.CUSTOMERS * squares);
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    long now = time.now(TimeUnit.NANOSECONDS);
    simulator.clock().advance(Duration.ofNanos(now - clockNanos));
    clockNanos = now;
    Response response = chain.proceed(chain.request());
    if (response.code() == TOO_MANY_REQUESTS) {
      refused++;
    } else {
      answers.merge(chain.request().url().pathSegments().get(2), 1, Integer::sum);
    }
    return response;
  }

  @Override
  public void close() {
    client.close();
    http.connectionPool().evictAll();
    simulator.close();
  }
}
