package io.github.partnertransfers.rx;

import static io.github.partnertransfers.rx.FleetFigures.Figure;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnertransfers.model.TransferEntity;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.disposables.CompositeDisposable;
import io.reactivex.rxjava3.disposables.Disposable;
import io.reactivex.rxjava3.plugins.RxJavaPlugins;
import io.reactivex.rxjava3.schedulers.Schedulers;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Resource usage of watching 10,000 transfers of 500 customers; prints a table. */
class FleetTest {
  private static final Duration ROUND = Duration.ofSeconds(10);
  private static final int ROUNDS = 4;
  private static final int CHANGES_PER_ROUND = 50;

  private static final int MOST_BYTES = 1024;
  private static final int MOST_THREADS = 4;

  /** The rate limit of the service, a fraction of what the pollers would send. */
  private static final int LIMIT = 50;

  private static final Duration LIMITED_INTERVAL = Duration.ofSeconds(5);
  private static final int CHANGES_PER_SECOND = 5;

  /** The time to adapt to the limit of the service. */
  private static final int FIRST_SECONDS = 60;

  private static final int SECONDS = 30;

  /** The naive poller sends thousands of requests in each. */
  private static final int NAIVE_SECONDS = 2;

  private static final MemoryMXBean MEMORY = ManagementFactory.getMemoryMXBean();
  private static final FleetFigures FIGURES = new FleetFigures();

  /** Two ways to watch the same transfers. */
  enum Way {
    ONE_STREAM(Figure.REQUESTS_STREAM, Figure.DELAY_STREAM, Figure.HEAP_STREAM) {
      @Override
      List<Flowable<TransferUpdate>> streams(RxTransfers transfers) {
        return List.of(transfers.watchAll(Fleet.customers()).map(CustomerUpdate::orThrow));
      }
    },
    STREAM_PER_TRANSFER(Figure.REQUESTS_STREAMS, Figure.DELAY_STREAMS, Figure.HEAP_STREAMS) {
      @Override
      List<Flowable<TransferUpdate>> streams(RxTransfers transfers) {
        return IntStream.range(0, Fleet.TRANSFERS)
            .mapToObj(i -> transfers.customer(Fleet.customerOf(i)).watch(Fleet.transferId(i)))
            .collect(Collectors.toList());
      }
    };

    final Figure requests;
    final Figure delay;
    final Figure heap;

    Way(Figure requests, Figure delay, Figure heap) {
      this.requests = requests;
      this.delay = delay;
      this.heap = heap;
    }

    abstract List<Flowable<TransferUpdate>> streams(RxTransfers transfers);
  }

  @AfterAll
  static void print() {
    System.out.print(FIGURES);
  }

  @ParameterizedTest
  @EnumSource
  void sendsOneRequestPerCustomerAndIntervalAndDetectsEveryChange(Way way) {
    Fleet fleet = new Fleet();
    PolledService service = new PolledService();
    fleet.show(transfer -> put(service, transfer));
    long[] changedAt = new long[Fleet.TRANSFERS];
    long[] longest = new long[1];
    CompositeDisposable watches = new CompositeDisposable();
    for (Flowable<TransferUpdate> stream : way.streams(transfers(service))) {
      watches.add(
          stream
              .filter(update -> update.kind() == TransferUpdate.Kind.CHANGED)
              .subscribe(
                  update -> {
                    int number = Fleet.number(update.transferId());
                    longest[0] = Math.max(longest[0], millis(service) - changedAt[number]);
                    changedAt[number] = 0;
                  }));
    }
    advanceToEndOfRound(1, service); // All transfers appear in the first interval.
    service.polls.clear();

    Random random = new Random(4);
    long meanWait = ROUND.toMillis() / CHANGES_PER_ROUND;
    for (int i = 0; i < CHANGES_PER_ROUND * (ROUNDS - 2); i++) {
      service.time.advanceTimeBy(
          (long) (2 * meanWait * random.nextDouble()), TimeUnit.MILLISECONDS);
      int number = fleet.change(transfer -> put(service, transfer));
      changedAt[number] = changedAt[number] == 0 ? millis(service) : changedAt[number];
    }
    advanceToEndOfRound(1 + ROUNDS, service);
    watches.dispose();

    FIGURES.ours(way.requests, service.polls.size() / ROUNDS);
    FIGURES.ours(way.delay, (double) longest[0] / ROUND.toMillis());
    assertThat(service.polls).hasSize(ROUNDS * Fleet.CUSTOMERS);
    assertThat(longest[0]).isPositive().isLessThanOrEqualTo(ROUND.toMillis());
    assertThat(changedAt).containsOnly(0);
  }

