package io.github.partnertransfers.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(PartnerCenterSimulatorExtension.class)
final class PageSecurityTest {

  @Test
  void thereIsNoPageUntilItIsServed() {
    try (PartnerCenterSimulator simulator = PartnerCenterSimulator.start()) {
      PageClient client = PageClient.withoutToken(simulator);

      assertThat(client.send("GET", "/", "").status()).isEqualTo(404);
      assertThat(client.post("reset", "{}").status()).isEqualTo(404);
      assertThat(simulator.requests()).hasSize(2);
    }
  }

  @Test
  void startsNoThread() {
    try (PartnerCenterSimulator simulator = PartnerCenterSimulator.start()) {
      Set<Thread> before = threads();

      simulator.servePage();

      assertThat(before).containsAll(threads());
    }
  }

  /**
   * Threads of the server that come and go by themselves have a number at the end of their name.
   */
  private static Set<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> !thread.getName().startsWith("qtp"))
        .collect(Collectors.toSet());
  }

  @Test
  void keepsTheLinkAndTheTokenAfterAReset(PartnerCenterSimulator simulator) {
    String link = simulator.servePage();
    simulator.reset();

    assertThat(simulator.servePage())
        .isEqualTo(link)
        .matches("http://127\\.0\\.0\\.1:\\d+/#token=[\\w-]{32}");
  }

  @Test
  void eachSimulatorHasAnotherToken(PartnerCenterSimulator simulator) {
    try (PartnerCenterSimulator other = PartnerCenterSimulator.start()) {
      assertThat(other.servePage().split("#", 2)[1])
          .isNotEqualTo(simulator.servePage().split("#", 2)[1]);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/simulator/page.css", "/simulator/page.js", "/simulator/api/state"})
  void recordsNoRequestOfThePage(String path, PartnerCenterSimulator simulator) {
    PageClient client = PageClient.of(simulator);

    PageClient.Response response = client.send("GET", path, "");

    assertThat(response.status()).isEqualTo(200);
    assertThat(response.head())
        .contains("X-Content-Type-Options: nosniff", "Cache-Control: no-store")
        .contains("frame-ancestors 'none'")
        .doesNotContain("Access-Control-");
    assertThat(simulator.requests()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/favicon.ico",
        "/.well-known/appspecific/com.chrome.devtools.json",
        "/simulator/",
        "/simulator/none.js",
        "/simulator/../simulator/page.js",
        "/simulator/page.js/",
        "/simulator/%2e%2e/index.html"
      })
  void recordsNoRequestThatABrowserMakesForThePage(String path, PartnerCenterSimulator simulator) {
    assertThat(PageClient.of(simulator).send("GET", path, "").status()).isIn(400, 404);
    assertThat(simulator.requests()).isEmpty();
  }

  @Test
  void leavesTheOperationsAsTheyAre(PartnerCenterSimulator simulator) {
    simulator.servePage();
    ApiClient source = ApiClient.ofSource(simulator);

    assertThat(source.createLegacy(0).status()).isEqualTo(201);
    assertThat(source.list().json()).hasSize(1);
    assertThat(simulator.requests()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example",
        "evil.example:8090",
        "127.0.0.1.evil.example",
        "localhost.evil.example:80",
        "127.0.0.1:80@evil.example",
        "127.0.0.2",
        "2130706433",
        "[::1]",
        "localhost:",
        "localhost evil.example"
      })
  void refusesOtherHosts(String host, PartnerCenterSimulator simulator) {
    PageClient client = PageClient.of(simulator).with("Host", host);

    assertThat(client.send("GET", "/", "").status()).isIn(400, 403);
    assertThat(client.send("GET", "/simulator/api/state", "").status()).isIn(400, 403);
    assertThat(client.post("customers/add", "{'name':'Evil'}").status()).isIn(400, 403);
    assertThat(PageClient.of(simulator).state("").at("/customers/total").asInt()).isEqualTo(1);
  }

  @Test
  void refusesASecondHost(PartnerCenterSimulator simulator) {
    String hosts = "evil.example\r\nHost: 127.0.0.1";

    assertThat(PageClient.of(simulator).with("Host", hosts).post("reset", "{}").status())
        .isIn(400, 403);
  }

  /** The script of a site that was pointed to this address can set these headers. */
  @ParameterizedTest
  @CsvSource({
    "X-Forwarded-Host, 127.0.0.1",
    "X-Forwarded-Server, localhost",
    "Forwarded, host=localhost",
    "X-Original-Host, localhost",
    "X-HTTP-Method-Override, GET"
  })
  void takesNoHostFromAnotherHeader(String name, String value, PartnerCenterSimulator simulator) {
    PageClient client = PageClient.of(simulator).with("Host", "evil.example").with(name, value);

    assertThat(client.send("GET", "/simulator/api/state", "").status()).isEqualTo(403);
  }

  @Test
  void refusesARequestWithoutHost(PartnerCenterSimulator simulator) {
    PageClient client = PageClient.of(simulator).with("Host", null);

    assertThat(client.send("GET", "/simulator/api/state", "").status()).isEqualTo(400);
  }

  @Test
  void refusesTheHostOfAnAbsoluteTarget(PartnerCenterSimulator simulator) {
    PageClient.Response response =
        PageClient.of(simulator).send("GET", "http://evil.example/simulator/api/state", "");

    assertThat(response.status()).isIn(400, 403);
    assertThat(response.body()).doesNotContain("partners");
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "localhost", "LOCALHOST:1", "127.0.0.1:65535"})
  void acceptsAnyPortOfLoopbackForTunnels(String host, PartnerCenterSimulator simulator) {
    assertThat(PageClient.of(simulator).with("Host", host).state("").has("clock")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Bearer", "Bearer ", "Bearer wrong", "bearer TOKEN", "Basic TOKEN"})
  void refusesOtherTokens(String authorization, PartnerCenterSimulator simulator) {
    String token = simulator.servePage().split("#token=", 2)[1];
    PageClient client =
        PageClient.of(simulator).with("Authorization", authorization.replace("TOKEN", token));

    assertThat(client.send("GET", "/simulator/api/state", "").error())
        .startsWith("403 The token is missing or wrong.");
    assertThat(client.post("reset", "{}").status()).isEqualTo(403);
  }

  @Test
  void takesNoTokenFromTheQuery(PartnerCenterSimulator simulator) {
    String token = simulator.servePage().split("#token=", 2)[1];
    PageClient client = PageClient.withoutToken(simulator);

    assertThat(client.send("GET", "/simulator/api/state?token=" + token, "").status())
        .isEqualTo(403);
  }

  @Test
  void takesNoTokenOfThePartners(PartnerCenterSimulator simulator) {
    String token = simulator.tokens().issue(simulator.sourcePartner());
    PageClient client = PageClient.of(simulator).with("Authorization", "Bearer " + token);

    assertThat(client.send("GET", "/simulator/api/state", "").status()).isEqualTo(403);
  }

  @Test
  void permitsNoOtherOrigin(PartnerCenterSimulator simulator) {
    PageClient.Response response =
        PageClient.of(simulator)
            .with("Authorization", null)
            .with("Origin", "http://evil.example")
            .with("Access-Control-Request-Method", "POST")
            .with("Access-Control-Request-Headers", "authorization")
            .send("OPTIONS", "/simulator/api/reset", "");

    assertThat(response.status()).isEqualTo(403);
    assertThat(response.head()).doesNotContainIgnoringCase("Access-Control-Allow");
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /",
    "HEAD, /",
    "PUT, /simulator/page.js",
    "POST, /simulator/api/state",
    "GET, /simulator/api/reset",
    "DELETE, /simulator/api/reset"
  })
  void refusesOtherMethods(String method, String path, PartnerCenterSimulator simulator) {
    assertThat(PageClient.of(simulator).send(method, path, "").status()).isEqualTo(405);
  }
}
