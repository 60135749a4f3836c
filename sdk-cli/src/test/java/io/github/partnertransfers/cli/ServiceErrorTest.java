package io.github.partnertransfers.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnertransfers.contract.OffContract;
import io.github.partnertransfers.simulator.Fault;
import io.github.partnertransfers.simulator.Operation;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Errors of the service: the exit code and a message of one line. */
class ServiceErrorTest extends SimulatorTest {
  private static CliRunner.Result list(CliRunner cli) {
    return cli.run("list", "--customer", customer.tenantId());
  }

  private static void assertFailed(CliRunner.Result result, int exitCode, String... parts) {
    assertThat(result.exitCode()).as(result.all()).isEqualTo(exitCode);
    assertThat(result.out()).isEmpty();
    assertThat(result.err().lines().toList()).hasSize(1);
    assertThat(result.err())
        .startsWith("transfers: ")
        .contains(parts)
        .containsPattern("request id [0-9a-f-]{36}, correlation id [0-9a-f-]{36}")
        .doesNotContain("Exception");
  }

  @Test
  void loginRefused() {
    CliRunner.Result result = list(source().with("PARTNER_CENTER_CLIENT_SECRET", "hunter2"));
    assertFailed(result, ExitCode.NOT_AUTHORIZED, "could not log in", "AADSTS7000215");
    assertThat(result.err()).doesNotContain("hunter2");
  }

  @Test
  void tokenRejected() {
    simulator.faults().always(Operation.LIST, Fault.unauthorized());
    assertFailed(list(source()), ExitCode.NOT_AUTHORIZED, "HTTP 401, code 400");
  }

  @Test
  void notAllowed() {
    customer.endRelationship(simulator.sourcePartner());
    assertFailed(list(source()), ExitCode.NOT_AUTHORIZED, "HTTP 403, code 20002");
  }

  @Test
  void requestRefused() {
    assertFailed(
        source().run(args("get %s", transferFlags(UNKNOWN))),
        ExitCode.REFUSED,
        "get was refused: HTTP 404, code 900100: Transfer " + UNKNOWN + " was not found (");
    String id = createdTransfer();
    simulator.partnerAccepts(id);
    assertFailed(
        source().run(args("withdraw %s", transferFlags(id))),
        ExitCode.REFUSED,
        "HTTP 400, code 900102");
    simulator.processingTime(Duration.ofHours(9));
    String other = simulator.sourceCreates(customer, customer.addSubscription("Visio"));
    simulator.partnerAccepts(other);
    assertFailed(
        target().run(args("accept %s", transferFlags(other))),
        ExitCode.REFUSED,
        "HTTP 409, code 900101");
  }

  @Test
  void throttled() {
    simulator.faults().always(Operation.LIST, Fault.throttled(Duration.ofHours(1)));
    assertFailed(list(source()), ExitCode.UNAVAILABLE, "HTTP 429", "the service asks to wait 1h");
  }

  @Test
  @OffContract("a page in place of JSON")
  void serviceUnavailable() {
    simulator.faults().always(Operation.LIST, Fault.badGateway());
    assertFailed(list(source()), ExitCode.UNAVAILABLE, "HTTP 502, after 4 attempts");
    simulator.faults().always(Operation.LIST, Fault.pageInsteadOfJson());
    assertFailed(list(source()), ExitCode.UNAVAILABLE, "returned a malformed response");
  }

  @Test
  void unknownHost() {
    assertFailed(
        list(source().with("PARTNER_CENTER_BASE_URL", "https://nowhere.invalid")),
        ExitCode.UNAVAILABLE,
        "cannot reach nowhere.invalid:443, there is no host of that name");
    assertFailed(
        list(source().with("PARTNER_CENTER_LOGIN_URL", "https://nobody.invalid")),
        ExitCode.UNAVAILABLE,
        "could not log in: cannot reach nobody.invalid:443");
  }

  @Test
  void connectionRefused() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    assertFailed(
        list(source().with("PARTNER_CENTER_BASE_URL", "http://127.0.0.1:" + port)),
        ExitCode.UNAVAILABLE,
        "cannot reach 127.0.0.1:" + port + ", the connection was refused, after 4 attempts");
  }

  @Test
  void outcomeUnknown() {
    String id = createdTransfer();
    simulator.faults().always(Operation.ACCEPT, Fault.connectionReset());
    CliRunner.Result result = target().run(args("accept %s", transferFlags(id)));
    assertThat(result.exitCode()).isEqualTo(ExitCode.OUTCOME_UNKNOWN);
    assertThat(result.err())
        .contains("accept has an unknown outcome")
        .containsPattern("resume with: .* --request-id [0-9a-f-]{36}");
  }

  @Test
  void controlCharactersOfTheServiceAreRemoved() {
    simulator
        .faults()
        .always(
            Operation.LIST,
            Fault.answer(
                400, "{\"code\": 1, \"description\": \"a\\nb\\u001b[2J\\u009bc\\u202e\"}"));
    assertFailed(list(source()), ExitCode.REFUSED, "code 1: a b", "[2Jc");
    // assertFailed checks that the message is one line.
  }

  @Test
  void verboseLogsEachAttempt() {
    simulator.faults().next(Operation.LIST, Fault.badGateway());
    CliRunner.Result result =
        source().run(args("list --customer %s --verbose", customer.tenantId()));
    assertThat(result.exitCode()).isZero();
    assertThat(result.err().lines().toList()).hasSize(3);
    assertThat(result.err())
        .containsPattern(
            "\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z  GET listTransfers  attempt 1  waited \\d+ ms"
                + "  HTTP 502  in \\d+ ms")
        .contains("attempt 2");
  }
}
