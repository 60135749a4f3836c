package io.github.partnertransfers.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.partnertransfers.simulator.internal.RequestDispatcher;
import io.github.partnertransfers.simulator.internal.http.ExchangeRecorder;
import io.github.partnertransfers.simulator.internal.http.Json;
import io.github.partnertransfers.simulator.internal.http.RequestJournal;
import io.github.partnertransfers.simulator.internal.http.SimulatorServer;
import io.github.partnertransfers.simulator.internal.login.LoginState;
import io.github.partnertransfers.simulator.internal.page.PageCommands;
import io.github.partnertransfers.simulator.internal.page.PageServer;
import io.github.partnertransfers.simulator.internal.page.PageState;
import io.github.partnertransfers.simulator.internal.service.CounterpartyActions;
import io.github.partnertransfers.simulator.internal.service.DocumentedTransfers;
import io.github.partnertransfers.simulator.internal.service.PartnerCenter;
import io.github.partnertransfers.simulator.internal.service.RateLimiter;
import io.github.partnertransfers.simulator.internal.service.Transfer;
import io.github.partnertransfers.simulator.internal.webhooks.EventSender;
import io.github.partnertransfers.simulator.internal.webhooks.SigningCertificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An embedded, stateful Partner Center: the login and the operations on subscription transfers and
 * on webhooks, over HTTP on a loopback port.
 *
 * <pre>{@code
 * try (PartnerCenterSimulator simulator = PartnerCenterSimulator.start()) {
 *   // Configure a client with simulator.url(), simulator.loginUrl(),
 *   // and the credentials of simulator.sourcePartner().
 * }
 * }</pre>
 *
 * <p>Initially it has two partners and a customer. Both partners have a relationship with the
 * customer, and the source partner holds the customer's subscriptions. All times follow {@link
 * #clock()}. Thread-safe.
 */
public final class PartnerCenterSimulator implements AutoCloseable {

  private final SimulatedClock clock;
  private final PartnerCenter partnerCenter;
  private final LoginState loginState;
  private final Tokens tokens;
  private final Logins logins;
  private final Faults faults = new Faults();
  private final RateLimiter rateLimiter = new RateLimiter();
  private final RequestJournal journal = new RequestJournal();
  private final ExchangeRecorder recorder = new ExchangeRecorder(journal);
  private final CounterpartyActions counterparty;
  private final SimulatedViews views = new SimulatedViews();
  private final SimulatedCustomer customer;
  private final RequestDispatcher dispatcher;
  private final SimulatorServer server;
  private final EventSender eventSender;
  private @Nullable PageServer page;
  private volatile Runnable resetListener = () -> {};

  private PartnerCenterSimulator(Builder builder) {
    clock = builder.clock;
    partnerCenter = new PartnerCenter(builder.seed, clock);
    loginState = new LoginState(clock);
    tokens = new Tokens(loginState.tokens());
    logins = new Logins(loginState, partnerCenter.settings());
    counterparty = new CounterpartyActions(partnerCenter);
    customer = new SimulatedCustomer(partnerCenter.firstCustomer(), views);
    dispatcher =
        new RequestDispatcher(partnerCenter, loginState, faults::take, rateLimiter, recorder);
    server = new SimulatorServer(builder.port, builder.idleTimeout, dispatcher);
    server.start();
    eventSender = new EventSender(partnerCenter, this::url);
  }

  /** Starts a simulator with the default settings of {@link #builder()}. */
  public static PartnerCenterSimulator start() {
    return builder().start();
  }

  /** Returns a builder with the default settings. */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds a simulator. A reset does not change these settings. */
  public static final class Builder {

    private int port;
    private long seed = 1;
    private SimulatedClock clock = SimulatedClock.realTime();
    private Duration idleTimeout = Duration.ofSeconds(30);

    private Builder() {}

    /** Sets the port. The default is 0, which selects a free port. */
    public Builder port(int newPort) {
      port = newPort;
      return this;
    }

    /** Sets the clock. The default is {@link SimulatedClock#realTime()}. */
    public Builder clock(SimulatedClock newClock) {
      clock = newClock;
      return this;
    }

    /** Sets the seed of all ids. The same seed and the same calls result in the same ids. */
    public Builder seed(long newSeed) {
      seed = newSeed;
      return this;
    }

