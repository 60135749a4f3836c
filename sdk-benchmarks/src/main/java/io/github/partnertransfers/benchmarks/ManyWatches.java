package io.github.partnertransfers.benchmarks;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.sun.management.ThreadMXBean;
import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.benchmarks.Figure.Unit;
import io.github.partnertransfers.rx.RxTransfers;
import io.github.partnertransfers.rx.WatchOptions;
import io.reactivex.rxjava3.disposables.CompositeDisposable;
import io.reactivex.rxjava3.schedulers.Schedulers;
import io.reactivex.rxjava3.schedulers.TestScheduler;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** More and more watches, each of a customer of its own, in virtual time and on one thread. */
final class ManyWatches implements Measurement {
  static final List<Integer> COUNTS = List.of(1, 10, 100, 1_000, 10_000);

  private static final Duration ROUND = Duration.ofMinutes(1);

  /** Enough to measure the few watches as well as the many. */
  private static final int POLLS = 20_000;

  private static final int RUNS = 15;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @Override
  public List<Figure> measure() {
    run(1_000, 2 * POLLS); // For the compilers to be done.
    Map<Integer, List<Cost>> costs = new LinkedHashMap<>();
    for (int i = 0; i < RUNS; i++) {
      for (int count : COUNTS) {
        costs.computeIfAbsent(count, any -> new ArrayList<>()).add(run(count, POLLS));
      }
    }
    List<Figure> figures = new ArrayList<>();
    costs.forEach(
        (count, all) -> {
          figures.add(figure(count, "held", Unit.BYTES, all.stream().map(Cost::held).toList()));
          figures.add(figure(count, "poll", Unit.BYTES, all.stream().map(Cost::bytes).toList()));
          figures.add(
              figure(count, "poll", Unit.CPU_NANOSECONDS, all.stream().map(Cost::cpu).toList()));
        });
    return figures;
  }

  private static Figure figure(int count, String what, Unit unit, List<Double> samples) {
    return Figure.of("watches " + count, what, unit, samples);
  }

  /** What a watch holds, and what one of its polls takes. */
  private record Cost(double held, double bytes, double cpu) {}

  private static Cost run(int count, int polls) {
    TestScheduler time = new TestScheduler();
    List<String> customers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      customers.add(customer(i));
    }
    CompositeDisposable watches = new CompositeDisposable();
    try (TransfersClient client = client(time)) {
      RxTransfers transfers = RxTransfers.of(client, options(time));
      long before = UsedHeap.leastBytes();
      int[] updates = new int[1];
      for (String customer : customers) {
        watches.add(
            transfers
                .customer(customer)
                .watch(OurClient.TRANSFER)
                .subscribe(update -> updates[0]++));
      }
      time.advanceTimeBy(ROUND.toMillis(), TimeUnit.MILLISECONDS);
      if (updates[0] != count) {
        throw new IllegalStateException(updates[0] + " of " + count + " have appeared");
      }
      double held = (double) UsedHeap.leastBytes() - before;

      int rounds = Math.max(2, polls / count);
      long bytes = THREADS.getCurrentThreadAllocatedBytes();
      long cpu = THREADS.getCurrentThreadCpuTime();
      time.advanceTimeBy(rounds * ROUND.toMillis(), TimeUnit.MILLISECONDS);
      double polled = (double) rounds * count;
      Cost cost =
          new Cost(
              held / count,
              (THREADS.getCurrentThreadAllocatedBytes() - bytes) / polled,
              (THREADS.getCurrentThreadCpuTime() - cpu) / polled);
      watches.dispose();
      return cost;
    }
  }

  private static String customer(int number) {
    return String.format("c0000000-0000-0000-0000-%012d", number);
  }

  private static WatchOptions options(TestScheduler time) {
    return WatchOptions.builder()
        .interval(ROUND)
        .minInterval(ROUND)
        .maxInterval(ROUND)
        .jitter(0)
        .requestsPerSecond(1_000)
        .scheduler(time)
        .updateScheduler(Schedulers.trampoline()) // On the thread whose costs are measured.
        .build();
  }

  private static TransfersClient client(TestScheduler time) {
    byte[] transfer = openTransfer();
    return OurClient.inVirtualTime(chain -> CannedAnswer.to(chain.request(), transfer), time);
  }

  /** One that its watch doesn't end with. */
  private static byte[] openTransfer() {
    JsonObject transfer =
        JsonParser.parseString(Bodies.text(Bodies.LIST)).getAsJsonArray().get(0).getAsJsonObject();
    transfer.addProperty("id", OurClient.TRANSFER);
    transfer.addProperty("status", "InProgress");
    return transfer.toString().getBytes(StandardCharsets.UTF_8);
  }
}
