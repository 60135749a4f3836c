package io.github.partnertransfers.kafka.connect;

import io.github.partnertransfers.Cloud;
import io.github.partnertransfers.TokenProviders;
import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.rx.RxTransfers;
import io.github.partnertransfers.rx.WatchOptions;
import io.github.partnertransfers.simulator.PartnerCenterSimulator;
import io.github.partnertransfers.simulator.SimulatedPartner;
import io.reactivex.rxjava3.disposables.CompositeDisposable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import okhttp3.OkHttpClient;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Prints the figures of {@code docs/scaling.md}. Real time; asserts nothing. */
@Tag("soak")
@Timeout(600)
class ScalingMeasurement {
  private static final int CUSTOMERS = 200;
  private static final int TENANTS = 1_000;

  /** 200 customers at 40 requests per second over some tasks: 200 transfers change at once. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 8})
  void tasks(int tasks) throws Exception {
    try (PartnerService service = new PartnerService(CUSTOMERS, 0, 40)) {
      Map<String, String> settings = service.settings();
      TransferSourceConnector connector = new TransferSourceConnector();
      connector.initialize(new IdleContext());
      connector.start(settings);
      long before = heap();
      LongAdder delays = new LongAdder();
      Semaphore records = new Semaphore(0);
      AtomicBoolean isStopped = new AtomicBoolean();
      long[] start = new long[1];
      List<TaskRun> runs = new ArrayList<>();
      List<Thread> threads = new ArrayList<>();
      for (Map<String, String> task : connector.taskConfigs(tasks)) {
        TaskRun run = TaskRun.start(task, new HashMap<>());
        runs.add(run);
        Thread thread =
            new Thread(
                () -> {
                  try {
                    while (!isStopped.get()) {
                      List<SourceRecord> polled = run.task.poll();
                      int count = polled == null ? 0 : polled.size();
                      delays.add(count * (System.nanoTime() - start[0]));
                      records.release(count);
                    }
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                });
        thread.start();
        threads.add(thread);
      }
      while (service.polls() < 2 * CUSTOMERS) { // All are polled regularly now.
        Thread.onSpinWait();
      }
      long after = heap();
      int pollsBefore = service.polls();
      start[0] = System.nanoTime();
      delays.reset();
      service.change(CUSTOMERS);
      records.acquire(CUSTOMERS);
      double last = (System.nanoTime() - start[0]) / 1e9;
      System.out.printf(
          "%d tasks: %.1f requests a change, %.1f s to detect on average, %.1f s at most, %d kB a"
              + " task, at most %d polls in ten seconds%n",
          runs.size(),
          (service.polls() - pollsBefore) / (double) CUSTOMERS,
          delays.sum() / 1e9 / CUSTOMERS,
          last,
          (after - before) / 1024 / runs.size(),
          service.mostPollsInTenSeconds());
      isStopped.set(true);
      for (Thread thread : threads) {
        thread.join();
      }
      runs.forEach(TaskRun::close);
      connector.stop();
    }
  }

  /** 1,000 partners in one process with one OkHttpClient, each with one customer. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void tenants(boolean lendsThreads) throws Exception {
    ExecutorService requests = Executors.newFixedThreadPool(64, named("RxLent"));
    ScheduledExecutorService timer = Executors.newScheduledThreadPool(1, named("RxLent"));
    try (PartnerCenterSimulator simulator = PartnerCenterSimulator.start()) {
      List<SimulatedPartner> partners = new ArrayList<>();
      for (int i = 0; i < TENANTS; i++) {
        partners.add(simulator.addPartner("Partner " + i));
      }
      String customer = simulator.customer().tenantId();
      OkHttpClient http = new OkHttpClient();
      Cloud cloud = Cloud.builder().apiUrl(simulator.url()).loginUrl(simulator.loginUrl()).build();
      CountDownLatch polled = new CountDownLatch(TENANTS);
      CompositeDisposable watches = new CompositeDisposable();
      List<TransfersClient> clients = new ArrayList<>();
      long before = heap();
      long start = System.nanoTime();
      for (SimulatedPartner partner : partners) {
        TransfersClient.Builder builder =
            TransfersClient.builder()
                .cloud(cloud)
                .credential(
                    TokenProviders.clientSecret(
                        partner.tenantId(), partner.clientId(), partner.clientSecret()))
                .httpClient(http);
        if (lendsThreads) {
          builder.requestExecutor(requests).callbackExecutor(requests).scheduler(timer);
        }
        TransfersClient client = builder.build();
        clients.add(client);
        WatchOptions options =
            WatchOptions.builder()
                .interval(Duration.ofMinutes(10))
                .maxInterval(Duration.ofMinutes(10))
                .addListener(report -> polled.countDown())
                .build();
        watches.add(
            RxTransfers.of(client, options).watchAll(List.of(customer)).subscribe(update -> {}));
      }
      double created = (System.nanoTime() - start) / 1e9;
      int threads = threads();
      while (!polled.await(20, java.util.concurrent.TimeUnit.MILLISECONDS)) {
        threads = Math.max(threads, threads());
      }
      double first = (System.nanoTime() - start) / 1e9;
      simulator.reset(); // Drops what it keeps of requests.
      long after = heap();
      System.out.printf(
          "%d tenants, threads lent %s: created in %.2f s, all logged in and polled after %.1f s, at most %d threads"
              + " then, %.1f kB of heap a tenant%n",
          TENANTS, lendsThreads, created, first, threads, (after - before) / 1024.0 / TENANTS);
      Thread.sleep(12_000); // Threads end after ten idle seconds.
      System.out.printf("threads after 12 idle seconds: %d%n", threads());
      watches.dispose();
      clients.forEach(TransfersClient::close);
    } finally {
      requests.shutdown();
      timer.shutdown();
    }
  }

  private static ThreadFactory named(String name) {
    return task -> new Thread(task, name);
  }

  /** Returns the number of threads of the SDK, RxJava and OkHttp. */
  private static int threads() {
    int count = 0;
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      String name = thread.getName();
      if (name.startsWith("partner-transfers")
          || name.startsWith("Rx")
          || name.startsWith("OkHttp")
          || name.startsWith("Okio")) {
        count++;
      }
    }
    return count;
  }

  private static long heap() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
