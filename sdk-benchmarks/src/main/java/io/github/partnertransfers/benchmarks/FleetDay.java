package io.github.partnertransfers.benchmarks;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.benchmarks.Figure.Unit;
import io.github.partnertransfers.rx.CustomerUpdate;
import io.github.partnertransfers.rx.RxTransfers;
import io.github.partnertransfers.rx.WatchOptions;
import io.reactivex.rxjava3.disposables.Disposable;
import io.reactivex.rxjava3.schedulers.Schedulers;
import io.reactivex.rxjava3.schedulers.TestScheduler;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import okhttp3.Request;
import okhttp3.Response;

/**
 * A day of a fleet in virtual time, on one thread and with a seed: each run has the same figures.
 * Each customer has a transfer that a partner accepts at a random time of the working day, and
 * whose line items then complete one after another. Between these changes nothing happens.
 */
final class FleetDay implements Measurement {
  static final int CUSTOMERS = 500;
  static final int HOURS = 24;
  static final int FIRST_WORKING_HOUR = 8;
  static final int WORKING_HOURS = 10;
  static final int LINE_ITEMS = 4;
  static final Duration ITEM_INTERVAL = Duration.ofSeconds(15);

  private static final long SEED = 20;

  private final int customers;
  private final int hours;
  private final TestScheduler time = new TestScheduler();
  private final Random random = new Random(SEED);
  private final Map<String, Transfer> transfers = new HashMap<>();
  private final List<byte[]> lists = new ArrayList<>();
  private final int[] requests;
  private final int[] changes;

  /** From each change until it was seen, in milliseconds. */
  private final List<Long> delays = new ArrayList<>();

  FleetDay() {
    this(CUSTOMERS, HOURS);
  }

  FleetDay(int customers, int hours) {
    this.customers = customers;
    this.hours = hours;
    this.requests = new int[hours];
    this.changes = new int[hours];
  }

  /** When the transfer changes, in milliseconds, and how many changes the subscriber has seen. */
  private static final class Transfer {
    final List<Long> changes = new ArrayList<>();
    int seen;

    int changesUntil(long now) {
      return (int) changes.stream().filter(change -> change <= now).count();
    }
  }

  @Override
  public List<Figure> measure() throws Exception {
    for (int state = 0; state <= LINE_ITEMS + 1; state++) {
      lists.add(list(state));
    }
    for (int i = 0; i < customers; i++) {
      transfers.put(String.format("c0000000-0000-0000-0000-%012d", i), transfer());
    }
    try (TransfersClient client = client()) {
      Disposable watch =
          RxTransfers.of(client, options())
              .watchAll(transfers.keySet().stream().sorted().toList())
              .subscribe(this::see);
      time.advanceTimeBy(hours, TimeUnit.HOURS);
      watch.dispose();
    }
    int due = transfers.values().stream().mapToInt(each -> each.changesUntil(now())).sum();
    if (delays.size() != due) {
      throw new IllegalStateException(delays.size() + " of " + due + " changes were seen");
    }
    LongSummaryStatistics summary = delays.stream().mapToLong(Long::longValue).summaryStatistics();
    List<Figure> figures = new ArrayList<>();
    figures.add(figure("mean delay", Unit.NANOSECONDS, 1e6 * summary.getAverage()));
    figures.add(figure("longest delay", Unit.NANOSECONDS, 1e6 * summary.getMax()));
    for (int hour = 0; hour < hours; hour++) {
      figures.add(figure("hour " + hour, Unit.CHANGES, changes[hour]));
      figures.add(figure("hour " + hour, Unit.REQUESTS, requests[hour]));
    }
    return figures;
  }

  private static Figure figure(String what, Unit unit, double value) {
    return Figure.of("fleet day", what, unit, List.of(value));
  }

  private Transfer transfer() {
    Transfer transfer = new Transfer();
    long accepted =
        TimeUnit.HOURS.toMillis(FIRST_WORKING_HOUR)
            + random.nextInt((int) TimeUnit.HOURS.toMillis(WORKING_HOURS));
    for (int change = 0; change <= LINE_ITEMS; change++) {
      long at = accepted + change * ITEM_INTERVAL.toMillis();
      transfer.changes.add(at);
      int hour = (int) TimeUnit.MILLISECONDS.toHours(at);
      if (hour < hours) {
        changes[hour]++;
      }
    }
    return transfer;
  }

  /** Returns the list of a customer whose transfer has changed this often. */
  private static byte[] list(int changes) {
    JsonObject transfer =
        JsonParser.parseString(Bodies.text(Bodies.LIST)).getAsJsonArray().get(0).getAsJsonObject();
    transfer.addProperty("id", OurClient.TRANSFER);
    transfer.addProperty(
        "status", changes == 0 ? "Active" : changes <= LINE_ITEMS ? "InProgress" : "Complete");
    JsonElement seed = transfer.getAsJsonArray("lineItems").get(0);
    JsonArray items = new JsonArray();
    for (int i = 0; i < LINE_ITEMS; i++) {
      JsonObject item = seed.deepCopy().getAsJsonObject();
      item.addProperty("subscriptionId", Bodies.transferId(i));
      item.addProperty("status", i < changes - 1 ? "Complete" : "InProgress");
      items.add(item);
    }
    transfer.add("lineItems", items);
    return ("[" + transfer + "]").getBytes(StandardCharsets.UTF_8);
  }

  private void see(CustomerUpdate update) throws Exception {
    update.orThrow();
    Transfer transfer = Objects.requireNonNull(transfers.get(update.customerId()));
    int changed = transfer.changesUntil(now());
    for (; transfer.seen < changed; transfer.seen++) {
      delays.add(now() - transfer.changes.get(transfer.seen));
    }
  }

  private long now() {
    return time.now(TimeUnit.MILLISECONDS);
  }

  private WatchOptions options() {
    return WatchOptions.builder()
        .random(random)
        .scheduler(time)
        .updateScheduler(Schedulers.trampoline())
        .build();
  }

  private TransfersClient client() {
    return OurClient.inVirtualTime(chain -> respond(chain.request()), time);
  }

  private Response respond(Request request) {
    requests[(int) Math.min(hours - 1L, TimeUnit.MILLISECONDS.toHours(now()))]++;
    String customer =
        request.url().pathSegments().stream()
            .filter(transfers::containsKey)
            .findFirst()
            .orElseThrow();
    int state = Objects.requireNonNull(transfers.get(customer)).changesUntil(now());
    return CannedAnswer.to(request, lists.get(state));
  }
}
