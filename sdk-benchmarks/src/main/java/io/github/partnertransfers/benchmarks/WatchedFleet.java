package io.github.partnertransfers.benchmarks;

import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.rx.CustomerUpdate;
import io.github.partnertransfers.rx.RxTransfers;
import io.github.partnertransfers.rx.WatchOptions;
import io.reactivex.rxjava3.disposables.Disposable;
import io.reactivex.rxjava3.schedulers.Schedulers;
import io.reactivex.rxjava3.schedulers.TestScheduler;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Protocol;
import okhttp3.Response;
import okhttp3.ResponseBody;

/**
 * The watch engine with a simulated fleet, in virtual time and on one thread. A request is answered
 * at once, or with a 429 beyond the limit of the service. Times are in seconds.
 */
final class WatchedFleet implements Interceptor {
  private static final MediaType JSON = MediaType.get("application/json");
  private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
  private static final int TOO_MANY_REQUESTS = 429;

  /** From a change to its nudge. */
  private static final double NUDGE_DELAY = 2;

  private final TestScheduler time = new TestScheduler();
  private final PollModel.Rate limit;
  private final DetectedChanges detected;

  /** Requests of the last second, less what the limit has allowed since. */
  private double level;

  private double lastRequest;
  private int refused;
  private int changedResponses;
  private int updates;

  private WatchedFleet(SimulatedFleet fleet, PollModel.Rate limit, double from) {
    this.limit = limit;
    this.detected = new DetectedChanges(fleet, from);
  }

  /** What the watch achieved, and the part of all requests that got a 429. */
  record Watched(DetectedChanges.Result result, double shareRefused) {}

  /**
   * Watches the fleet, and counts from a time on.
   *
   * @param limit the requests per second that the service allows
   * @param nudged the part of the changes that a nudge reports, two seconds later
   */
  static Watched run(
      SimulatedFleet fleet,
      WatchOptions.Builder options,
      PollModel.Rate limit,
      double nudged,
      double from) {
    WatchedFleet service = new WatchedFleet(fleet, limit, from);
    List<String> customers = new ArrayList<>();
    for (int i = 0; i < fleet.customers(); i++) {
      customers.add(customer(i));
    }
    try (TransfersClient client = service.client()) {
      RxTransfers transfers =
          RxTransfers.of(
              client,
              options
                  .random(new Random(1))
                  .scheduler(service.time)
                  .updateScheduler(Schedulers.trampoline())
                  .build());
      service.scheduleNudges(fleet, transfers, nudged);
      Disposable watch = transfers.watchAll(customers).subscribe(service::received);
      service.time.advanceTimeTo((long) (1e9 * fleet.seconds), TimeUnit.NANOSECONDS);
      watch.dispose();
    }
    return service.result(fleet.customers());
  }

  private void scheduleNudges(SimulatedFleet fleet, RxTransfers transfers, double nudged) {
    Random random = new Random(1);
    for (int i = 0; i < fleet.customers(); i++) {
      String customer = customer(i);
      for (SimulatedFleet.Change change : fleet.changes(i)) {
        if (random.nextDouble() < nudged) {
          time.scheduleDirect(
              () -> transfers.customer(customer).nudge(),
              (long) (1e9 * (change.at() + NUDGE_DELAY)),
              TimeUnit.NANOSECONDS);
        }
      }
    }
  }

  private void received(CustomerUpdate update) {
    updates += update.failure() == null ? 1 : 0;
  }

  private Watched result(int customers) {
    if (updates != customers + changedResponses) {
      throw new IllegalStateException(
          updates + " updates of " + customers + " customers and " + changedResponses + " changes");
    }
    DetectedChanges.Result result = detected.result();
    return new Watched(result, (double) refused / result.requests());
  }

  private static String customer(int number) {
    return String.format("c0000000-0000-0000-0000-%012d", number);
  }

  private TransfersClient client() {
    return OurClient.inVirtualTime(this, time);
  }

  @Override
  public Response intercept(Chain chain) {
    double now = time.now(TimeUnit.NANOSECONDS) / 1e9;
    detected.countRequest(now);
    double allowed = limit.at(now);
    level = Math.max(0, level - (now - lastRequest) * allowed) + 1;
    lastRequest = now;
    if (level > allowed) {
      level--;
      refused++;
      return response(chain, TOO_MANY_REQUESTS, "{}").header("Retry-After", "1").build();
    }
    String id = chain.request().url().pathSegments().get(2);
    int customer = Integer.parseInt(id.substring(id.lastIndexOf('-') + 1));
    boolean isFirst = !detected.isPolled(customer);
    boolean isChange = detected.respond(customer, now);
    changedResponses += isChange && !isFirst ? 1 : 0;
    return response(chain, 200, list(customer)).build();
  }

  /** A list of one transfer, which stands for all of the customer. */
  private String list(int customer) {
    return String.format(
        "[{\"id\":\"%s\",\"status\":\"%s\",\"lastModifiedTime\":\"%s\"}]",
        OurClient.TRANSFER,
        detected.phase(customer).status,
        START.plusSeconds(detected.count(customer)));
  }

  private static Response.Builder response(Chain chain, int status, String body) {
    return new Response.Builder()
        .request(chain.request())
        .protocol(Protocol.HTTP_1_1)
        .code(status)
        .message("")
        .body(ResponseBody.create(body, JSON));
  }
}
