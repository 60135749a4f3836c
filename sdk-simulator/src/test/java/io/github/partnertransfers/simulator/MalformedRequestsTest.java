package io.github.partnertransfers.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnertransfers.contract.OffContract;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The server handles malformed requests like any other request, and never returns 500. */
@ExtendWith(PartnerCenterSimulatorExtension.class)
final class MalformedRequestsTest {

  private final PartnerCenterSimulator simulator;

  MalformedRequestsTest(PartnerCenterSimulator simulator) {
    this.simulator = simulator;
  }

  @ParameterizedTest
  @ValueSource(strings = {"c=%zz", "c=%", "c=%4", "%zz", "a=%&b=%41%", "=&&a=b=c", "c=%ff%fe"})
  void acceptsAMalformedQuery(String query) throws IOException {
    String response = send("GET", transfers() + "?" + query, "", "");

    assertThat(response).startsWith("HTTP/1.1 200 ").endsWith("\r\n\r\n[]");
    assertThat(simulator.requests(Operation.LIST)).hasSize(1);
  }

  @Test
  void keepsAMalformedParameterLiterally() throws IOException {
    String path = "/v1/customers/" + simulator.customer().tenantId() + "/transferseligibility";

    String response = send("GET", path + "?transferType=%zz", "", "");

    assertThat(response).startsWith("HTTP/1.1 400 ").contains("\"900126\"", "%zz");
    assertThat(simulator.requests().get(0).query()).isEqualTo("transferType=%25zz");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Content-Type: multipart/form-data       | lineItems or transferType is required.",
        "Content-Type: application/json;charset=?| lineItems or transferType is required.",
        "Content-Type: application/json;charset= | lineItems or transferType is required.",
        "Content-Encoding: gzip                  | The body is not a JSON object.",
      })
  @OffContract("headers that contradict the body")
  void parsesABodyAsJsonWhateverItsHeaders(String header, String description) throws IOException {
    String response = send("POST", transfers(), header + "\r\n", "{}");

    assertThat(response).startsWith("HTTP/1.1 400 ").contains("\"800002\"", description);
  }

  private String transfers() {
    return "/v1/customers/" + simulator.customer().tenantId() + "/transfers";
  }

  /** Uses a socket, because the JDK's HTTP client rejects most malformed requests. */
  private String send(String method, String target, String headers, String body)
      throws IOException {
    String request =
        method
            + " "
            + target
            + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nContent-Length: "
            + body.length()
            + "\r\nAuthorization: Bearer "
            + simulator.tokens().issue(simulator.sourcePartner())
            + "\r\n"
            + headers
            + "\r\n"
            + body;
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), simulator.port())) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
