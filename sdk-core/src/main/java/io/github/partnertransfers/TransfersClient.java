package io.github.partnertransfers;

import io.github.partnertransfers.api.TransfersApi;
import io.github.partnertransfers.model.ModelConverterFactory;
import java.io.Closeable;
import java.time.Duration;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import retrofit2.Retrofit;

/**
 * A client for the transfers of a partner's customers.
 *
 * <pre>{@code
 * TransfersClient client = TransfersClient.builder()
 *     .credential(Credentials.clientSecret(tenantId, clientId, clientSecret))
 *     .build();
 * List<TransferEntity> transfers = client.customer(customerId).list().execute();
 * }</pre>
 *
 * <p>Make one client and share it: it keeps the connections and the token. Safe for use by several
 * threads. Close it when the application no longer needs it.
 */
public final class TransfersClient implements Closeable {
  private final ClientRuntime runtime;
  private final Supplier<TransfersApi> warmUpApi;
  private final @Nullable OkHttpClient ownHttp;
  private final ScheduledExecutorService ownScheduler;

  TransfersClient(
      ClientRuntime runtime,
      Supplier<TransfersApi> warmUpApi,
      @Nullable OkHttpClient ownHttp,
      ScheduledExecutorService ownScheduler) {
    this.runtime = runtime;
    this.warmUpApi = warmUpApi;
    this.ownHttp = ownHttp;
    this.ownScheduler = ownScheduler;
  }

  public static Builder builder() {
    return new Builder();
  }

  /**
   * The transfers of a customer.
   *
   * @param customerId the customer's tenant id
   * @throws IllegalArgumentException if it isn't a GUID
   */
  public CustomerTransfers customer(String customerId) {
    return new CustomerTransfers(runtime, customerId);
  }

  /**
   * Logs in and runs the code of a call once, so that the first call takes little longer than later
   * ones. Optional; best called on a background thread when the application starts. Sends the
   * request for a token and nothing else, and blocks until that is answered, at most for the
   * client's deadline. The listener is told of an attempt of the operation {@code warmUp}.
   *
   * @throws TransfersException if the login failed; the next call tries anew
   */
  public void warmUp() {
    customer(WarmUp.CUSTOMER_ID).warmUp(warmUpApi.get()).execute();
  }

  /**
   * Ends what the client started: its connections and threads, but not an {@code OkHttpClient} or
   * scheduler that it was given. Calls under way fail, as do calls made later.
   */
  @Override
  public void close() {
    runtime.waits().close();
    runtime.inFlight().close();
    ownScheduler.shutdownNow();
    if (ownHttp != null) {
      ownHttp.dispatcher().cancelAll();
      ownHttp.dispatcher().executorService().shutdown();
      ownHttp.connectionPool().evictAll();
    }
  }

  /** Collects the settings of a client. Only the credential is required. */
  public static final class Builder {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final int MOST_REQUESTS = 64;

    private Cloud cloud = Cloud.GLOBAL;
    private @Nullable TokenProvider credential;
    private @Nullable OkHttpClient http;
    private @Nullable ScheduledExecutorService scheduler;
    private RetryPolicy retryPolicy = RetryPolicy.DEFAULT;
    private Duration deadline = Duration.ofMinutes(5);
    private Duration attemptTimeout = Duration.ofMinutes(2);
    private String applicationName = "partner-transfers-java";
    private String locale = "en-US";
    private Ticker ticker = System::nanoTime;
    private Random random = new Random();
    private @Nullable TransferListener listener;
    private long mostBodyBytes = 32L * 1024 * 1024;

    Builder() {}

    /** The cloud to talk to; {@link Cloud#GLOBAL} by default. */
    public Builder cloud(Cloud newCloud) {
      cloud = Objects.requireNonNull(newCloud, "cloud");
      return this;
    }

    /** How to log in: one of {@link Credentials}, or a provider of your own. Required. */
    public Builder credential(TokenProvider provider) {
      credential = Objects.requireNonNull(provider, "credential");
      return this;
    }

    /** How often and how fast failed calls are repeated. */
    public Builder retryPolicy(RetryPolicy policy) {
      retryPolicy = Objects.requireNonNull(policy, "retryPolicy");
      return this;
    }

    /** The longest that a call may take, with login, attempts and waits; 5 minutes by default. */
    public Builder deadline(Duration newDeadline) {
      deadline = positive("deadline", newDeadline);
      return this;
    }

    /**
     * The longest that one request may take, of a call or for a token; 2 minutes by default. It
     * replaces the call timeout of an {@code OkHttpClient} that is shared. The request of a
     * blocking call is ended up to 50 milliseconds late.
     */
    public Builder attemptTimeout(Duration timeout) {
      attemptTimeout = positive("attemptTimeout", timeout);
      return this;
    }

    /** What the application calls itself, sent as MS-PartnerCenter-Application. */
    public Builder applicationName(String name) {
      applicationName = Objects.requireNonNull(name, "applicationName");
      return this;
    }

