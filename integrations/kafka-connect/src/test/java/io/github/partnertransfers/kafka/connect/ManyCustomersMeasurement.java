package io.github.partnertransfers.kafka.connect;

import io.github.partnertransfers.AccessToken;
import io.github.partnertransfers.Cloud;
import io.github.partnertransfers.TokenProviders;
import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.rx.RxTransfers;
import io.github.partnertransfers.rx.WatchOptions;
import io.github.partnertransfers.simulator.PartnerCenterSimulator;
import io.reactivex.rxjava3.disposables.Disposable;
import io.reactivex.rxjava3.schedulers.Schedulers;
import io.reactivex.rxjava3.schedulers.TestScheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Prints figures of {@code docs/scaling.md}: a day of 10,000 customers in virtual time, with the
 * assignment, the rates and the watches of 16 tasks, but neither network nor Kafka. One worker dies
 * at noon, and its task moves after five minutes, Connect's default. Asserts nothing.
 */
@Tag("soak")
@Timeout(900)
class ManyCustomersMeasurement {
  private static final int CUSTOMERS = 10_000;
  private static final int TASKS = 16;
  private static final double DAY = TimeUnit.DAYS.toSeconds(1);

  private final Random random = new Random(1);
  private final TestScheduler time = new TestScheduler();
  private final Map<String, Transfer> transfers = new HashMap<>();
  private final List<Double> delays = new ArrayList<>();
  private long polls;
  private long detections;

  /** The only transfer of a customer, and the seconds at which it changes. */
  private static final class Transfer {
    private final double[] changes;
    private int seen;

    private Transfer(double[] changes) {
      this.changes = changes;
    }
  }

  /** Each customer changes once a day on average. */
  @ParameterizedTest
  @ValueSource(ints = {10, 40})
  void aDay(int requestsPerSecond) {
    List<String> customers = new ArrayList<>();
    for (int i = 0; i < CUSTOMERS; i++) {
      customers.add("%08x-0000-4000-8000-%012x".formatted(random.nextInt(), i));
    }
    for (String customer : customers) {
      transfers.put(customer, new Transfer(poissonDay()));
    }
    try (PartnerCenterSimulator simulator = PartnerCenterSimulator.start();
        TransfersClient client = client()) {
      Map<String, String> settings =
          new HashMap<>(TaskRun.connectorProperties(simulator, customers));
      settings.remove("poll.interval.ms");
      settings.remove("poll.interval.max.ms");
      settings.put("requests.per.second", Integer.toString(requestsPerSecond));
      TransferSourceConnector connector = new TransferSourceConnector();
      connector.initialize(new IdleContext());
      connector.start(settings);
      List<Map<String, String>> tasks = connector.taskConfigs(TASKS);
      connector.stop();
      long before = heap();
      List<Disposable> watches = new ArrayList<>();
      tasks.forEach(task -> watches.add(watch(client, task)));
      time.advanceTimeBy(12, TimeUnit.HOURS);
      System.out.printf(
          "%d requests a second over %d tasks of %s customers, morning: %s%n",
          requestsPerSecond,
          tasks.size(),
          Arrays.toString(
              tasks.stream().mapToInt(ManyCustomersMeasurement::customers).sorted().toArray()),
          figures());
      long after = heap();
      System.out.printf("%d kB of heap a task%n", (after - before) / TASKS / 1024);

      watches.get(0).dispose();
      time.advanceTimeBy(5, TimeUnit.MINUTES);
      watches.set(0, watch(client, tasks.get(0)));
      time.advanceTimeBy(12 * 60 - 5, TimeUnit.MINUTES);
      System.out.printf("afternoon, after one task had moved: %s%n", figures());
      watches.forEach(Disposable::dispose);
    }
  }

  private double[] poissonDay() {
    List<Double> changes = new ArrayList<>();
    double next = 0;
    while ((next -= Math.log(1 - random.nextDouble()) * DAY) < DAY) {
      changes.add(next);
    }
    return changes.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static int customers(Map<String, String> task) {
    return task.get(TransferSourceConfig.TASK_CUSTOMERS).split(",").length;
  }

  /** What a task does when it starts. */
  private Disposable watch(TransfersClient client, Map<String, String> properties) {
    TransferSourceConfig config = TransferSourceConfig.ofTask(properties);
    double rate = config.getDouble(TransferSourceConfig.TASK_REQUESTS_PER_SECOND);
    WatchOptions options =
        config
            .watchOptions()
            .requestsPerSecond(rate)
            .scheduler(time)
            .updateScheduler(Schedulers.trampoline())
            .build();
    return RxTransfers.of(client, options)
        .watchAll(config.getList(TransferSourceConfig.TASK_CUSTOMERS))
        .delaySubscription((long) (1e9 / rate), TimeUnit.NANOSECONDS, time)
        .subscribe(
            update -> {
              if (update.failure() != null) {
                throw new AssertionError(update.failure());
              }
            });
  }

  private TransfersClient client() {
    return TransfersClient.builder()
        .cloud(Cloud.builder().apiUrl("http://localhost/").loginUrl("http://localhost/").build())
        .credential(TokenProviders.accessToken(AccessToken.of("token", Duration.ofDays(2))))
        .httpClient(new OkHttpClient.Builder().addInterceptor(this::answer).build())
        .requestExecutor(Runnable::run)
        .callbackExecutor(Runnable::run)
        .ticker(() -> time.now(TimeUnit.NANOSECONDS))
        .build();
  }

  private Response answer(Interceptor.Chain chain) {
    String customer = chain.request().url().pathSegments().get(2);
    Transfer transfer = transfers.get(customer);
    double now = time.now(TimeUnit.NANOSECONDS) / 1e9;
    polls++;
    int seenBefore = transfer.seen;
    while (transfer.seen < transfer.changes.length && transfer.changes[transfer.seen] <= now) {
      delays.add(now - transfer.changes[transfer.seen]);
      transfer.seen++;
    }
    detections += transfer.seen > seenBefore ? 1 : 0;
    String body =
        """
        [{"id": "%s", "status": "InProgress",
          "lineItems": [{"subscriptionId": "%s", "status": "Step %d"}]}]
        """
            .formatted(customer, customer, transfer.seen);
    return new Response.Builder()
        .request(chain.request())
        .protocol(Protocol.HTTP_1_1)
        .code(200)
        .message("OK")
        .body(ResponseBody.create(body, MediaType.get("application/json")))
        .build();
  }

  /** Returns figures since the last call. */
  private String figures() {
    double[] sorted = delays.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    String figures =
        "%d polls, %d changes seen in %d polls, %.1f polls a detected change, seconds until seen:"
                .formatted(polls, sorted.length, detections, (double) polls / sorted.length)
            + " mean %.0f, 95 of 100 %.0f, most %.0f"
                .formatted(
                    Arrays.stream(sorted).average().orElseThrow(),
                    sorted[(int) (sorted.length * 0.95)],
                    sorted[sorted.length - 1]);
    polls = 0;
    detections = 0;
    delays.clear();
    return figures;
  }

  private static long heap() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
