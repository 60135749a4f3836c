package io.github.partnertransfers.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.Signature;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The events that the simulator sends, with a clock that stands still. */
@Timeout(60)
class EventDeliveryTest {
  private static final Instant START = Instant.parse("2024-12-12T14:44:18.627854Z");
  private static final String[] ALL = {
    "create-transfer", "update-transfer", "complete-transfer", "fail-transfer", "test-created"
  };

  private record Received(Headers headers, String body) {
    JsonNode json() throws IOException {
      return new ObjectMapper().readTree(body);
    }

    String name() throws IOException {
      return json().path("EventName").asText();
    }
  }

  private final BlockingQueue<Received> received = new LinkedBlockingQueue<>();
  private final AtomicInteger status = new AtomicInteger(200);
  private final PartnerCenterSimulator simulator =
      PartnerCenterSimulator.builder().clock(SimulatedClock.stoppedAt(START)).start();
  private HttpServer server;

  @BeforeEach
  void startServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::receive);
    server.start();
  }

  @AfterEach
  void close() {
    server.stop(0);
    simulator.close();
  }

  private void receive(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      exchange.sendResponseHeaders(status.get(), -1);
      received.add(
          new Received(exchange.getRequestHeaders(), new String(body, StandardCharsets.UTF_8)));
    }
  }

  private String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
  }

  private Received next() throws InterruptedException {
    Received next = received.poll(30, TimeUnit.SECONDS);
    assertThat(next).as("an event within half a minute").isNotNull();
    return next;
  }

  /** Waits until the result of the last attempt is recorded. */
  private WebhookDelivery delivery(int results) {
    WebhookDelivery last;
    do {
      Thread.onSpinWait();
      last = simulator.webhookDeliveries().get(simulator.webhookDeliveries().size() - 1);
    } while (last.results().size() < results);
    return last;
  }

  @Test
  void sendsTheEventThatWasSeen() throws Exception {
    simulator.registerWebhook(simulator.targetPartner(), url(), ALL);

    String id = simulator.targetRequests(simulator.customer());

    Received event = next();
    String customer = simulator.customer().tenantId();
    assertThat(event.body())
        .isEqualTo(
            "{\"EventName\":\"create-transfer\","
                + "\"ResourceUri\":\"https://api.partnercenter.microsoft.com/v1/customers/"
                + customer
                + "\",\"ResourceName\":\"Transfer\",\"AuditUri\":\"https://api.partnercenter.microsoft.com"
                + "/auditactivity/v1/auditrecords/"
                + "%s_%s_%s_createtransfer_638696114586278540"
                    .formatted(simulator.targetPartner().tenantId(), customer, id)
                + "\",\"ResourceChangeUtcDate\":\"2024-12-12T14:44:18.627854+00:00\"}");
    assertThat(event.headers().getFirst("Content-Type"))
        .isEqualTo("application/json; charset=utf-8");
    assertThat(delivery(1).isDelivered()).isTrue();
  }

  @Test
  void signsTheBodyByACertificateUnderTheRoot() throws Exception {
    simulator.registerWebhook(simulator.sourcePartner(), url(), ALL);
    simulator.targetRequests(simulator.customer());
    Received event = next();

    String certificateUrl = event.headers().getFirst("X-MS-Certificate-Url");
    assertThat(certificateUrl).startsWith(simulator.url());
    X509Certificate certificate;
    CertificateFactory factory = CertificateFactory.getInstance("X.509");
    try (InputStream file = URI.create(certificateUrl).toURL().openStream()) {
      certificate = (X509Certificate) factory.generateCertificate(file);
    }
    PKIXParameters trusted =
        new PKIXParameters(Set.of(new TrustAnchor(simulator.webhookRoot(), null)));
    trusted.setRevocationEnabled(false);
    CertPathValidator.getInstance("PKIX")
        .validate(factory.generateCertPath(List.of(certificate)), trusted);
    assertThat(certificate.getBasicConstraints()).isEqualTo(-1);
    assertThat(certificate.getIssuerX500Principal().getName()).contains("O=Microsoft Corporation");
    assertThat(event.headers().getFirst("X-MS-Signature-Algorithm")).isEqualTo("rsa-sha256");
    String[] authorization = event.headers().getFirst("Authorization").split(" ", -1);
    assertThat(authorization[0]).isEqualTo("Signature");
    Signature signature = Signature.getInstance("SHA256withRSA");
    signature.initVerify(certificate);
    signature.update(event.body().getBytes(StandardCharsets.UTF_8));
    assertThat(signature.verify(Base64.getDecoder().decode(authorization[1]))).isTrue();
    assertThat(simulator.requests()).isEmpty();
  }

  @Test
  void informsBothPartnersOfEachChange() throws Exception {
    simulator.processingTime(Duration.ofHours(1));
    simulator.registerWebhook(simulator.sourcePartner(), url(), ALL);
    simulator.registerWebhook(simulator.targetPartner(), url(), ALL);
    SimulatedSubscription one = simulator.customer().addSubscription("Visio");

    String id = simulator.sourceCreates(simulator.customer(), one);
    assertThat(List.of(next().name(), next().name())).containsOnly("create-transfer");
    simulator.partnerAccepts(id);
    assertThat(List.of(next().name(), next().name())).containsOnly("update-transfer");
    simulator.clock().advance(Duration.ofHours(1));
    Received complete = next();
    assertThat(List.of(complete.name(), next().name())).containsOnly("complete-transfer");
    assertThat(complete.json().path("ResourceChangeUtcDate").asText())
        .isEqualTo("2024-12-12T15:44:18.627854+00:00");
  }

  @Test
  void namesAFailureAndSendsOnlyRegisteredEvents() throws Exception {
    simulator.registerWebhook(simulator.sourcePartner(), url(), "fail-transfer");
    SimulatedSubscription one = simulator.customer().addSubscription("Visio");
    one.failsOnTransfer("not possible");

    simulator.partnerAccepts(simulator.sourceCreates(simulator.customer(), one));

    assertThat(next().name()).isEqualTo("fail-transfer");
    assertThat(simulator.webhookDeliveries()).hasSize(1);
  }

  @Test
  void makesTenAttemptsAMinuteApart() throws Exception {
    status.set(401);
    simulator.registerWebhook(simulator.sourcePartner(), url(), ALL);
    simulator.targetRequests(simulator.customer());

    for (int attempt = 1; attempt <= 10; attempt++) {
      next();
      assertThat(delivery(attempt).results()).hasSize(attempt).containsOnly("401");
      assertThat(received).isEmpty();
      simulator.clock().advance(Duration.ofMinutes(1));
    }
    status.set(200);
    simulator.targetRequests(simulator.customer());
    next();
    assertThat(delivery(1).results()).containsExactly("200");
    assertThat(received).isEmpty();
    assertThat(simulator.webhookDeliveries())
        .extracting(WebhookDelivery::isDelivered)
        .containsExactly(false, true);
  }

  @Test
  void deliversTheTestEventAndRecordsEachAttempt() throws Exception {
    ApiClient client = ApiClient.ofSource(simulator);
    client.webhooks(
        "POST",
        "",
        "{'WebhookUrl':'%s','WebhookEvents':['test-created'],'SignatureTokenToMsSignatureHeader':true}"
            .formatted(url()));
    status.set(500);
    simulator.sendValidationEvent(simulator.sourcePartner());
    Received event = next();
    delivery(1);

    assertThat(event.name()).isEqualTo("test-created");
    assertThat(event.json().path("AuditUri").isNull()).isTrue();
    assertThat(event.headers().getFirst("x-ms-signature")).startsWith("Signature ");
    assertThat(event.headers().getFirst("Authorization")).isNull();
    assertThat(simulator.validationEvents(simulator.sourcePartner()).get(0))
        .contains("\"started\"", "InternalServerError");
    status.set(200);
    simulator.clock().advance(Duration.ofMinutes(1));
    next();
    delivery(2);
    assertThat(simulator.validationEvents(simulator.sourcePartner()).get(0))
        .contains("\"completed\"", "\"OK\"");
  }

  @Test
  void sendsNothingWithoutARegistrationOrIntoANetwork() throws Exception {
    simulator.targetRequests(simulator.customer());
    for (String url :
        List.of(
            "https://partner.example.com/hook",
            "http://127.0.0.1.example.com/",
            "http://localhost@192.0.2.1/",
            "http://192.0.2.1/127.0.0.1")) {
      simulator.registerWebhook(simulator.sourcePartner(), url, ALL);
      simulator.targetRequests(simulator.customer());
      simulator.sendValidationEvent(simulator.sourcePartner());
    }
    assertThat(simulator.webhookDeliveries()).isEmpty();

    simulator.registerWebhook(simulator.sourcePartner(), url(), ALL);
    String later = simulator.targetRequests(simulator.customer());

    assertThat(next().json().path("AuditUri").asText()).contains(later);
    assertThat(simulator.webhookDeliveries()).hasSize(1);
    simulator.reset();
    assertThat(simulator.webhookDeliveries()).isEmpty();
  }
}