  @Test
  @Tag("soak")
  void naivePollerSendsOneRequestPerTransferAndInterval() {
    PolledService service = new PolledService();
    new Fleet().show(transfer -> put(service, transfer));
    NaivePoller poller = new NaivePoller();
    poller.start(service.client(), ROUND, service.time);

    advanceToEndOfRound(1, service);

    poller.stop();
    FIGURES.naive(Figure.REQUESTS_STREAM, service.polls.size());
    assertThat(service.polls).hasSize(Fleet.TRANSFERS);
  }

  @ParameterizedTest
  @EnumSource
  void heapPerTransferIsSmall(Way way) {
    heapPerTransfer(way); // Warm-up: loads classes, which must not be counted.

    long bytes = heapPerTransfer(way);

    FIGURES.ours(way.heap, bytes);
    assertThat(bytes).isPositive().isLessThanOrEqualTo(MOST_BYTES);
  }

  private static long heapPerTransfer(Way way) {
    PolledService service = new PolledService();
    new Fleet().show(transfer -> put(service, transfer));
    long before = usedHeap();
    CompositeDisposable watches = new CompositeDisposable();
    for (Flowable<TransferUpdate> stream : way.streams(transfers(service))) {
      watches.add(stream.subscribe(update -> {}));
    }
    advanceToEndOfRound(1, service);
    assertThat(service.polls).hasSizeGreaterThanOrEqualTo(Fleet.CUSTOMERS);
    service.polls.clear();
    long bytes = usedHeap() - before;
    watches.dispose();
    return bytes / Fleet.TRANSFERS;
  }

