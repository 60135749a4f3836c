package io.github.partnertransfers.benchmarks;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.sun.management.OperatingSystemMXBean;
import io.github.partnertransfers.Cloud;
import io.github.partnertransfers.benchmarks.Figure.Unit;
import io.github.partnertransfers.rx.WatchOptions;
import io.reactivex.rxjava3.schedulers.Schedulers;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.ConnectionPool;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;

/** 1,000 clients in one process, with one OkHttpClient, that watch 100 customers each. */
final class ManyTenants implements Measurement {
  static final int TENANTS = 1_000;
  static final int CUSTOMERS = 100;

  /** Over all tenants. */
  private static final double POLLS_PER_SECOND = 1_000;

  private static final long POLLING_SECONDS = 30;

  /** For idle threads to end; those of RxJava take up to two minutes. */
  private static final long SETTLING_SECONDS = 130;

  private static final long REST_SECONDS = 20;

  private final List<Figure> figures = new ArrayList<>();

  @Override
  public List<Figure> measure() throws Exception {
    held();
    overANetwork();
    return figures;
  }

  private void add(String contender, Unit unit, double value) {
    figures.add(Figure.of("tenants", contender, unit, List.of(value)));
  }

  private void held() throws Exception {
    try (Tenants tenants = new Tenants()) {
      Retained retained = Retained.by(tenants, TENANTS, CUSTOMERS);
      add("held by a client", Unit.BYTES, retained.byClient());
      add("held by its RxTransfers", Unit.BYTES, retained.byRx());
      add("held by a customer", Unit.BYTES, retained.byCustomer());
    }
  }

  /** The bytes that a client that has logged in, its {@code RxTransfers} and a customer hold. */
  record Retained(double byClient, double byRx, double byCustomer) {
    private static final Cloud CLOUD =
        Cloud.builder().apiUrl(CannedAnswer.URL).loginUrl("https://login.example").build();

    /** Adds clients that log in, and then watch this many customers each. */
    static Retained by(Tenants tenants, int clients, int watched) throws InterruptedException {
      OkHttpClient http = http();
      WatchOptions options =
          WatchOptions.builder()
              .interval(Duration.ofHours(10))
              .maxInterval(Duration.ofHours(10))
              .requestsPerSecond(1_000)
              .updateScheduler(Schedulers.single()) // One thread, whose memory is not counted.
              .build();
      try (Tenants first = new Tenants()) { // What all have in common.
        first.add(1, CLOUD, http);
        first.addWatches(0, options);
        first.watch(0, Tenants.customers(1, 1)).ofCustomers().await();
      }
      List<List<String>> customers = Tenants.customers(clients, watched);
      double byClient = byClient(tenants, clients, http);
      long idle = leastBytes();
      tenants.addWatches(1, options);
      long prepared = leastBytes();
      tenants.watch(0, customers).ofCustomers().await();
      long watching = leastBytes();
      return new Retained(
          byClient,
          (prepared - idle) / (double) clients,
          (watching - prepared) / (double) clients / watched);
    }

    /** Adds one client and then so many more, which log in. Returns what each of these holds. */
    static double byClient(Tenants tenants, int clients, OkHttpClient http)
        throws InterruptedException {
      tenants.add(1, CLOUD, http);
      tenants.call(0);
      long before = leastBytes();
      tenants.add(clients, CLOUD, http);
      tenants.call(1);
      return (leastBytes() - before) / (double) clients;
    }

    static OkHttpClient http() {
      byte[] login = Tenants.login();
      byte[] list = list();
      return new OkHttpClient.Builder().addInterceptor(chain -> answer(chain, login, list)).build();
    }

    /** Counts no thread's memory: waits until all are idle and have ended. */
    private static long leastBytes() throws InterruptedException {
      while (new ThreadCount().sample().sdk() > 0) {
        TimeUnit.MILLISECONDS.sleep(50);
      }
      return UsedHeap.leastBytes();
    }

    private static Response answer(Interceptor.Chain chain, byte[] login, byte[] list) {
      boolean isLogin = chain.request().url().host().startsWith("login");
      return CannedAnswer.to(chain.request(), isLogin ? login : list);
    }
  }

