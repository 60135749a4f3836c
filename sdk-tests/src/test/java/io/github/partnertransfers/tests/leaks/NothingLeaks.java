package io.github.partnertransfers.tests.leaks;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnertransfers.TransfersClient;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Fails a test that leaves anything behind: a connection in use, a request under way, a response
 * body that nobody closed, or a thread of a client's or of a blocking call. Register it on an
 * instance field before any client is made, and lend {@link #http} to the clients, or something
 * derived from it. Clients with connections of their own have to be handed to {@link #closing}; of
 * those that are hidden from the test, only the threads are seen.
 *
 * <p>For many cases with the same clients, call {@link #assertNothingInUse} after each case and
 * {@link #end} after the last.
 */
public final class NothingLeaks implements BeforeEachCallback, AfterEachCallback {
  /** As many requests at a time as with a client's own OkHttp client. */
  private static final int MOST_REQUESTS = 64;

  /** Lends its trusted certificates, since to load them anew for each test takes long. */
  private static final OkHttpClient TEMPLATE = new OkHttpClient();

  private final Duration patience;
  private final List<TransfersClient> clients = new CopyOnWriteArrayList<>();
  private final List<OkHttpClient> lent = new CopyOnWriteArrayList<>();
  private final List<OkHttpClient> own = new CopyOnWriteArrayList<>();
  private Exchanges exchanges = new Exchanges();
  private OurThreads threads = OurThreads.fromNow();
  private @Nullable OkHttpClient http;

  public NothingLeaks() {
    // Not as long as an idle thread of a client that nobody closed lives, which must be seen.
    this(Duration.ofSeconds(5));
  }

  /** With how long to wait for what is about to end. */
  NothingLeaks(Duration patience) {
    this.patience = patience;
  }

  /** The OkHttp client of this test, which is watched, as is all that is derived from it. */
  public synchronized OkHttpClient http() {
    if (http == null) {
      http = lend(new Dispatcher());
    }
    return http;
  }

  /** Another one, with these threads, which are shut down after the test. */
  public OkHttpClient http(ExecutorService dispatcherThreads) {
    return lend(new Dispatcher(dispatcherThreads));
  }

  private OkHttpClient lend(Dispatcher dispatcher) {
    dispatcher.setMaxRequests(MOST_REQUESTS);
    dispatcher.setMaxRequestsPerHost(MOST_REQUESTS);
    OkHttpClient watched =
        TEMPLATE
            .newBuilder()
            .dispatcher(dispatcher)
            .connectionPool(new ConnectionPool())
            .addInterceptor(exchanges)
            .eventListener(exchanges.events())
            .build();
    lent.add(watched);
    return watched;
  }

  /**
   * Has the client closed after the test, if the test itself doesn't close it. Its connections are
   * watched, too, if they are its own.
   */
  public TransfersClient closing(TransfersClient client) {
    clients.add(client);
    OwnConnections.of(client).ifPresent(own::add);
    return client;
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    threads = OurThreads.fromNow();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    end();
  }

  /** For clients that stay open: fails if, all calls having ended, anything is still in use. */
  public void assertNothingInUse() {
    assertThat(inUseAfterPatience()).as("still in use").isEmpty();
  }

  /** Closes the clients, and fails if anything is left then. */
  public synchronized void end() {
    clients.forEach(TransfersClient::close);
    Map<String, Object> leaks = inUseAfterPatience();
    lent.forEach(NothingLeaks::shutDown);
    List<Thread> alive = threads.aliveAfter(patience);
    if (!alive.isEmpty()) {
      leaks.put("threads", alive);
    }
    clients.clear();
    lent.clear();
    own.clear();
    http = null;
    exchanges = new Exchanges(); // What ends late is no business of the next test's.
    assertThat(leaks).as("left behind").isEmpty();
  }

  private static void shutDown(OkHttpClient http) {
    http.dispatcher().cancelAll();
    http.dispatcher().executorService().shutdown();
    http.connectionPool().evictAll();
  }

  private Map<String, Object> inUseAfterPatience() {
    long end = System.nanoTime() + patience.toNanos();
    Map<String, Object> inUse = inUse();
    while (!inUse.isEmpty() && System.nanoTime() - end < 0) {
      Thread.onSpinWait();
      inUse = inUse();
    }
    return inUse;
  }

  private Map<String, Object> inUse() {
    Map<String, Object> inUse = new LinkedHashMap<>();
    inUse.put("requests under way", total(each -> each.dispatcher().runningCallsCount()));
    inUse.put("requests queued", total(each -> each.dispatcher().queuedCallsCount()));
    inUse.put("connections in use", total(each -> connectionsInUse(each.connectionPool())));
    inUse.put("exchanges without an end", exchanges.unended());
    inUse.put("response bodies not closed", exchanges.unclosed());
    inUse.values().removeIf(count -> count.equals(0));
    return inUse;
  }

  private int total(ToIntFunction<OkHttpClient> count) {
    return Stream.concat(lent.stream(), own.stream()).mapToInt(count).sum();
  }

  private static int connectionsInUse(ConnectionPool connections) {
    return connections.connectionCount() - connections.idleConnectionCount();
  }
}
