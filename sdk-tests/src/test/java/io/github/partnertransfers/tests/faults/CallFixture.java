package io.github.partnertransfers.tests.faults;

import io.github.partnertransfers.Attempt;
import io.github.partnertransfers.Cloud;
import io.github.partnertransfers.CustomerTransfers;
import io.github.partnertransfers.TokenProviders;
import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.Webhooks;
import io.github.partnertransfers.model.LegacyTransferRequest;
import io.github.partnertransfers.model.LegacyTransferRequestLineItem;
import io.github.partnertransfers.model.WebhookRegistrationRequest;
import io.github.partnertransfers.simulator.PartnerCenterSimulator;
import io.github.partnertransfers.simulator.RecordedRequest;
import io.github.partnertransfers.simulator.SimulatedCustomer;
import io.github.partnertransfers.simulator.SimulatedPartner;
import io.github.partnertransfers.tests.fixtures.VirtualTime;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * A customer and partners, and a client of one of the partners, for one call, so that calls don't
 * meet.
 */
final class CallFixture implements Closeable {
  /** A retry's wait is at most this long here, and the alarm of a deadline longer. */
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

  private final PartnerCenterSimulator simulator;
  private final SimulatedCustomer customer;
  private final SimulatedPartner unregistered;
  private final SimulatedPartner registered;
  private final String validationEventId;
  private final LegacyTransferRequest request;
  private final String transferId;
  private final VirtualTime time = VirtualTime.inWhichWaitsPass(LONGEST_WAIT);
  private final List<Long> attemptNanos = Collections.synchronizedList(new ArrayList<>());
  private final List<Attempt> attempts = Collections.synchronizedList(new ArrayList<>());
  private final FaultyEndpoint endpoint;
  private final OkHttpClient connections;
  private final Duration attemptTimeout;
  private @Nullable TransfersClient client;

  CallFixture(
      PartnerCenterSimulator simulator,
      FaultyEndpoint endpoint,
      OkHttpClient connections,
      Duration attemptTimeout) {
    this.simulator = simulator;
    this.endpoint = endpoint;
    this.connections = connections;
    this.attemptTimeout = attemptTimeout;
    customer = simulator.addCustomer("customer of one call");
    unregistered = simulator.addPartner("partner of one call");
    registered = simulator.addPartner("partner of one call, with a registration");
    simulator.registerWebhook(registered, "https://before.example", "a", "test-created");
    validationEventId = simulator.sendValidationEvent(registered);
    transferId = simulator.sourceCreates(customer, customer.addSubscription("on the move"));
    request =
        LegacyTransferRequest.builder()
            .sourcePartnerTenantId(simulator.sourcePartner().tenantId())
            .targetPartnerTenantId(simulator.targetPartner().tenantId())
            .addLineItems(
                LegacyTransferRequestLineItem.builder()
                    .subscriptionId(customer.addSubscription("to be moved").id())
                    .build())
            .build();
  }

  private TransfersClient as(SimulatedPartner partner) {
    OkHttpClient.Builder http = connections.newBuilder().addInterceptor(this::recordRequest);
    TransfersClient.Builder builder =
        TransfersClient.builder()
            .cloud(Cloud.builder().apiUrl(endpoint.url()).loginUrl(simulator.loginUrl()).build())
            .credential(
                TokenProviders.clientSecret(
                    partner.tenantId(), partner.clientId(), partner.clientSecret()))
            .applicationName(applicationName())
            .attemptTimeout(attemptTimeout)
            .ticker(time)
            .scheduler(time)
            .random(new Random(Repetition.SEED))
            .addListener(attempts::add);
    endpoint.setup().apply(this, http, builder);
    client = builder.httpClient(http.build()).build();
    return client;
  }

  /** By which the requests of this call are known. */
  private String applicationName() {
    return "call-for-" + customer.tenantId();
  }

  private Response recordRequest(Interceptor.Chain chain) throws IOException {
    if (!chain.request().url().encodedPath().startsWith("/login/")) {
      recordMoment();
    }
    return chain.proceed(chain.request());
  }

  /** Records that an attempt is made now. */
  void recordMoment() {
    attemptNanos.add(time.nanoTime());
  }

  /** The customer's transfers as the source partner, by a new client. */
  CustomerTransfers source() {
    return as(simulator.sourcePartner()).customer(customer.tenantId());
  }

  /** The customer's transfers as the target partner, by a new client. */
  CustomerTransfers target() {
    return as(simulator.targetPartner()).customer(customer.tenantId());
  }

  /** The webhooks of a partner without a registration, by a new client. */
  Webhooks unregistered() {
    return as(unregistered).webhooks();
  }

  /** The webhooks of a partner with a registration, by a new client. */
  Webhooks registered() {
    return as(registered).webhooks();
  }

  WebhookRegistrationRequest registration() {
    return WebhookRegistrationRequest.builder()
        .webhookUrl("https://after.example")
        .addWebhookEvents("create-transfer")
        .build();
  }

  String validationEventId() {
    return validationEventId;
  }

  LegacyTransferRequest request() {
    return request;
  }

  String transferId() {
    return transferId;
  }

  /** What there really is, by id: transfers, registrations and validation events. */
  Map<String, String> state() {
    Map<String, String> state = new HashMap<>();
    simulator.transfers().stream()
        .filter(each -> each.customerTenantId().equals(customer.tenantId()))
        .forEach(each -> state.put(each.id(), each.status()));
    for (SimulatedPartner partner : List.of(unregistered, registered)) {
      simulator
          .webhookRegistration(partner)
          .ifPresent(each -> state.put("registration of " + partner.tenantId(), each));
      simulator.validationEvents(partner).forEach(each -> state.put(each, "sent"));
    }
    return state;
  }

  /** What the client says that it did. */
  List<Attempt> attempts() {
    return attempts;
  }

  /** The time that passed between the attempts. */
  List<Duration> waits() {
    List<Duration> waits = new ArrayList<>();
    for (int i = 1; i < attemptNanos.size(); i++) {
      waits.add(Duration.ofNanos(attemptNanos.get(i) - attemptNanos.get(i - 1)));
    }
    return waits;
  }

  /** The requests that reached the service. */
  List<RecordedRequest> requests() {
    return simulator.requests().stream()
        .filter(
            each ->
                each.header("MS-PartnerCenter-Application")
                    .filter(applicationName()::equals)
                    .isPresent())
        .toList();
  }

  @Override
  public void close() {
    if (client != null) {
      client.close();
    }
  }
}