    /**
     * Sets the keep-alive timeout, after which the server closes an idle connection. The default is
     * 30 seconds. It is real time, whatever the {@link #clock}. A delayed response does not count
     * as idle, but a pause between two chunks of a slow body does.
     *
     * @throws IllegalArgumentException if the duration is not between a millisecond and 68 years
     */
    public Builder idleTimeout(Duration newIdleTimeout) {
      idleTimeout =
          Durations.requireBetween(
              "idleTimeout", newIdleTimeout, Duration.ofMillis(1), Durations.LONGEST);
      return this;
    }

    /**
     * Starts the simulator.
     *
     * @throws RuntimeException if the port is in use
     */
    public PartnerCenterSimulator start() {
      return new PartnerCenterSimulator(this);
    }
  }

  /** Returns the base URL of the REST API, such as {@code http://127.0.0.1:49152}. */
  public String url() {
    return "http://127.0.0.1:" + server.port();
  }

  /**
   * Returns the base URL of the login: add {@code /{tenant}/oauth2/token}, {@code
   * /{tenant}/oauth2/v2.0/token} or {@code /{tenant}/oauth2/v2.0/devicecode}.
   */
  public String loginUrl() {
    return url() + "/login";
  }

  /** Returns the port on 127.0.0.1. */
  public int port() {
    return server.port();
  }

  /** Returns the partner who initially holds the customer's subscriptions. */
  public SimulatedPartner sourcePartner() {
    return views.of(partnerCenter.source());
  }

  /** Returns the partner to whom the subscriptions are transferred. */
  public SimulatedPartner targetPartner() {
    return views.of(partnerCenter.target());
  }

  /** Adds a partner, who has a relationship with every customer. A reset removes the partner. */
  public SimulatedPartner addPartner(String name) {
    return views.of(partnerCenter.addPartner(name));
  }

  /** Returns the initial customer. The source partner holds its three active subscriptions. */
  public SimulatedCustomer customer() {
    return customer;
  }

  /** Adds a customer without subscriptions. A reset removes the customer. */
  public SimulatedCustomer addCustomer(String name) {
    return new SimulatedCustomer(partnerCenter.addCustomer(name), views);
  }

  /** Returns the clock. */
  public SimulatedClock clock() {
    return clock;
  }

  /** Returns the tokens: lifetime, revocation and request count. */
  public Tokens tokens() {
    return tokens;
  }

  /** Returns the logins: registered credentials, device codes and multifactor authentication. */
  public Logins logins() {
    return logins;
  }

  /** Returns the faults to inject. */
  public Faults faults() {
    return faults;
  }

  /**
   * Sets the processing time of each line item of an accepted transfer. Line items are processed
   * one after another. The default is zero: the acceptance completes the transfer.
   *
   * @throws IllegalArgumentException if the duration is negative or longer than 68 years
   */
  public void processingTime(Duration perLineItem) {
    partnerCenter.settings().processingTime =
        Durations.requireNotNegative("processingTime", perLineItem);
  }

  /**
   * Sets how long after its creation a requested transfer expires, unless the source partner
   * accepts it. The duration is exact. By default, a transfer expires at the first midnight UTC
   * that is at least 30 days after its creation, as in Microsoft's sample of a canceled transfer;
   * {@link #reset()} restores that. It applies to transfers that are created from now on.
   *
   * @throws IllegalArgumentException if the duration is negative or longer than 68 years
   */
  public void expireAfter(Duration duration) {
    partnerCenter.settings().expireAfter = Durations.requireNotNegative("expireAfter", duration);
  }

  /** Sets whether single transfers and errors start with a byte order mark. The default is yes. */
  public void byteOrderMark(boolean sent) {
    partnerCenter.settings().byteOrderMark = sent;
  }

  /** Sets whether error codes are JSON numbers. By default they are strings. */
  public void numericErrorCodes(boolean numeric) {
    partnerCenter.settings().numericErrorCodes = numeric;
  }