    /** The language of texts in answers, sent as X-Locale; {@code en-US} by default. */
    public Builder locale(String newLocale) {
      locale = Objects.requireNonNull(newLocale, "locale");
      return this;
    }

    /**
     * An OkHttp client whose connections, threads, proxy and TLS settings to share. Its own retries
     * and redirects are switched off for our calls, since they would be neither counted nor
     * checked.
     */
    public Builder httpClient(OkHttpClient client) {
      http = Objects.requireNonNull(client, "httpClient");
      return this;
    }

    /**
     * The largest answer to read, in bytes after decompression; 32 MiB by default. A larger one
     * fails the call instead of filling the memory.
     */
    public Builder maxResponseBytes(long bytes) {
      if (bytes < 1) {
        throw new IllegalArgumentException("maxResponseBytes must be positive, but is " + bytes);
      }
      mostBodyBytes = bytes;
      return this;
    }

    /** Sees every request that the client sends. */
    public Builder listener(TransferListener newListener) {
      listener = Objects.requireNonNull(newListener, "listener");
      return this;
    }

    /** Times the waits between attempts; a single daemon thread of the client's by default. */
    public Builder scheduler(ScheduledExecutorService newScheduler) {
      scheduler = Objects.requireNonNull(newScheduler, "scheduler");
      return this;
    }

    /** Measures deadlines and token lifetimes; {@link System#nanoTime} by default. */
    public Builder ticker(Ticker newTicker) {
      ticker = Objects.requireNonNull(newTicker, "ticker");
      return this;
    }

    /** Draws the jitter of the waits. */
    public Builder random(Random newRandom) {
      random = Objects.requireNonNull(newRandom, "random");
      return this;
    }

    /**
     * The client. Nothing is sent yet.
     *
     * @throws IllegalStateException if there is no credential
     */
    public TransfersClient build() {
      if (credential == null) {
        throw new IllegalStateException("a client needs a credential");
      }
      OkHttpClient usedHttp = http == null ? newHttpClient() : http;
      OkHttpClient transport =
          usedHttp
              .newBuilder()
              .retryOnConnectionFailure(false)
              .followRedirects(false)
              .followSslRedirects(false)
              .callTimeout(0, TimeUnit.MILLISECONDS)
              .addInterceptor(new BodyLimit(mostBodyBytes))
              .addNetworkInterceptor(new NoSilentRetry())
              .build();
      ScheduledExecutorService ownScheduler = newScheduler();
      TokenProvider provider =
          credential instanceof EntraLogin
              ? ((EntraLogin) credential).over(transport, Nanos.of(attemptTimeout))
              : credential;
      Waits waits = new Waits(scheduler == null ? ownScheduler : scheduler);
      ClientRuntime runtime =
          new ImmutableClientRuntime(
              newApi(transport),
              new RequestHeaders(applicationName, locale),
              new TokenCache(provider, cloud, transport.dispatcher().executorService(), ticker),
              retryPolicy,
              new RetryBudget(retryPolicy.budget()),
              deadline,
              attemptTimeout,
              ticker,
              waits,
              new RequestsInFlight(ownScheduler),
              random,
              listener);
      return new TransfersClient(
          runtime,
          () -> newApi(transport.newBuilder().addInterceptor(new WarmUp()).build()),
          http == null ? usedHttp : null,
          ownScheduler);
    }

    private TransfersApi newApi(OkHttpClient transport) {
      return new Retrofit.Builder()
          .baseUrl(cloud.api())
          .client(transport)
          .addConverterFactory(ModelConverterFactory.create())
          .build()
          .create(TransfersApi.class);
    }

    private static OkHttpClient newHttpClient() {
      Dispatcher dispatcher = new Dispatcher();
      // All requests go to one host, for which OkHttp would allow only five at a time.
      dispatcher.setMaxRequests(MOST_REQUESTS);
      dispatcher.setMaxRequestsPerHost(MOST_REQUESTS);
      return new OkHttpClient.Builder()
          .dispatcher(dispatcher)
          .connectTimeout(CONNECT_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
          // How long an attempt may take is limited as a whole.
          .readTimeout(0, TimeUnit.MILLISECONDS)
          .writeTimeout(0, TimeUnit.MILLISECONDS)
          .build();
    }

    /** One thread, and none while nothing waits. */
    private static ScheduledExecutorService newScheduler() {
      ScheduledThreadPoolExecutor newScheduler =
          new ScheduledThreadPoolExecutor(
              1,
              task -> {
                Thread thread = new Thread(task, "partner-transfers-scheduler");
                thread.setDaemon(true);
                return thread;
              });
      newScheduler.setKeepAliveTime(10, TimeUnit.SECONDS);
      newScheduler.allowCoreThreadTimeOut(true);
      newScheduler.setRemoveOnCancelPolicy(true);
      return newScheduler;
    }

    private static Duration positive(String name, Duration value) {
      if (value.isNegative() || value.isZero()) {
        throw new IllegalArgumentException(name + " must be positive, but is " + value);
      }
      return value;
    }
  }
}
