package io.github.partnertransfers.rx;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnertransfers.AccessToken;
import io.github.partnertransfers.Cloud;
import io.github.partnertransfers.SameThread;
import io.github.partnertransfers.TokenProviders;
import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.model.TransferEntity;
import io.github.partnertransfers.model.TransferLineItem;
import io.github.partnertransfers.model.TransferStatus;
import io.reactivex.rxjava3.schedulers.Schedulers;
import io.reactivex.rxjava3.schedulers.TestScheduler;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import okhttp3.Headers;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Response;
import okhttp3.ResponseBody;

/**
 * A service in virtual time. It responds on the calling thread, immediately or when the test
 * releases it, and records the requests.
 */
final class PolledService implements Interceptor {
  static final String CUSTOMER = "c0000000-0000-0000-0000-000000000001";
  static final String OTHER_CUSTOMER = "c0000000-0000-0000-0000-000000000002";
  static final String ONE = "a0000000-0000-0000-0000-000000000001";
  static final String TWO = "a0000000-0000-0000-0000-000000000002";

  private static final MediaType JSON = MediaType.get("application/json");

  /** A request: its time in milliseconds, and the requested transfer or null for a list. */
  record Polled(long millis, String customer, String transfer) {}

  private record Failure(int status, Headers headers, String body) {}

  final TestScheduler time = new TestScheduler();
  final List<Polled> polls = Collections.synchronizedList(new ArrayList<>());

  private final Map<String, Map<String, TransferEntity>> customers = new LinkedHashMap<>();
  private final Deque<Failure> failures = new ArrayDeque<>();
  private final Deque<Runnable> held = new ArrayDeque<>();
  private final TransfersClient client;
  private Runnable onNextRequest = () -> {};
  private boolean isHolding;
  private int underWay;

  PolledService() {
    client =
        SameThread.of(TransfersClient.builder(), this::execute)
            .cloud(
                Cloud.builder()
                    .apiUrl("https://api.example")
                    .loginUrl("https://login.example")
                    .build())
            .httpClient(new OkHttpClient.Builder().addInterceptor(this).build())
            .credential(
                TokenProviders.accessToken(AccessToken.of("some-token", Duration.ofDays(9))))
            .ticker(() -> time.now(TimeUnit.NANOSECONDS))
            .build();
  }

  RxTransfers transfers(WatchOptions.Builder options) {
    return RxTransfers.of(
        client, options.scheduler(time).updateScheduler(Schedulers.trampoline()).build());
  }

  TransfersClient client() {
    return client;
  }

  static TransferEntity transfer(String id, String status, TransferLineItem... lineItems) {
    return TransferEntity.builder()
        .id(id)
        .status(TransferStatus.of(status))
        .lineItems(List.of(lineItems))
        .build();
  }

  void put(String customer, TransferEntity transfer) {
    put(customer, transfer.id(), transfer);
  }

  /** Stores a transfer whose id in the body may differ or be missing. */
  void put(String customer, String id, TransferEntity transfer) {
    customers.computeIfAbsent(customer, any -> new LinkedHashMap<>()).put(id, transfer);
  }

  void put(String customer, String id, String status) {
    put(customer, transfer(id, status));
  }

  void remove(String customer, String id) {
    customers.get(customer).remove(id);
  }

  /** Adds a failure; each one fails one request. */
  void failNext(int status, String... headers) {
    failures.add(new Failure(status, Headers.of(headers), "{}"));
  }

  /** Sets the body of the next response. */
  void garbleNext(String body) {
    failures.add(new Failure(200, Headers.of(), body));
  }

  /** Holds requests in flight until {@link #release}. */
  void hold() {
    isHolding = true;
  }

  /** Completes the requests in flight. */
  void release() {
    isHolding = false;
    while (!held.isEmpty()) {
      held.remove().run();
    }
  }

  /** Runs this once, while the next request is in flight. */
  void whenAsked(Runnable action) {
    onNextRequest = action;
  }

  void assertNothingUnderWay() {
    assertThat(underWay + held.size()).isZero();
  }

  int held() {
    return held.size();
  }

  void advanceTo(double seconds) {
    time.advanceTimeTo(Math.round(seconds * 1000), TimeUnit.MILLISECONDS);
  }

  List<Long> millis() {
    return polls.stream().map(Polled::millis).collect(Collectors.toList());
  }

  List<Long> millis(String customer) {
    return polls.stream()
        .filter(poll -> poll.customer.equals(customer))
        .map(Polled::millis)
        .collect(Collectors.toList());
  }

  @Override
  public Response intercept(Chain chain) {
    List<String> path = chain.request().url().pathSegments();
    String customer = path.get(2);
    String transfer = path.size() > 4 ? path.get(4) : null;
    polls.add(new Polled(time.now(TimeUnit.MILLISECONDS), customer, transfer));
    if (underWay++ > 0) {
      throw new AssertionError("two requests on one thread");
    }
    Runnable action = onNextRequest;
    onNextRequest = () -> {};
    try {
      action.run();
      return answer(chain, customer, transfer);
    } finally {
      underWay--;
    }
  }

  private Response answer(Chain chain, String customer, String transfer) {
    Failure failure = failures.poll();
    if (failure != null) {
      return response(chain, failure.status, failure.headers, failure.body);
    }
    Map<String, TransferEntity> all = customers.getOrDefault(customer, Map.of());
    if (transfer == null) {
      return response(chain, 200, Headers.of(), json(all.values()));
    }
    TransferEntity one = all.get(transfer);
    return one == null
        ? response(chain, 404, Headers.of(), "{}")
        : response(chain, 200, Headers.of(), one.toJson());
  }

  private static String json(Collection<TransferEntity> transfers) {
    return transfers.stream()
        .map(TransferEntity::toJson)
        .collect(Collectors.joining(",", "[", "]"));
  }

  private static Response response(Chain chain, int status, Headers headers, String body) {
    return new Response.Builder()
        .request(chain.request())
        .protocol(Protocol.HTTP_1_1)
        .code(status)
        .message("")
        .headers(headers)
        .body(ResponseBody.create(body, JSON))
        .build();
  }

  private void execute(Runnable request) {
    if (isHolding) {
      held.add(request);
    } else {
      request.run();
    }
  }
}