  /**
   * Limits each partner to {@code requests} per window. Requests over the limit get status 429,
   * with the rest of the window as {@code Retry-After}. Use {@link Fault#throttled} to throttle a
   * fixed number of requests.
   *
   * @throws IllegalArgumentException if either is not positive, or the window is longer than 68
   *     years
   */
  public void limitRequests(int requests, Duration window) {
    if (requests < 1) {
      throw new IllegalArgumentException("requests must be positive, but is " + requests);
    }
    rateLimiter.set(
        requests,
        Durations.requireBetween("window", window, Duration.ofNanos(1), Durations.LONGEST));
  }

  /** Creates a transfer as the source partner, without a request, and returns its id. */
  public String sourceCreates(SimulatedCustomer customer, SimulatedSubscription... subscriptions) {
    return counterparty.create(
        customer.customer(),
        Stream.of(subscriptions).map(SimulatedSubscription::subscription).toList());
  }

  /** Requests a new commerce transfer as the target partner, and returns its id. */
  public String targetRequests(SimulatedCustomer customer) {
    return counterparty.request(customer.customer());
  }

  /**
   * Accepts a transfer as the counterparty of its creator, without a request. If the source partner
   * created it, the target partner accepts it. If the target partner requested it, the source
   * partner accepts it with every eligible subscription.
   *
   * @throws IllegalStateException if the transfer does not exist or cannot be accepted now
   */
  public void partnerAccepts(String transferId) {
    counterparty.accept(transferId);
  }

  /**
   * Rejects a transfer that the source partner created, as the target partner.
   *
   * @throws IllegalStateException if the transfer does not exist or cannot be rejected now; a
   *     requested transfer can never be rejected
   */
  public void partnerRejects(String transferId) {
    counterparty.reject(transferId);
  }

  /**
   * Takes back a transfer as its creator, without a request: withdraws a transfer that the source
   * partner created, which then no longer exists, or cancels one that the target partner requested.
   *
   * @throws IllegalStateException if the transfer does not exist or can no longer be taken back
   */
  public void creatorWithdraws(String transferId) {
    counterparty.withdraw(transferId);
  }

  /**
   * Registers a URL for events as the partner, without a request. Replaces a registration.
   *
   * <p>If the host of the URL is {@code localhost} or a loopback address, the simulator sends
   * signed events to it: when a transfer of the partner is created, changes, completes or fails,
   * and for a validation event. It makes ten attempts, a minute of the {@link #clock()} apart,
   * until one is answered with a status of 2xx within five seconds. Several changes at once are one
   * event. A receiver has to trust the {@link #webhookRoot()}, and to take the certificate from the
   * host and port of {@link #url()}.
   *
   * @throws IllegalStateException if the URL is not absolute, or if there is no event
   */
  public void registerWebhook(SimulatedPartner partner, String url, String... events) {
    counterparty.register(partner.partner(), url, List.of(events));
  }

  /**
   * Returns the root of the certificate that signs events. It is self-signed, and the same for all
   * simulators of a JVM.
   */
  public X509Certificate webhookRoot() {
    return SigningCertificate.instance().root();
  }

  /**
   * Returns the last 1,000 events that were sent or are being sent, in the order of the changes.
   */
  public List<WebhookDelivery> webhookDeliveries() {
    return partnerCenter.withCurrentState(
        () ->
            partnerCenter.outbox().all().stream()
                .map(
                    delivery ->
                        new WebhookDelivery(
                            delivery.partner().tenantId(),
                            delivery.url(),
                            delivery.json(),
                            delivery.results(),
                            delivery.isDelivered()))
                .toList());
  }

  /** Returns the partner's webhook registration as JSON, with its {@code SubscriberId}. */
  public Optional<String> webhookRegistration(SimulatedPartner partner) {
    return partnerCenter.withCurrentState(
        () -> partnerCenter.webhooks().registration(partner.partner()).map(JsonNode::toString));
  }

  /**
   * Sends a validation event as the partner, without a request, and returns its correlation id. If
   * events are not sent to the registered URL, the result is that of a successful delivery.
   *
   * @throws IllegalStateException if the partner has no registration that contains {@code
   *     test-created}
   */
  public String sendValidationEvent(SimulatedPartner partner) {
    return counterparty.sendValidationEvent(partner.partner());
  }

  /** Returns the partner's validation events as JSON, with their results. */
  public List<String> validationEvents(SimulatedPartner partner) {
    return partnerCenter.withCurrentState(
        () ->
            partnerCenter
                .webhooks()
                .events(partner.partner(), partnerCenter.instant())
                .map(JsonNode::toString)
                .toList());
  }

