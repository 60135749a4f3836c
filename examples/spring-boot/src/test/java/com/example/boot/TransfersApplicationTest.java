package com.example.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnertransfers.simulator.PartnerCenterSimulator;
import io.github.partnertransfers.simulator.PartnerCenterSimulatorExtension;
import io.github.partnertransfers.simulator.SimulatedPartner;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.eclipse.jetty.util.Jetty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Runs the application on Jetty 12 with a simulator in the same JVM. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class TransfersApplicationTest {
  @RegisterExtension
  static final PartnerCenterSimulatorExtension SIMULATOR = new PartnerCenterSimulatorExtension();

  @DynamicPropertySource
  static void pointAtTheSimulator(DynamicPropertyRegistry properties) {
    properties.add("partner-center.api-url", () -> SIMULATOR.simulator().url());
    properties.add("partner-center.login-url", () -> SIMULATOR.simulator().loginUrl());
    properties.add("partner-center.tenant", () -> partner().tenantId());
    properties.add("partner-center.client-id", () -> partner().clientId());
    properties.add("partner-center.client-secret", () -> partner().clientSecret());
  }

  private static SimulatedPartner partner() {
    return SIMULATOR.simulator().sourcePartner();
  }

  @Test
  void listsTransfersOfTheSimulator(
      PartnerCenterSimulator simulator, @Value("${local.server.port}") int port) throws Exception {
    String customer = simulator.customer().tenantId();
    String transfer =
        simulator.sourceCreates(simulator.customer(), simulator.customer().subscriptions().get(0));

    HttpResponse<String> response =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(
                        URI.create(
                            "http://127.0.0.1:" + port + "/customers/" + customer + "/transfers"))
                    .build(),
                HttpResponse.BodyHandlers.ofString());

    assertThat(response.body()).isEqualTo("[\"" + transfer + "\"]");
  }

  @Test
  void runsOnTheVersionsThatAreChecked() {
    assertThat(Jetty.VERSION).startsWith("12.");
    assertThat(SpringBootVersion.getVersion()).isEqualTo(System.getProperty("spring-boot.version"));
  }
}
