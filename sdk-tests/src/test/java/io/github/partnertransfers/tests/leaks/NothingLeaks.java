package io.github.partnertransfers.tests.leaks;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnertransfers.TransfersClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Fails a test that leaves anything behind: a connection in use, a request under way, a response
 * body that nobody closed, or a thread of a client that was closed. Register it on an instance
 * field, lend {@link #http} to the clients, and hand them to {@link #closing}.
 */
public final class NothingLeaks implements BeforeEachCallback, AfterEachCallback {
  private static final String OUR_THREADS = "partner-transfers";

  private final Duration patience;
  private final Exchanges exchanges = new Exchanges();
  private final List<TransfersClient> clients = new ArrayList<>();
  private Set<Thread> earlierThreads = Set.of();
  private OkHttpClient http = newHttp();

  public NothingLeaks() {
    this(Duration.ofSeconds(10));
  }

  /** With how long to wait for what is about to end. */
  NothingLeaks(Duration patience) {
    this.patience = patience;
  }

  private OkHttpClient newHttp() {
    return new OkHttpClient.Builder()
        .addInterceptor(exchanges)
        .eventListener(exchanges.events())
        .build();
  }

  /** The OkHttp client of this test, which is watched. */
  public OkHttpClient http() {
    return http;
  }

  /** Has the client closed after the test, if the test itself doesn't close it. */
  public TransfersClient closing(TransfersClient client) {
    clients.add(client);
    return client;
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    earlierThreads = ourThreads();
    exchanges.reset();
    http = newHttp();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    clients.forEach(TransfersClient::close);
    clients.clear();
    try {
      assertThat(leaksAfterPatience()).as("left behind").isEmpty();
    } finally {
      http.dispatcher().cancelAll();
      http.dispatcher().executorService().shutdown();
      http.connectionPool().evictAll();
    }
  }

  /**
   * For tests that share an OkHttp client: fails if, all calls having ended, any of it is in use.
   */
  public static void assertIdle(OkHttpClient http) {
    assertThat(afterPatience(Duration.ofSeconds(10), uses(http))).as("still in use").isEmpty();
  }

  private Map<String, Integer> leaksAfterPatience() {
    Map<String, IntSupplier> counters = uses(http);
    counters.put("exchanges without an end", exchanges::unended);
    counters.put("response bodies not closed", exchanges::unclosed);
    counters.put("threads", this::newThreads);
    return afterPatience(patience, counters);
  }

  private static Map<String, IntSupplier> uses(OkHttpClient http) {
    Map<String, IntSupplier> counters = new LinkedHashMap<>();
    counters.put("requests under way", () -> http.dispatcher().runningCallsCount());
    counters.put("requests queued", () -> http.dispatcher().queuedCallsCount());
    counters.put("connections in use", () -> connectionsInUse(http));
    return counters;
  }

  private static Map<String, Integer> afterPatience(
      Duration patience, Map<String, IntSupplier> counters) {
    long end = System.nanoTime() + patience.toNanos();
    Map<String, Integer> leaks = positive(counters);
    while (!leaks.isEmpty() && System.nanoTime() - end < 0) {
      Thread.onSpinWait();
      leaks = positive(counters);
    }
    return leaks;
  }

  private static Map<String, Integer> positive(Map<String, IntSupplier> counters) {
    Map<String, Integer> leaks = new LinkedHashMap<>();
    counters.forEach(
        (name, counter) -> {
          int count = counter.getAsInt();
          if (count != 0) {
            leaks.put(name, count);
          }
        });
    return leaks;
  }

  private static int connectionsInUse(OkHttpClient http) {
    return http.connectionPool().connectionCount() - http.connectionPool().idleConnectionCount();
  }

  private int newThreads() {
    Set<Thread> threads = ourThreads();
    threads.removeAll(earlierThreads);
    return threads.size();
  }

  private static Set<Thread> ourThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.isAlive() && thread.getName().startsWith(OUR_THREADS))
        .collect(Collectors.toSet());
  }
}
