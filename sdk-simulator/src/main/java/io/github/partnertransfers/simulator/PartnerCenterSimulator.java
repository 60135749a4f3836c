package io.github.partnertransfers.simulator;

import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * An embedded Partner Center: the token endpoint and the seven operations on subscription
 * transfers, over real HTTP on a loopback port, with state that outlives a request.
 *
 * <pre>{@code
 * try (PartnerCenterSimulator simulator = PartnerCenterSimulator.start()) {
 *   // point a client at simulator.url() and simulator.loginUrl(),
 *   // with the credentials of simulator.sourcePartner()
 * }
 * }</pre>
 *
 * <p>It begins with two partners, who both have a relationship with one customer, and the
 * customer's subscriptions with the source partner. All times follow {@link #clock()}. Safe for use
 * by many threads.
 */
public final class PartnerCenterSimulator implements AutoCloseable {

  private final PartnerCenter partnerCenter;
  private final Tokens tokens;
  private final Faults faults = new Faults();
  private final RequestLimit limit = new RequestLimit();
  private final RequestJournal journal = new RequestJournal();
  private final RequestDispatcher dispatcher;
  private final OtherPartner otherPartner;
  private final SimulatorServer server;

  private PartnerCenterSimulator(Builder builder) {
    partnerCenter = new PartnerCenter(builder.seed, builder.clock);
    tokens = new Tokens(builder.clock);
    dispatcher = new RequestDispatcher(partnerCenter, tokens, faults, limit, journal);
    otherPartner = new OtherPartner(partnerCenter);
    server = new SimulatorServer(builder.port, builder.idleTimeout, dispatcher);
    server.start();
  }

  /** Starts a simulator on a free port, with the real time and the default seed. */
  public static PartnerCenterSimulator start() {
    return builder().start();
  }

  /** Begins the settings of a simulator that is not like the one of {@link #start()}. */
  public static Builder builder() {
    return new Builder();
  }

  /** The settings that a simulator keeps for its whole life. */
  public static final class Builder {

    private int port;
    private long seed = 1;
    private SimulatedClock clock = SimulatedClock.realTime();
    private Duration idleTimeout = Duration.ofSeconds(30);

    private Builder() {}

    /** The port; 0, as it is unless set, takes a free one. */
    public Builder port(int newPort) {
      port = newPort;
      return this;
    }

    /** The clock; real time unless set. */
    public Builder clock(SimulatedClock newClock) {
      clock = newClock;
      return this;
    }

    /** The seed of all ids: with the same one, the same calls get the same ids. */
    public Builder seed(long newSeed) {
      seed = newSeed;
      return this;
    }

    /**
     * The time after which the server closes a connection over which nothing is sent, as a service
     * ends keep-alive; 30 seconds unless set. It is real time, whatever the {@link #clock}. A
     * delayed answer keeps its connection, however long it takes; between two pieces of a slow
     * body, the connection counts as idle.
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
     * Starts it.
     *
     * @throws RuntimeException if the port is taken
     */
    public PartnerCenterSimulator start() {
      return new PartnerCenterSimulator(this);
    }
  }

  /** The base URL of the REST API, such as {@code http://127.0.0.1:49152}: paths begin /v1. */
  public String url() {
    return "http://127.0.0.1:" + server.port();
  }

  /** The authority: the token endpoints are {@code /{tenant}/oauth2/token} and .../v2.0/token. */
  public String loginUrl() {
    return url() + "/login";
  }

  /** The port on 127.0.0.1. */
  public int port() {
    return server.port();
  }

  /** The partner who has the customer's subscriptions at first. */
  public SimulatedPartner sourcePartner() {
    return partnerCenter.source();
  }

  /** The partner who is to get the subscriptions. */
  public SimulatedPartner targetPartner() {
    return partnerCenter.target();
  }

  /** Adds a partner, who has a relationship with every customer. A reset takes it away. */
  public SimulatedPartner addPartner(String name) {
    return partnerCenter.addPartner(name);
  }

  /** The customer there is at first, with three active subscriptions of the source partner. */
  public SimulatedCustomer customer() {
    return partnerCenter.firstCustomer();
  }

  /** Adds a customer with no subscriptions. A reset takes it away. */
  public SimulatedCustomer addCustomer(String name) {
    return partnerCenter.addCustomer(name);
  }

  /** The clock that everything follows. */
  public SimulatedClock clock() {
    return partnerCenter.clock();
  }

  /** The tokens: their lifetime, revocation and count. */
  public Tokens tokens() {
    return tokens;
  }

  /** The place to order faults. */
  public Faults faults() {
    return faults;
  }

  /**
   * Sets how long each line item of a transfer takes once it is accepted; the items end one after
   * another. Zero, as it is unless set, ends them within the acceptance.
   *
   * @throws IllegalArgumentException if the duration is negative or longer than 68 years
   */
  public void processingTime(Duration perLineItem) {
    partnerCenter.settings().processingTime =
        Durations.requireNotNegative("processingTime", perLineItem);
  }