  /** Returns all transfers of all customers, in any status. */
  public List<SimulatedTransfer> transfers() {
    return partnerCenter.withCurrentState(
        () ->
            partnerCenter.transfers().all().stream()
                .map(PartnerCenterSimulator::simulatedTransfer)
                .toList());
  }

  private static SimulatedTransfer simulatedTransfer(Transfer transfer) {
    return new SimulatedTransfer(
        transfer.id(),
        transfer.customer().tenantId(),
        transfer.status(),
        transfer.viewFor(transfer.source()).toString());
  }

  /**
   * Adds a transfer that every partner sees exactly as this JSON, and its customer if it is
   * unknown. The transfer can be accepted: line items that are not JSON objects stay unchanged, and
   * without any JSON object the transfer completes immediately.
   *
   * @throws IllegalArgumentException if it is not a JSON object whose {@code id} and {@code
   *     customerTenantId} are GUIDs
   */
  public void addTransfer(String json) {
    partnerCenter.addTransfer(Json.parse(json).orElseGet(Json::object));
  }

  /**
   * Adds the transfers in Microsoft's sample responses to list and get, with their customers: nine
   * of b67f0b00-f9e8-4c57-bcb5-0b8b95c6ccf0 and three of 425829ba-6938-4b55-af29-fbbd28ebeebf.
   * Every partner sees them as published.
   */
  public void seedDocumentedTransfers() {
    DocumentedTransfers.all().forEach(partnerCenter::addTransfer);
  }

  /**
   * Returns the most recent requests in the order of their responses, including token requests: at
   * most 10,000, and fewer if they exceed about 32 MiB.
   */
  public List<RecordedRequest> requests() {
    return journal.all();
  }

  /** Returns the most recent requests of the operation. */
  public List<RecordedRequest> requests(Operation operation) {
    return requests().stream().filter(request -> request.operation() == operation).toList();
  }

  /**
   * Sets the listener of requests. It runs on the server's thread immediately before the response
   * is sent, and must neither block nor throw. A reset keeps it.
   */
  public void onRequest(Consumer<RecordedRequest> listener) {
    recorder.onRequest(listener);
  }

  /**
   * Sets the listener of requests with their responses, under the same rules as {@link #onRequest}:
   * for example, to validate both against an OpenAPI document. A reset keeps it.
   */
  public void onExchange(BiConsumer<RecordedRequest, RecordedAnswer> listener) {
    recorder.onExchange(listener);
  }

  /**
   * Serves a web page from now on, on which a person sees and controls this simulator, and returns
   * its link, such as {@code http://127.0.0.1:49152/#token=...}. Further calls return the same
   * link.
   *
   * <p>The page and its API are at {@code /} and below {@code /simulator/}. Their requests are not
   * recorded, and have no thread of their own. Only who knows the link can use them: the token in
   * it is random for each simulator, and a reset keeps it. Until this method is called there is no
   * page.
   */
  public synchronized String servePage() {
    if (page == null) {
      PageState state =
          new PageState(this, partnerCenter, journal, rateLimiter::limit, faults::pending);
      PageCommands commands =
          new PageCommands(this, partnerCenter, counterparty, rateLimiter::clear);
      page = new PageServer(state::json, commands);
      dispatcher.page(page::respond);
    }
    return url() + "/#token=" + page.token();
  }

  /**
   * Sets what runs at the end of each {@link #reset()}, on the thread of the reset: for example, to
   * add customers again. A reset keeps it.
   */
  public void onReset(Runnable listener) {
    resetListener = listener;
  }

  /**
   * Restores the initial state: clock, settings, faults, tokens, credentials, customers, transfers
   * and webhooks. The URL, the two partners and the initial customer stay the same. Tokens issued
   * before become invalid.
   */
  public synchronized void reset() {
    faults.clear();
    rateLimiter.clear();
    loginState.reset();
    clock.reset();
    partnerCenter.reset();
    views.clearSubscriptions();
    journal.clear();
    resetListener.run();
  }

  /**
   * Stops the server within about a second, and aborts requests in progress. A simulator that is
   * not closed keeps the JVM running.
   */
  @Override
  public void close() {
    eventSender.stop();
    server.stop();
  }
}
