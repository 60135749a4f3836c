package com.example.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnertransfers.simulator.PartnerCenterSimulator;
import io.github.partnertransfers.simulator.SimulatedCustomer;
import io.github.partnertransfers.simulator.WebhookDelivery;
import io.github.partnertransfers.spring.boot.TransferWatch;
import io.github.partnertransfers.spring.boot.test.TransfersSimulatorTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.eclipse.jetty.util.Jetty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

/** Runs the application on Jetty 12 with a simulator in the same JVM. */
@TransfersSimulatorTest(
    value = {
      "partner-center.transfers.watch.interval=10ms",
      "partner-center.transfers.watch.transactional=true",
      "management.endpoints.web.exposure.include=metrics",
      "partner-center.transfers.webhook.path=/events"
    },
    webEnvironment = WebEnvironment.RANDOM_PORT)
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TransfersApplicationTest {
  @Autowired private PartnerCenterSimulator simulator;
  @Autowired private TransferWatch watch;

  @Value("${local.server.port}")
  private int port;

  private HttpResponse<String> send(HttpRequest.Builder request, String path) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            request.uri(URI.create("http://127.0.0.1:" + port + path)).build(),
            HttpResponse.BodyHandlers.ofString());
  }

  private String get(String path) throws Exception {
    return send(HttpRequest.newBuilder(), path).body();
  }

  @Test
  void listsTransfersAndCountsThoseThatEnd() throws Exception {
    SimulatedCustomer customer = simulator.customer();
    watch.follow(customer.tenantId());
    String transfer = simulator.sourceCreates(customer, customer.subscriptions().get(0));
    assertThat(get("/customers/" + customer.tenantId() + "/transfers"))
        .isEqualTo("[\"" + transfer + "\"]");

    simulator.partnerRejects(transfer);
    String ended = "[]";
    while (ended.equals("[]")) {
      ended = get("/ended");
    }
    assertThat(ended).isEqualTo("[\"" + transfer + "\"]");
  }

  @Test
  void showsMetricsOfCalls() throws Exception {
    get("/customers/" + simulator.customer().tenantId() + "/transfers");

    assertThat(get("/actuator/metrics/partner.center.transfers.call")).contains("listTransfers");
    assertThat(get("/actuator/metrics/partner.center.transfers.watch.customers"))
        .contains("\"VALUE\"");
  }

  @Test
  void acceptsEventsOfPartnerCenter() {
    simulator.registerWebhook(
        simulator.sourcePartner(), "http://127.0.0.1:" + port + "/events", "create-transfer");
    SimulatedCustomer customer = simulator.customer();
    simulator.sourceCreates(customer, customer.subscriptions().get(0));
    while (simulator.webhookDeliveries().stream().noneMatch(WebhookDelivery::isDelivered)) {
      Thread.onSpinWait();
    }
    assertThat(simulator.webhookDeliveries().get(0).results()).containsExactly("200");
  }

  @Test
  void refusesEventsThatAreNotSigned() throws Exception {
    assertThat(
            send(
                    HttpRequest.newBuilder().POST(HttpRequest.BodyPublishers.ofString("{}")),
                    "/events")
                .statusCode())
        .isEqualTo(401);
  }

  @Test
  void runsOnTheVersionsThatAreChecked() {
    assertThat(Jetty.VERSION).startsWith("12.");
    assertThat(SpringBootVersion.getVersion()).isEqualTo(System.getProperty("spring-boot.version"));
  }
}