  /**
   * Sets after how long a requested transfer that the source partner has not answered expires; 30
   * days unless set. It holds for transfers that are created from now on.
   *
   * @throws IllegalArgumentException if the duration is negative or longer than 68 years
   */
  public void expireAfter(Duration unanswered) {
    partnerCenter.settings().expireAfter = Durations.requireNotNegative("expireAfter", unanswered);
  }

  /** Decides whether single transfers and errors begin with a byte order mark; they do at first. */
  public void byteOrderMark(boolean sent) {
    partnerCenter.settings().byteOrderMark = sent;
  }

  /** Decides whether the code of an error is a JSON number; it is a string at first. */
  public void numericErrorCodes(boolean numeric) {
    partnerCenter.settings().numericErrorCodes = numeric;
  }

  /**
   * Lets each partner make so many requests per window; to the others the gateway answers 429, with
   * the rest of the window as {@code Retry-After}. To throttle a certain number of requests, order
   * {@link Fault#throttled}.
   *
   * @throws IllegalArgumentException if either is not positive, or the window is longer than 68
   *     years
   */
  public void limitRequests(int requests, Duration window) {
    limit.set(requests, window);
  }

  /** Creates a transfer as the source partner would, without a request; returns its id. */
  public String sourceCreates(SimulatedCustomer customer, SimulatedSubscription... subscriptions) {
    return otherPartner.creates(customer, List.of(subscriptions));
  }

  /** Requests a new commerce transfer as the target partner would; returns its id. */
  public String targetRequests(SimulatedCustomer customer) {
    return otherPartner.requests(customer);
  }

  /**
   * Accepts a transfer as the partner who is asked would, without a request: the target partner of
   * one that the source created, the source partner of a requested one, who then moves every
   * eligible subscription.
   *
   * @throws IllegalStateException if there is no such transfer, or it cannot be accepted now
   */
  public void partnerAccepts(String transferId) {
    otherPartner.accepts(transferId);
  }

  /**
   * Rejects a transfer as the target partner of one that the source created would.
   *
   * @throws IllegalStateException if there is no such transfer, or it cannot be rejected now; a
   *     requested one never can
   */
  public void partnerRejects(String transferId) {
    otherPartner.rejects(transferId);
  }

  /** Every transfer there is, of all customers and in any state. */
  public List<SimulatedTransfer> transfers() {
    return partnerCenter.now(
        () ->
            partnerCenter.transfers().all().stream()
                .map(
                    transfer ->
                        new SimulatedTransfer(
                            transfer.id(),
                            transfer.customer().tenantId(),
                            transfer.status(),
                            transfer.seenBy(transfer.source()).toString()))
                .toList());
  }

  /**
   * Adds a transfer that every partner sees exactly as its JSON says, whatever is in it, and its
   * customer if that is a new one. When it is accepted, line items that are not JSON objects stay
   * unchanged; without any line item that is one, it is complete at once.
   *
   * @throws IllegalArgumentException if it is not a JSON object with GUIDs as {@code id} and {@code
   *     customerTenantId}
   */
  public void addTransfer(String json) {
    partnerCenter.addTransfer(Json.parse(json).orElseGet(Json::object));
  }

  /**
   * Adds the transfers of the sample bodies that Microsoft has published for list and get, with
   * their customers: nine of b67f0b00-f9e8-4c57-bcb5-0b8b95c6ccf0 and three of
   * 425829ba-6938-4b55-af29-fbbd28ebeebf. Every partner sees them as they were published.
   */
  public void seedDocumentedTransfers() {
    DocumentedTransfers.all().forEach(partnerCenter::addTransfer);
  }

  /**
   * The last requests in the order in which they were answered, token requests included: at most
   * 10,000, and fewer if they would take more than about 32 MiB.
   */
  public List<RecordedRequest> requests() {
    return journal.all();
  }

  /** The last requests of one operation. */
  public List<RecordedRequest> requests(Operation operation) {
    return requests().stream().filter(request -> request.operation() == operation).toList();
  }

  /**
   * Sets what is told of every request, on the server's thread and just before the answer is sent;
   * it must neither wait nor throw. A reset keeps it.
   */
  public void onRequest(Consumer<RecordedRequest> listener) {
    dispatcher.listener(listener);
  }

  /**
   * Sets what is told of every request together with its answer, as {@link #onRequest} is of
   * requests alone: for instance to hold both to a contract of your own. A reset keeps it.
   */
  public void onExchange(BiConsumer<RecordedRequest, RecordedAnswer> listener) {
    dispatcher.exchanges(listener);
  }

  /**
   * Returns to the state just after the start: clock, settings, faults, tokens, customers and
   * transfers. The address, the two partners and the first customer stay the same; tokens issued
   * before are invalid.
   */
  public void reset() {
    faults.clear();
    limit.clear();
    tokens.reset();
    partnerCenter.reset();
    journal.clear();
  }

  /**
   * Stops the server within about a second; requests under way are cut off. Until then its threads
   * keep the JVM from ending.
   */
  @Override
  public void close() {
    server.stop();
  }
}