  /** The minimum of a few measurements, without garbage of others. */
  private static long usedHeap() {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 5; i++) {
      System.gc();
      least = Math.min(least, MEMORY.getHeapMemoryUsage().getUsed());
    }
    return least;
  }

  @Test
  void usesFewThreads() {
    threadsToFollow(1); // Starts the process-wide threads of OkHttp and RxJava.

    int threads = threadsToFollow(Fleet.CUSTOMERS);

    FIGURES.ours(Figure.THREADS, threads);
    assertThat(threads).isPositive().isLessThanOrEqualTo(MOST_THREADS);
  }

  /**
   * Runs in real time until all transfers have appeared. A request in flight holds a thread; two
   * threads are enough.
   */
  private static int threadsToFollow(int customers) {
    int perCustomer = Fleet.TRANSFERS / Fleet.CUSTOMERS;
    Set<Thread> earlier = Thread.getAllStackTraces().keySet();
    Set<Thread> later = ConcurrentHashMap.newKeySet();
    ExecutorService requests = Executors.newFixedThreadPool(2);
    Scheduler timer = RxJavaPlugins.createSingleScheduler(Thread::new);
    SteppedTransfers service =
        new SteppedTransfers(
            customers,
            perCustomer,
            Long.MAX_VALUE,
            client -> client.requestExecutor(requests).callbackExecutor(Runnable::run));
    WatchOptions options =
        WatchOptions.builder()
            .requestsPerSecond(1_000)
            .scheduler(timer)
            .updateScheduler(Schedulers.trampoline())
            .build();

    long seen =
        RxTransfers.of(service.client(), options)
            .watchAll(service.customers())
            .map(CustomerUpdate::orThrow)
            .filter(update -> update.kind() == TransferUpdate.Kind.APPEARED)
            .take(perCustomer * (long) customers)
            .doOnNext(update -> later.add(Thread.currentThread()))
            .doFinally(() -> later.addAll(Thread.getAllStackTraces().keySet()))
            .count()
            .blockingGet();

    timer.shutdown();
    requests.shutdown();
    assertThat(seen).isEqualTo(perCustomer * (long) customers);
    later.removeAll(earlier);
    return later.size();
  }

  @Test
  void staysBelowTheLimitOfTheService() {
    Fleet fleet = new Fleet();
    try (LimitedService service = new LimitedService(fleet, LIMIT)) {
      WatchOptions options =
          WatchOptions.builder()
              .interval(LIMITED_INTERVAL)
              .maxInterval(LIMITED_INTERVAL)
              .requestsPerSecond(4 * LIMIT)
              .scheduler(service.time)
              .updateScheduler(Schedulers.trampoline())
              .random(new Random(4))
              .build();
      int[] changes = new int[1];
      Disposable watch =
          RxTransfers.of(service.client(), options)
              .watchAll(Fleet.customers())
              .map(CustomerUpdate::orThrow)
              .filter(update -> update.kind() == TransferUpdate.Kind.CHANGED)
              .subscribe(update -> changes[0]++);
      runFor(FIRST_SECONDS, fleet, service);
      service.clearCounts();
      changes[0] = 0;
      runFor(SECONDS, fleet, service);
      watch.dispose();

      double throughput = (double) service.answered() / (LIMIT * SECONDS);
      FIGURES.ours(Figure.REFUSED, 100 * service.shareRefused());
      FIGURES.ours(Figure.FAIRNESS, service.fairness());
      FIGURES.ours(Figure.THROUGHPUT, 100 * throughput);
      FIGURES.ours(Figure.REQUESTS_PER_CHANGE, (double) service.requests() / changes[0]);
      assertThat(service.shareRefused()).isLessThan(0.02);
      // Customers that happened to change more often are polled more often.
      assertThat(service.fairness()).isGreaterThanOrEqualTo(0.9);
      assertThat(throughput).isGreaterThanOrEqualTo(0.9);
    }
  }

  @Test
  @Tag("soak")
  void naivePollerIsMostlyThrottled() {
    Fleet fleet = new Fleet();
    try (LimitedService service = new LimitedService(fleet, LIMIT)) {
      // As if it had run until it had one response for each transfer.
      runFor(Fleet.TRANSFERS / LIMIT, fleet, service);
      NaivePoller poller = new NaivePoller();
      poller.start(service.client(), LIMITED_INTERVAL, service.time);
      runFor(NAIVE_SECONDS, fleet, service);
      poller.stop();

      double throughput = (double) service.answered() / (LIMIT * NAIVE_SECONDS);
      FIGURES.naive(Figure.REFUSED, 100 * service.shareRefused());
      FIGURES.naive(Figure.FAIRNESS, service.fairness());
      FIGURES.naive(Figure.THROUGHPUT, 100 * throughput);
      FIGURES.naive(Figure.REQUESTS_PER_CHANGE, (double) service.requests() / poller.detected());
      assertThat(service.shareRefused()).isGreaterThan(0.9);
    }
  }

  private static void runFor(int seconds, Fleet fleet, LimitedService service) {
    for (int i = 0; i < seconds * CHANGES_PER_SECOND; i++) {
      fleet.change(service::show);
      service.time.advanceTimeBy(1_000 / CHANGES_PER_SECOND, TimeUnit.MILLISECONDS);
    }
  }

  private static void advanceToEndOfRound(int round, PolledService service) {
    service.time.advanceTimeTo(round * ROUND.toMillis() - 1, TimeUnit.MILLISECONDS);
  }

  private static long millis(PolledService service) {
    return service.time.now(TimeUnit.MILLISECONDS);
  }

  private static void put(PolledService service, TransferEntity transfer) {
    service.put(transfer.customerTenantId(), transfer);
  }

  private static RxTransfers transfers(PolledService service) {
    return service.transfers(
        WatchOptions.builder()
            .interval(ROUND)
            .minInterval(ROUND)
            .maxInterval(ROUND)
            .jitter(0)
            .requestsPerSecond(1_000));
  }
}
