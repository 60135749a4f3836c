package io.github.partnertransfers.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.sun.net.httpserver.HttpServer;
import io.github.partnertransfers.cli.CliRunner;
import io.github.partnertransfers.cli.ExitCode;
import io.github.partnertransfers.cli.FakeTerminal;
import io.github.partnertransfers.cli.SimulatorTest;
import io.github.partnertransfers.contract.OffContract;
import io.github.partnertransfers.simulator.Fault;
import io.github.partnertransfers.simulator.Operation;
import io.github.partnertransfers.simulator.RecordedRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@OffContract("the doctor asks the bare hosts")
class DoctorTest extends SimulatorTest {
  private CliRunner.Result last;

  /** Runs the command and returns its checks by name. */
  private Map<String, JsonObject> checks(CliRunner cli, String... flags) {
    last = cli.run(args(("doctor -o json " + String.join(" ", flags)).strip()));
    Map<String, JsonObject> checks = new LinkedHashMap<>();
    for (JsonElement check : tree(last.out()).getAsJsonArray()) {
      checks.put(check.getAsJsonObject().get("check").getAsString(), check.getAsJsonObject());
    }
    assertThat(checks.keySet())
        .containsExactly(
            "settings", "login host", "API host", "clock", "token", "audience", "MFA", "API");
    return checks;
  }

  private static String result(Map<String, JsonObject> checks, String name) {
    return checks.get(name).get("result").getAsString();
  }

  private static String advice(Map<String, JsonObject> checks, String name) {
    return checks.get(name).get("advice").getAsString();
  }

  private static String detail(Map<String, JsonObject> checks, String name) {
    return checks.get(name).get("detail").getAsString();
  }

  @Test
  void healthyApplication() {
    Map<String, JsonObject> checks = checks(source());

    assertThat(last.exitCode()).isZero();
    assertThat(checks.values())
        .allMatch(check -> !check.get("result").getAsString().equals("failed"));
    assertThat(detail(checks, "token")).contains("the application alone", "in tenant");
    assertThat(detail(checks, "audience")).isEqualTo("https://api.partnercenter.microsoft.com");
    assertThat(result(checks, "MFA")).isEqualTo("skipped");
    assertThat(detail(checks, "API")).contains("events of webhooks");
  }

  @Test
  void harmlessReadIsOfTheCustomerOnRequest() {
    createdTransfer();

    assertThat(detail(checks(source(), "--customer", customer.tenantId()), "API"))
        .isEqualTo("read 1 transfer");
    assertThat(simulator.requests())
        .extracting(RecordedRequest::operation)
        .contains(Operation.LIST)
        .allMatch(each -> each == null || each.isLogin() || each == Operation.LIST);
  }

  @Test
  void userWithAndWithoutMfa() {
    simulator.logins().requireMfa(true);
    CliRunner cli = source();
    cli.with("PARTNER_CENTER_REFRESH_TOKEN", simulator.sourcePartner().refreshToken());
    Map<String, JsonObject> checks = checks(cli);
    assertThat(detail(checks, "MFA")).isEqualTo("confirmed by the service");
    assertThat(detail(checks, "token")).contains(simulator.sourcePartner().userPrincipalName());

    cli.with(
        "PARTNER_CENTER_REFRESH_TOKEN",
        simulator.tokens().issueRefreshTokenWithoutMfa(simulator.sourcePartner()));
    Map<String, JsonObject> without = checks(cli);
    assertThat(result(without, "MFA")).isEqualTo("failed");
    assertThat(advice(without, "MFA")).contains("transfers login");
    assertThat(result(without, "API")).isEqualTo("failed");
    assertThat(last.exitCode()).isEqualTo(ExitCode.NOT_AUTHORIZED);
  }

