package io.github.partnertransfers;

import io.github.partnertransfers.api.TransfersApi;
import io.github.partnertransfers.model.ModelConverterFactory;
import java.io.Closeable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * A client for the transfers of a partner's customers.
 *
 * <pre>{@code
 * TransfersClient client = TransfersClient.builder()
 *     .credential(TokenProviders.clientSecret(tenantId, clientId, clientSecret))
 *     .build();
 * List<TransferEntity> transfers = client.customer(customerId).list().execute();
 * }</pre>
 *
 * <p>Make one client and share it: it keeps the connections and the token. Safe for use by several
 * threads. Close it when the application no longer needs it.
 */
public final class TransfersClient implements Closeable {
  private static final int CONNECT_TIMEOUT_SECONDS = 10;

  private final CallFactory calls;
  private final Cloud cloud;
  private final @Nullable OkHttpClient ownHttp;

  private TransfersClient(Builder settings, TokenProvider credential) {
    OkHttpClient http = settings.http == null ? newHttpClient() : settings.http;
    ownHttp = settings.http == null ? http : null;
    Transport transport =
        new Transport(http, settings.maxResponseBytes, settings.maxResponseValues);
    TokenProvider provider =
        credential instanceof EntraLogin ? ((EntraLogin) credential).over(transport) : credential;
    calls = new CallFactory(settings, transport, provider);
    cloud = settings.cloud;
  }

  private static OkHttpClient newHttpClient() {
    return new OkHttpClient.Builder()
        .connectTimeout(CONNECT_TIMEOUT_SECONDS, TimeUnit.SECONDS)
        .build();
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
    return new CustomerTransfers(calls, customerId);
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
    TransfersApi answered = calls.transport.api(cloud.api(), new WarmUp());
    customer(WarmUp.CUSTOMER_ID).warmUp(answered).execute();
  }

  /**
   * Closes the client: calls in flight and later ones are canceled, a login in flight is
   * interrupted, and the client's connections and threads end. An {@code OkHttpClient}, an executor
   * or a scheduler that the client was given stays as it is.
   */
  @Override
  public void close() {
    calls.close();
    if (ownHttp != null) {
      ownHttp.dispatcher().cancelAll();
      ownHttp.connectionPool().evictAll();
    }
  }

  /** Collects the settings of a client. Only the credential is required. */
  public static final class Builder {
    Cloud cloud = Cloud.GLOBAL;
    @Nullable TokenProvider credential;
    @Nullable OkHttpClient http;
    @Nullable ScheduledExecutorService scheduler;
    @Nullable Executor callbackExecutor;
    @Nullable Executor requestExecutor;
    @Nullable Executor controlExecutor;
    int maxConcurrentRequests = 64;
    RetryPolicy retryPolicy = RetryPolicy.DEFAULT;
    Duration deadline = Duration.ofMinutes(5);
    Duration attemptTimeout = Duration.ofMinutes(2);
    String applicationName = "partner-transfers-java";
    String locale = "en-US";
    Ticker ticker = System::nanoTime;
    Random random = new Random();
    final List<CallListener> listeners = new ArrayList<>(0);
    final Map<String, String> headers = new LinkedHashMap<>();
    long maxResponseBytes = 32L * 1024 * 1024;
    int maxResponseValues = ModelConverterFactory.DEFAULT_MAX_VALUES;

    Builder() {}

    /** The cloud to talk to; {@link Cloud#GLOBAL} by default. */
    public Builder cloud(Cloud newCloud) {
      cloud = Objects.requireNonNull(newCloud, "cloud");
      return this;
    }

    /** How to log in: one of {@link TokenProviders}, or a provider of your own. Required. */
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
      deadline = Durations.requirePositive("deadline", newDeadline);
      return this;
    }

    /**
     * The longest that one request may take, and one login; 2 minutes by default. It replaces the
     * read, write and call timeouts of an {@code OkHttpClient} that is shared. Measured in real
     * time, whatever the {@linkplain #ticker ticker} says; ends a request up to 50 milliseconds
     * late.
     */
    public Builder attemptTimeout(Duration timeout) {
      attemptTimeout = Durations.requirePositive("attemptTimeout", timeout);
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
     * An OkHttp client whose connections, proxy, DNS, TLS settings and interceptors to share.
     * Nothing of it answers, repeats or delays the client's requests: its cache, authenticator,
     * redirects, dispatcher and timeouts are not used, except the connect timeout.
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
      maxResponseBytes = requirePositive("maxResponseBytes", bytes);
      return this;
    }

    /**
     * The most JSON values to read of an answer, 1.2 million by default: small ones take far more
     * memory as models than as bytes. An answer with more fails the call.
     */
    public Builder maxResponseValues(int values) {
      maxResponseValues = (int) requirePositive("maxResponseValues", values);
      return this;
    }

    private static long requirePositive(String name, long value) {
      if (value < 1) {
        throw new IllegalArgumentException(name + " must be positive, but is " + value);
      }
      return value;
    }

    /** Adds a listener, which receives the events of all calls and logins. */
    public Builder addListener(CallListener listener) {
      listeners.add(Objects.requireNonNull(listener, "listener"));
      return this;
    }

    /**
     * Adds a header to every request to the API, and to none to the login. A header of the same
     * name in {@link CallOptions#headers} replaces it.
     *
     * @throws IllegalArgumentException if the client sets a header of this name itself, or if the
     *     name or the value can't be sent
     */
    public Builder header(String name, String value) {
      RequestHeaders.checkExtra(
          Objects.requireNonNull(name, "name"), Objects.requireNonNull(value, "value"));
      headers.put(name, value);
      return this;
    }

    /**
     * What callbacks and futures are completed on; daemon threads of the client's by default. It
     * may be slow, which delays only what it runs. A callback that it rejects runs on a thread of
     * the client's.
     */
    public Builder callbackExecutor(Executor executor) {
      callbackExecutor = Objects.requireNonNull(executor, "callbackExecutor");
      return this;
    }

    /** How many asynchronous calls may have a request in flight; 64 by default. Others wait. */
    public Builder maxConcurrentRequests(int max) {
      maxConcurrentRequests = (int) requirePositive("maxConcurrentRequests", max);
      return this;
    }

    /**
     * What the requests of asynchronous calls run on, such as an executor of virtual threads; by
     * default daemon threads of the client's, {@link #maxConcurrentRequests} at most. A call whose
     * request it rejects is retried.
     */
    public Builder requestExecutor(Executor executor) {
      requestExecutor = Objects.requireNonNull(executor, "requestExecutor");
      return this;
    }

    /** What is done in the background else runs on this, in tests that rule the order of events. */
    Builder controlExecutor(Executor executor) {
      controlExecutor = executor;
      return this;
    }

    /** Times the delays before retries; a daemon thread of the client's by default. */
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
      return new TransfersClient(this, credential);
    }
  }
}
