package io.github.partnertransfers.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class IdleTimeoutTest {

  private static final Duration IDLE_TIMEOUT = Duration.ofMillis(50);

  /** Less than the default timeout of 30 s, and enough for a slow machine. */
  private static final Duration READ_TIMEOUT = Duration.ofSeconds(15);

  @RegisterExtension
  final PartnerCenterSimulatorExtension extension =
      new PartnerCenterSimulatorExtension(
          PartnerCenterSimulator.builder().idleTimeout(IDLE_TIMEOUT));

  @Test
  void closesAnIdleKeepAliveConnection() throws IOException {
    PartnerCenterSimulator simulator = extension.simulator();
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), simulator.port())) {
      socket.setSoTimeout((int) READ_TIMEOUT.toMillis());
      socket
          .getOutputStream()
          .write("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".getBytes(StandardCharsets.UTF_8));

      // Returns when the server closes the connection, or throws after the read timeout.
      byte[] response = socket.getInputStream().readAllBytes();

      assertThat(new String(response, StandardCharsets.UTF_8))
          .startsWith("HTTP/1.1 404 ")
          .doesNotContainIgnoringCase("Connection: close");
    }
  }

  @Test
  void keepsTheConnectionOfADelayedResponse() {
    PartnerCenterSimulator simulator = extension.simulator();
    ApiClient source = ApiClient.ofSource(simulator);
    simulator.faults().next(Operation.CREATE, Fault.delay(IDLE_TIMEOUT.multipliedBy(3)));

    assertThat(source.createLegacy(0).status()).isEqualTo(201);
    assertThat(simulator.requests(Operation.CREATE)).hasSize(1);
  }
}
