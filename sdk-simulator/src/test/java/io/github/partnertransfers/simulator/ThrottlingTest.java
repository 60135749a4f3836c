package io.github.partnertransfers.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnertransfers.contract.OffContract;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class ThrottlingTest {

  @RegisterExtension
  final PartnerCenterSimulatorExtension extension =
      new PartnerCenterSimulatorExtension(
          PartnerCenterSimulator.builder()
              .clock(SimulatedClock.stoppedAt(Instant.parse("2026-03-01T10:00:00Z"))));

  private PartnerCenterSimulator simulator;
  private ApiClient source;

  @BeforeEach
  void createClients() {
    simulator = extension.simulator();
    source = ApiClient.ofSource(simulator);
  }

  @Test
  void respondsAsTheGatewayDoes() {
    simulator.faults().next(Operation.LIST, Fault.throttled(Duration.ofMillis(56_001)));

    ApiClient.Response response = source.list();

    assertThat(response.status()).isEqualTo(429);
    assertThat(response.header("Retry-After")).isEqualTo("57");
    assertThat(response.body())
        .isEqualTo(
            "{ \"statusCode\": 429, \"message\": \"Rate limit is exceeded. Try again in 57"
                + " seconds.\" }");
    assertThat(response.http().body()).hasSize(84);
  }

  @Test
  @OffContract("a date in Retry-After, which HTTP allows and Microsoft does not document")
  void supportsADateInRetryAfterRelativeToTheDateHeader() {
    String later = "Sun, 1 Mar 2026 10:00:30 GMT";
    simulator
        .faults()
        .next(Operation.LIST, Fault.throttled(Duration.ZERO).header("Retry-After", later));

    ApiClient.Response response = source.list();

    assertThat(response.header("Retry-After")).isEqualTo(later);
    assertThat(response.header("Date")).isEqualTo("Sun, 1 Mar 2026 10:00:00 GMT");
  }

  @Test
  void limitsEachPartnerPerWindow() {
    simulator.limitRequests(2, Duration.ofMinutes(1));
    assertThat(source.list().status()).isEqualTo(200);
    simulator.clock().advance(Duration.ofSeconds(20));
    assertThat(source.list().status()).isEqualTo(200);

    assertThat(source.createLegacy(0).header("Retry-After")).isEqualTo("40");
    assertThat(simulator.transfers()).isEmpty();
    assertThat(ApiClient.ofTarget(simulator).list().status()).isEqualTo(200);
    simulator.clock().advance(Duration.ofSeconds(39));
    assertThat(source.list().header("Retry-After")).isEqualTo("1");
    simulator.clock().advance(Duration.ofSeconds(1));
    assertThat(source.list().status()).isEqualTo(200);
  }
}
