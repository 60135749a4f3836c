package io.github.partnertransfers;

import io.github.partnertransfers.api.TransfersApi;
import io.github.partnertransfers.model.ModelConverterFactory;
import java.io.Closeable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * A client for the transfers of a partner's customers, and for the partner's webhook registration.
 *
 * <pre>{@code
 * TransfersClient client = TransfersClient.builder()
 *     .credential(TokenProviders.clientSecret(tenantId, clientId, clientSecret))
 *     .build();
 * List<TransferEntity> transfers = client.customer(customerId).list().execute();
 * }</pre>
 *
 * <p>Create one client for a partner and share it: it holds the connections and the token.
 * Thread-safe. Close it when the application no longer needs it. Clients of many partners share
 * their threads; supply them with one {@link Builder#httpClient}, so that they share connections
 * and most of their memory, too.
 */
public final class TransfersClient implements Closeable {
  private static final int CONNECT_TIMEOUT_SECONDS = 10;

  /** The default jitter of all clients; thread-safe. */
  private static final Random RANDOM = new Random();

  private final CallFactory calls;
  private final Cloud cloud;
  private final TokenProvider provider;
  private final @Nullable OkHttpClient ownHttp;

  private TransfersClient(Builder settings, TokenProvider credential) {
    ownHttp = settings.http == null ? newHttpClient() : null;
    Transport transport = transport(settings, ownHttp);
    provider =
        credential instanceof EntraLogin
            ? ((EntraLogin) credential).withTransport(transport)
            : credential;
    calls = new CallFactory(settings, transport, provider);
    cloud = settings.cloud;
  }

  private static Transport transport(Builder settings, @Nullable OkHttpClient own) {
    long maxBytes = settings.maxResponseBytes;
    int maxValues = settings.maxResponseValues;
    return own == null
        ? Transport.shared(Objects.requireNonNull(settings.http), maxBytes, maxValues)
        : new Transport(own, maxBytes, maxValues);
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
   * Returns the operations on the transfers of a customer.
   *
   * @param customerId the customer's tenant id
   * @throws IllegalArgumentException if it isn't a GUID
   */
  public CustomerTransfers customer(String customerId) {
    return new CustomerTransfers(calls, calls.transfers(), customerId);
  }

  /** Returns the operations on the partner's webhook registration. */
  public Webhooks webhooks() {
    return new Webhooks(calls, calls.webhooks());
  }

  /**
   * Logs in and runs the code of a call once, to make the first call faster. Optional; call it on a
   * background thread when the application starts. Sends a token request only, and blocks until its
   * response, at most for the client's deadline. Listeners see a call of the operation {@code
   * warmUp}.
   *
   * @throws TransfersException if the login failed; the next call logs in again
   */
  public void warmUp() {
    TransfersApi warmUpApi = calls.transport.transfers(cloud.api(), new WarmUp());
    new CustomerTransfers(calls, warmUpApi, WarmUp.CUSTOMER_ID).warmUp().execute();
  }

  /**
   * Signs a user in with a device code: on this or another device, the user opens a page, enters
   * the code, and signs in with multifactor authentication. Requires {@link
   * TokenProviders#refreshToken}, whose store gets the user's refresh token; calls that follow act
   * for this user. Blocks until the user has signed in, the code has expired, the thread is
   * interrupted, or the client is closed. Source: "OAuth 2.0 device authorization grant flow" of
   * Microsoft's documents; the application must allow public client flows.
   *
   * @param prompt shows the code to the user; called once, on this thread
   * @throws NotAuthorizedException if the user declined, the code expired, the sign-in was refused,
   *     or the prompt or the store threw
   * @throws ServiceUnavailableException if no code could be requested
   * @throws CallCanceledException if the thread was interrupted, or the client closed
   * @throws IllegalStateException if the credential is not one of {@code refreshToken}
   */
  public void signIn(Consumer<DeviceCode> prompt) {
    Objects.requireNonNull(prompt, "prompt");
    AndroidMainThread.check();
    if (!(provider instanceof EntraLogin) || ((EntraLogin) provider).refreshTokens() == null) {
      throw new IllegalStateException(
          "signIn needs the credential TokenProviders.refreshToken, but has " + provider);
    }
    TokenRequest request = TokenRequest.of(cloud, calls.tokens.claims());
    new DeviceCodeLogin(calls, (EntraLogin) provider, request).run(prompt);
  }

  /**
   * Closes the client: cancels the calls in flight and all later ones, interrupts a login in
   * flight, and closes the connections of the client. Ends the threads of the SDK if no other
   * client of the process uses them. Does not close an {@code OkHttpClient}, an executor or a
   * scheduler that the application supplied.
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
    @Nullable String locale;
    Ticker ticker = System::nanoTime;
    Random random = RANDOM;
    final List<CallListener> listeners = new ArrayList<>(0);
    @Nullable ContextPropagation contextPropagation;
    final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    long maxResponseBytes = 32L * 1024 * 1024;
    int maxResponseValues = ModelConverterFactory.DEFAULT_MAX_VALUES;

    Builder() {}

    /** Sets the cloud; {@link Cloud#GLOBAL} by default. */
    public Builder cloud(Cloud newCloud) {
      cloud = Objects.requireNonNull(newCloud, "cloud");
      return this;
    }

    /** Sets the login: one of {@link TokenProviders}, or a custom provider. Required. */
    public Builder credential(TokenProvider provider) {
      credential = Objects.requireNonNull(provider, "credential");
      return this;
    }

    /** Sets how often and how fast failed attempts are retried. */
    public Builder retryPolicy(RetryPolicy policy) {
      retryPolicy = Objects.requireNonNull(policy, "retryPolicy");
      return this;
    }

    /**
     * Sets the maximum duration of a call with login, attempts and delays; 5 minutes by default.
     */
    public Builder deadline(Duration newDeadline) {
      deadline = Durations.requirePositive("deadline", newDeadline);
      return this;
    }

    /**
     * Sets the maximum duration of one request, and of one login; 2 minutes by default. Replaces
     * the read, write and call timeouts of a supplied {@code OkHttpClient}. Measured in real time,
     * not with the {@linkplain #ticker ticker}; takes effect up to 50 milliseconds late.
     */
    public Builder attemptTimeout(Duration timeout) {
      attemptTimeout = Durations.requirePositive("attemptTimeout", timeout);
      return this;
    }

    /** Sets the application name, sent as MS-PartnerCenter-Application. */
    public Builder applicationName(String name) {
      applicationName = Objects.requireNonNull(name, "applicationName");
      return this;
    }

    /**
     * Sets the language of texts in responses, sent as X-Locale. By default it is not sent, and the
     * service responds in {@code en-US}.
     */
    public Builder locale(String newLocale) {
      locale = Objects.requireNonNull(newLocale, "locale");
      return this;
    }

    /**
     * Sets an OkHttp client whose connections, proxy, DNS, TLS settings, interceptors and connect
     * timeout are used. Its cache, authenticator, redirects, dispatcher and other timeouts are not.
     */
    public Builder httpClient(OkHttpClient client) {
      http = Objects.requireNonNull(client, "httpClient");
      return this;
    }

    /**
     * Sets the maximum size of a response body, in bytes after decompression; 32 MiB by default.
     * The call fails if a body is larger.
     */
    public Builder maxResponseBytes(long bytes) {
      maxResponseBytes = requirePositive("maxResponseBytes", bytes);
      return this;
    }

    /**
     * Sets the maximum number of JSON values of a response; 1.2 million by default. It bounds
     * memory, as small values take more memory than bytes. The call fails if there are more.
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

    /** Sets what carries thread-bound context, such as a trace, to the threads of a call. */
    public Builder contextPropagation(ContextPropagation propagation) {
      contextPropagation = Objects.requireNonNull(propagation, "contextPropagation");
      return this;
    }

    /**
     * Adds a header to every request to the API, but not to login requests. A header of the same
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
     * Sets the executor of callbacks and of the completion of futures; by default daemon threads
     * that all clients of the process share. If it rejects a callback, one of these runs it.
     */
    public Builder callbackExecutor(Executor executor) {
      callbackExecutor = Objects.requireNonNull(executor, "callbackExecutor");
      return this;
    }

    /** Sets how many asynchronous calls can have a request in flight; 64 by default. */
    public Builder maxConcurrentRequests(int max) {
      maxConcurrentRequests = (int) requirePositive("maxConcurrentRequests", max);
      return this;
    }

    /**
     * Sets the executor of the requests of asynchronous calls, such as one of virtual threads; by
     * default at most {@link #maxConcurrentRequests} daemon threads of the process. A rejected
     * request counts as a failed attempt and is retried.
     */
    public Builder requestExecutor(Executor executor) {
      requestExecutor = Objects.requireNonNull(executor, "requestExecutor");
      return this;
    }

    /**
     * Sets the executor of all other background work, for tests that control the order of events.
     */
    Builder controlExecutor(Executor executor) {
      controlExecutor = executor;
      return this;
    }

    /** Sets the scheduler of delays before retries; a daemon thread of the process by default. */
    public Builder scheduler(ScheduledExecutorService newScheduler) {
      scheduler = Objects.requireNonNull(newScheduler, "scheduler");
      return this;
    }

    /**
     * Sets the clock of deadlines and token lifetimes; {@link System#nanoTime} by default. It is
     * read on a thread that all clients share, and must not block.
     */
    public Builder ticker(Ticker newTicker) {
      ticker = Objects.requireNonNull(newTicker, "ticker");
      return this;
    }

    /** Sets the source of the jitter of delays. */
    public Builder random(Random newRandom) {
      random = Objects.requireNonNull(newRandom, "random");
      return this;
    }

    /**
     * Returns the client. Sends nothing and starts no thread.
     *
     * @throws IllegalStateException if there is no credential
     */
    public TransfersClient build() {
      if (credential == null) {
        throw new IllegalStateException("credential is not set");
      }
      return new TransfersClient(this, credential);
    }
  }
}