  /** Returns a list with one transfer, of two line items, that is not terminal. */
  private static byte[] list() {
    JsonObject transfer =
        JsonParser.parseString(Bodies.text(Bodies.LIST)).getAsJsonArray().get(0).getAsJsonObject();
    transfer.addProperty("id", OurClient.TRANSFER);
    transfer.addProperty("status", "InProgress");
    JsonArray list = new JsonArray();
    list.add(transfer);
    return list.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Measures how all start at once, poll, and rest: a login takes 100 ms and a poll 20. */
  private void overANetwork() throws Exception {
    try (CannedServer login = CannedServer.serving(Tenants.login(), Duration.ofMillis(100));
        CannedServer api = CannedServer.serving(list(), Duration.ofMillis(20));
        Tenants tenants = new Tenants()) {
      Cloud cloud = Cloud.builder().apiUrl(api.url()).loginUrl(login.url()).build();
      InFlight requests = new InFlight();
      OkHttpClient http =
          new OkHttpClient.Builder()
              .connectionPool(new ConnectionPool(200, 5, TimeUnit.MINUTES))
              .addInterceptor(requests)
              .build();
      WatchOptions options =
          WatchOptions.builder()
              .interval(Duration.ofHours(1))
              .maxInterval(Duration.ofHours(1))
              .requestsPerSecond(POLLS_PER_SECOND / TENANTS)
              .build();
      List<List<String>> customers = Tenants.customers(TENANTS, CUSTOMERS);

      long start = System.nanoTime();
      tenants.add(TENANTS, cloud, http);
      tenants.addWatches(0, options);
      add("created", Unit.NANOSECONDS, (double) (System.nanoTime() - start));
      ThreadCount starting = new ThreadCount();
      Tenants.FirstUpdates updates = tenants.watch(0, customers);
      while (!updates.ofTenants().await(10, TimeUnit.MILLISECONDS)) {
        starting.sample();
      }
      add("started", Unit.NANOSECONDS, (double) (System.nanoTime() - start));
      threads("starting", starting, requests);

      long cpu = cpu();
      int lists = requests.lists.get();
      ThreadCount polling = new ThreadCount();
      polling.sampleFor(Duration.ofSeconds(POLLING_SECONDS), Duration.ofMillis(20));
      lists = requests.lists.get() - lists;
      threads("polling", polling, requests);
      add("polls", Unit.CALLS_PER_SECOND, lists / (double) POLLING_SECONDS);
      add("poll", Unit.CPU_NANOSECONDS, (cpu() - cpu) / (double) lists);

      updates.ofCustomers().await();
      add("all polled", Unit.NANOSECONDS, (double) (System.nanoTime() - start));
      TimeUnit.SECONDS.sleep(SETTLING_SECONDS);
      cpu = cpu();
      ThreadCount resting = new ThreadCount();
      resting.sampleFor(Duration.ofSeconds(REST_SECONDS), Duration.ofSeconds(1));
      threads("at rest", resting, requests);
      add("second at rest", Unit.CPU_NANOSECONDS, (cpu() - cpu) / (double) REST_SECONDS);
    }
  }

  private void threads(String when, ThreadCount most, InFlight requests) {
    add(when + ", SDK", Unit.THREADS, most.sdk());
    add(when + ", RxJava", Unit.THREADS, most.rx());
    add(when + ", requests in flight", Unit.THREADS, requests.most());
  }

  /** Returns the processor time of this process without that of its servers. */
  private static long cpu() {
    OperatingSystemMXBean process =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return process.getProcessCpuTime() - ThreadCount.serverCpu();
  }

  /** Counts the requests in flight. */
  private static final class InFlight implements Interceptor {
    final AtomicInteger lists = new AtomicInteger();
    private final AtomicInteger now = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();

    @Override
    public Response intercept(Chain chain) throws IOException {
      most.accumulateAndGet(now.incrementAndGet(), Math::max);
      try {
        Response response = chain.proceed(chain.request());
        if (chain.request().method().equals("GET")) {
          lists.incrementAndGet();
        }
        return response;
      } finally {
        now.decrementAndGet();
      }
    }

    /** Returns the most since the last time. */
    int most() {
      return most.getAndSet(0);
    }
  }

  /** The most threads of the SDK and of RxJava in some samples. */
  private static final class ThreadCount {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private int sdk;
    private int rx;

    void sampleFor(Duration duration, Duration period) throws InterruptedException {
      long end = System.nanoTime() + duration.toNanos();
      while (System.nanoTime() < end) {
        sample();
        TimeUnit.MILLISECONDS.sleep(period.toMillis());
      }
    }

    ThreadCount sample() {
      int sdkNow = 0;
      int rxNow = 0;
      for (Thread thread : running()) {
        sdkNow += thread.getName().startsWith("partner-transfers") ? 1 : 0;
        rxNow += thread.getName().startsWith("Rx") ? 1 : 0;
      }
      sdk = Math.max(sdk, sdkNow);
      rx = Math.max(rx, rxNow);
      return this;
    }

    int sdk() {
      return sdk;
    }

    int rx() {
      return rx;
    }

    static long serverCpu() {
      long sum = 0;
      for (Thread thread : running()) {
        sum +=
            thread.getName().equals(CannedServer.THREAD)
                ? Math.max(0, THREADS.getThreadCpuTime(thread.getId()))
                : 0;
      }
      return sum;
    }

    /** Returns the threads without stopping them, unlike {@link Thread#getAllStackTraces}. */
    private static List<Thread> running() {
      ThreadGroup group = Thread.currentThread().getThreadGroup();
      while (group.getParent() != null) {
        group = group.getParent();
      }
      Thread[] threads = new Thread[2 * group.activeCount() + 64];
      return Arrays.asList(threads).subList(0, group.enumerate(threads));
    }
  }
}