  @Test
  void missingSettingsStillCheckTheHosts() {
    Map<String, JsonObject> checks = checks(source().without("PARTNER_CENTER_TENANT_ID"));

    assertThat(last.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(detail(checks, "settings")).contains("PARTNER_CENTER_TENANT_ID");
    assertThat(result(checks, "login host")).isEqualTo("ok");
    assertThat(result(checks, "token")).isEqualTo("skipped");
  }

  @Test
  void refusedSecretHasItsAdvice() {
    Map<String, JsonObject> checks =
        checks(source().with("PARTNER_CENTER_CLIENT_SECRET", "hunter2"));

    assertThat(last.exitCode()).isEqualTo(ExitCode.NOT_AUTHORIZED);
    assertThat(detail(checks, "token")).contains("AADSTS7000215");
    assertThat(advice(checks, "token")).contains("Use the value of the client secret");
    assertThat(result(checks, "API")).isEqualTo("skipped");
    assertThat(last.all()).doesNotContain("hunter2");
  }

  @Test
  void tokenOfAnotherAudience() {
    String claims = "{\"aud\":\"https://graph.windows.net\",\"tid\":\"t\"}";
    String token =
        "e30."
            + Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(claims.getBytes(StandardCharsets.UTF_8))
            + ".c2ln";

    Map<String, JsonObject> checks = checks(source().with("PARTNER_CENTER_ACCESS_TOKEN", token));

    assertThat(result(checks, "audience")).isEqualTo("failed");
    assertThat(advice(checks, "audience"))
        .contains("tokens for https://api.partnercenter.microsoft.com only");
    assertThat(last.all()).doesNotContain(token);
  }

  @Test
  void applicationWithoutARole() {
    simulator
        .faults()
        .always(Operation.LIST_WEBHOOK_EVENTS, Fault.answer(403, "{\"code\": \"2032\"}"));

    Map<String, JsonObject> checks = checks(source());

    assertThat(last.exitCode()).isEqualTo(ExitCode.NOT_AUTHORIZED);
    assertThat(advice(checks, "API")).contains("a role in Partner Center");
  }

  @ParameterizedTest
  @CsvSource({"PT20S, ok", "PT-3M, warning", "PT3M, warning", "PT10M, failed", "PT-6M, failed"})
  void clockIsComparedWithTheLogin(Duration skew, String expected) {
    CliRunner cli = source().withClock(() -> Instant.now().plus(skew));

    Map<String, JsonObject> checks = checks(cli);

    assertThat(result(checks, "clock")).isEqualTo(expected);
    if (!expected.equals("ok")) {
      assertThat(detail(checks, "clock")).contains(skew.isNegative() ? "behind" : "ahead");
      assertThat(advice(checks, "clock")).contains("Correct the clock");
    }
  }

  @Test
  void captivePortalIsFound() throws IOException {
    HttpServer portal = server();
    portal.createContext(
        "/",
        exchange -> {
          byte[] page = "<html>Welcome".getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "text/html");
          exchange.sendResponseHeaders(200, page.length);
          exchange.getResponseBody().write(page);
          exchange.close();
        });
    HttpServer redirect = server();
    redirect.createContext(
        "/",
        exchange -> {
          exchange.getResponseHeaders().set("Location", "http://portal.example/sign-in");
          exchange.sendResponseHeaders(302, -1);
          exchange.close();
        });
    try {
      Map<String, JsonObject> checks =
          checks(
              source()
                  .with("PARTNER_CENTER_LOGIN_URL", url(portal))
                  .with("PARTNER_CENTER_BASE_URL", url(redirect)));

      assertThat(last.exitCode()).isEqualTo(ExitCode.UNAVAILABLE);
      assertThat(detail(checks, "login host")).contains("HTTP 200 with a web page");
      assertThat(detail(checks, "API host")).contains("HTTP 302 to portal.example");
      assertThat(advice(checks, "API host")).contains("sign in to the network");
      assertThat(result(checks, "clock")).isEqualTo("skipped");
    } finally {
      portal.stop(0);
      redirect.stop(0);
    }
  }

  @Test
  void hostThatRefusesConnectionsIsNamed() throws IOException {
    HttpServer gone = server();
    gone.stop(0);

    Map<String, JsonObject> checks = checks(source().with("PARTNER_CENTER_LOGIN_URL", url(gone)));

    assertThat(result(checks, "login host")).isEqualTo("failed");
    assertThat(advice(checks, "login host")).contains("firewall");
    assertThat(result(checks, "token")).isEqualTo("failed");
  }

  @Test
  void tableHasAdviceBelowEachProblem() {
    CliRunner.Result doctor =
        source()
            .with("PARTNER_CENTER_CLIENT_SECRET", "hunter2")
            .with("NO_COLOR", "1")
            .withTerminal(new FakeTerminal(true, 80, 24, null))
            .run("doctor");

    assertThat(doctor.out().lines())
        .anyMatch(line -> line.startsWith("failed   token "))
        .contains("    Use the value of the client secret, which is not the secret's id.");
  }

  private static HttpServer server() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
    return server;
  }

  private static String url(HttpServer server) {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }
}
