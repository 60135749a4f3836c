package io.github.partnertransfers.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnertransfers.contract.OffContract;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class PartnerCenterSimulatorTest {

  @Test
  void generatesTheSameIdsForTheSameSeed() {
    try (PartnerCenterSimulator one = PartnerCenterSimulator.builder().seed(7).start();
        PartnerCenterSimulator two = PartnerCenterSimulator.builder().seed(7).start();
        PartnerCenterSimulator other = PartnerCenterSimulator.builder().seed(8).start()) {
      assertThat(one.port()).isNotEqualTo(two.port());
      assertThat(one.sourcePartner().tenantId()).isEqualTo(two.sourcePartner().tenantId());
      assertThat(ApiClient.ofSource(one).createLegacy(0).id())
          .isEqualTo(ApiClient.ofSource(two).createLegacy(0).id())
          .isNotEqualTo(ApiClient.ofSource(other).createLegacy(0).id());
    }
  }

  @Test
  void resetRestoresTheInitialState() {
    Instant start = Instant.parse("2026-03-01T10:00:00Z");
    try (PartnerCenterSimulator simulator =
        PartnerCenterSimulator.builder().clock(SimulatedClock.stoppedAt(start)).start()) {
      ApiClient before = ApiClient.ofSource(simulator);
      SimulatedCustomer customer = simulator.customer();
      List<String> subscriptions = ids(customer);
      String firstId = before.createLegacy(0).id();
      simulator.clock().advance(Duration.ofMinutes(5));
      simulator.processingTime(Duration.ofMinutes(1));
      simulator.byteOrderMark(false);
      simulator.limitRequests(1, Duration.ofDays(1));
      simulator.faults().always(Fault.badGateway());
      customer.addSubscription("one more");
      customer.endRelationship(simulator.sourcePartner());
      simulator.addCustomer("Adventure Works");

      simulator.reset();

      assertThat(simulator.transfers()).isEmpty();
      assertThat(simulator.requests()).isEmpty();
      assertThat(simulator.clock().instant()).isEqualTo(start);
      assertThat(simulator.customer()).isSameAs(customer);
      assertThat(ids(customer)).isEqualTo(subscriptions);
      assertThat(before.list().status()).isEqualTo(401);
      ApiClient after = ApiClient.ofSource(simulator);
      assertThat(after.createLegacy(0).id()).isEqualTo(firstId);
      assertThat(after.get(firstId).hasByteOrderMark()).isTrue();
    }
  }

  private static List<String> ids(SimulatedCustomer customer) {
    return customer.subscriptions().stream().map(SimulatedSubscription::id).toList();
  }

  @Test
  @OffContract("an invalid create request")
  void recordsRequests() {
    List<RecordedRequest> notified = new ArrayList<>();
    try (PartnerCenterSimulator simulator = PartnerCenterSimulator.start()) {
      simulator.onRequest(notified::add);
      ApiClient.ofSource(simulator)
          .withHeader("X-Locale", "en-US")
          .eligibility("?transferType=directtoindirect");
      ApiClient.ofSource(simulator).create("{}");

      RecordedRequest first = simulator.requests().get(0);
      assertThat(first.method()).isEqualTo("GET");
      assertThat(first.path())
          .isEqualTo("/v1/customers/" + simulator.customer().tenantId() + "/transferseligibility");
      assertThat(first.query()).isEqualTo("transferType=directtoindirect");
      assertThat(first.header("x-locale")).hasValue("en-US");
      assertThat(first.status()).isEqualTo(200);
      assertThat(simulator.requests(Operation.CREATE).get(0).body()).isEqualTo("{}");
      assertThat(notified).isEqualTo(simulator.requests());
    }
  }

  @Test
  void toStringContainsNoSecret() {
    try (PartnerCenterSimulator simulator = PartnerCenterSimulator.start()) {
      SimulatedPartner partner = simulator.sourcePartner();
      assertThat(partner.toString())
          .doesNotContain(partner.clientSecret())
          .doesNotContain(partner.refreshToken());
    }
  }

  @Test
  void clockStopsOrRunsInRealTime() {
    SimulatedClock stopped = SimulatedClock.stoppedAt(Instant.EPOCH);
    stopped.advance(Duration.ofHours(2));
    assertThat(stopped.instant()).isEqualTo(Instant.EPOCH.plusSeconds(7200));

    SimulatedClock real = SimulatedClock.realTime();
    Instant before = real.instant();
    real.advance(Duration.ofDays(1));
    assertThat(real.instant()).isAfterOrEqualTo(before.plus(Duration.ofDays(1)));
  }

  /** Uses a separate JVM with the class path of a user of the simulator. */
  @Test
  void printsNothing() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                System.getProperty("java.home") + "/bin/java",
                "-cp",
                runtimeClassPath(),
                MinimalProgram.class.getName())
            .redirectErrorStream(true)
            .start();
    try {
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
      assertThat(output).isEmpty();
      assertThat(process.exitValue()).isZero();
    } finally {
      process.destroyForcibly();
    }
  }

  /** Returns the classes of this module with WireMock, Jackson, Nimbus and JSpecify. */
  private static String runtimeClassPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(
            entry -> entry.matches(".*(classes|/(wiremock|jackson|jspecify|nimbus)-[^/]*[.]jar)"))
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** Uses a simulator and a fault, and then exits, which no thread must prevent. */
  static final class MinimalProgram {

    private MinimalProgram() {}

    public static void main(String[] arguments) throws InterruptedException {
      try (PartnerCenterSimulator simulator = PartnerCenterSimulator.start()) {
        simulator.faults().next(Operation.CREATE, Fault.garbage());
        String path = "/v1/customers/" + simulator.customer().tenantId() + "/transfers";
        HttpRequest create =
            HttpRequest.newBuilder(URI.create(simulator.url() + path))
                .POST(BodyPublishers.ofString("{}"))
                .build();
        HttpClient http = HttpClient.newHttpClient();
        try {
          http.send(create, BodyHandlers.discarding());
          throw new AssertionError("The fault was not injected.");
        } catch (IOException expected) {
          send(http, create);
        }
      }
    }

    private static void send(HttpClient http, HttpRequest request) throws InterruptedException {
      try {
        http.send(request, BodyHandlers.discarding());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
