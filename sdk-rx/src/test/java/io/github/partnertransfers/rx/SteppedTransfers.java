package io.github.partnertransfers.rx;

import io.github.partnertransfers.AccessToken;
import io.github.partnertransfers.Cloud;
import io.github.partnertransfers.TokenProviders;
import io.github.partnertransfers.TransfersClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Response;
import okhttp3.ResponseBody;

/**
 * A service with a given number of changes: each request for a customer's transfers advances them
 * by one step, until each has ended. The requests run on threads of the client.
 */
final class SteppedTransfers implements Interceptor {
  private static final MediaType JSON = MediaType.get("application/json");

  /** One for all: its trusted certificates take long to load, its idle threads take memory. */
  private static final OkHttpClient TEMPLATE = new OkHttpClient();

  private final List<String> customers;
  private final long states;
  private final UnaryOperator<TransfersClient.Builder> threads;
  private final int transfersPerCustomer;
  private final Map<String, AtomicInteger> asked = new ConcurrentHashMap<>();

  /**
   * Creates a service.
   *
   * @param customers the number of customers
   * @param transfersPerCustomer the maximum number of transfers of a customer
   * @param states the number of different states, over all transfers
   */
  SteppedTransfers(int customers, int transfersPerCustomer, long states) {
    this(customers, transfersPerCustomer, states, UnaryOperator.identity());
  }

  /**
   * @param threads sets the executor of requests
   */
  SteppedTransfers(
      int customers,
      int transfersPerCustomer,
      long states,
      UnaryOperator<TransfersClient.Builder> threads) {
    this.threads = threads;
    this.customers =
        IntStream.range(0, customers)
            .mapToObj(i -> String.format("c0000000-0000-0000-0000-%012d", i))
            .collect(Collectors.toList());
    this.transfersPerCustomer = transfersPerCustomer;
    this.states = states;
  }

  List<String> customers() {
    return customers;
  }

  static String transferId(int number) {
    return String.format("a0000000-0000-0000-0000-%012d", number);
  }

  TransfersClient client() {
    return threads
        .apply(TransfersClient.builder())
        .cloud(
            Cloud.builder().apiUrl("https://api.example").loginUrl("https://login.example").build())
        .httpClient(TEMPLATE.newBuilder().addInterceptor(this).build())
        .credential(TokenProviders.accessToken(AccessToken.of("some-token", Duration.ofDays(9))))
        .build();
  }

  @Override
  public Response intercept(Chain chain) {
    List<String> path = chain.request().url().pathSegments();
    int customer = customers.indexOf(path.get(2));
    int step = asked.computeIfAbsent(path.get(2), any -> new AtomicInteger()).getAndIncrement();
    List<String> transfers = new ArrayList<>();
    for (int i = 0; i < transfersPerCustomer; i++) {
      // The states are dealt out to all transfers in turn.
      long number = (long) customer * transfersPerCustomer + i;
      long of = (long) customers.size() * transfersPerCustomer;
      long statesOfThis = states / of + (number < states % of ? 1 : 0);
      if (statesOfThis > 0) {
        String status = step >= statesOfThis - 1 ? "Completed" : "Step" + step;
        transfers.add("{\"id\":\"" + transferId(i) + "\",\"status\":\"" + status + "\"}");
      }
    }
    // A single watch of one transfer requests that transfer.
    String body = path.size() > 4 ? transfers.get(0) : "[" + String.join(",", transfers) + "]";
    return new Response.Builder()
        .request(chain.request())
        .protocol(Protocol.HTTP_1_1)
        .code(200)
        .message("")
        .body(ResponseBody.create(body, JSON))
        .build();
  }
}
