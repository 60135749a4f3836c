package io.github.partnertransfers.cli.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnertransfers.cli.CliRunner;
import io.github.partnertransfers.cli.ExitCode;
import io.github.partnertransfers.cli.SimulatorTest;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.Proxy;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProxyTest extends SimulatorTest {
  private ForwardProxy proxy;

  @BeforeEach
  void startProxy() throws IOException {
    proxy = new ForwardProxy("ann", "pass word");
  }

  @AfterEach
  void stopProxy() {
    proxy.close();
  }

  private String url(String password) {
    return "http://ann:" + password + "@127.0.0.1:" + proxy.port();
  }

  private CliRunner.Result list(CliRunner cli, String... flags) {
    String line = "list --customer " + customer.tenantId() + " " + String.join(" ", flags);
    return cli.run(args(line.strip()));
  }

  @Test
  void proxyGetsLoginAndCalls() {
    CliRunner.Result result = list(source(), "--proxy", url("pass%20word"));

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(proxy.requested)
        .hasSize(2)
        .anyMatch(url -> url.startsWith(simulator.loginUrl()))
        .anyMatch(url -> url.startsWith(simulator.url() + "/v1/customers"));
  }

  @Test
  void wrongPasswordIsSaidAndNotShown() {
    CliRunner.Result result = list(source(), "--proxy", url("hunter2"));

    assertThat(result.exitCode()).isEqualTo(ExitCode.NOT_AUTHORIZED);
    assertThat(result.err()).contains("407").doesNotContain("hunter2");
    assertThat(simulator.requests()).isEmpty();
    CliRunner.Result doctor = source().run("doctor", "--proxy", url("hunter2"));
    assertThat(doctor.out())
        .contains("through proxy 127.0.0.1:" + proxy.port() + " (--proxy)", "Put the user")
        .doesNotContain("hunter2");
  }

  @Test
  void noProxyNamesExceptions() {
    CliRunner cli = source().with("NO_PROXY", "example.com,127.0.0.1");

    assertThat(list(cli, "--proxy", url("x")).exitCode()).isZero();
    assertThat(proxy.requested).isEmpty();
  }

  @Test
  void variablesDoNotApplyToThisComputer() {
    CliRunner cli = source().with("HTTPS_PROXY", url("x")).with("http_proxy", url("x"));

    assertThat(list(cli).exitCode()).isZero();
    assertThat(proxy.requested).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "https://api.example.com, -, DIRECT",
        "https://api.example.com, other.com, HTTP",
        "https://api.example.com, *, DIRECT",
        "https://api.example.com, example.com, DIRECT",
        "https://api.example.com, .example.com, DIRECT",
        "https://api.example.com, *.example.com, DIRECT",
        "https://api.example.com, 'x.com, API.EXAMPLE.COM', DIRECT",
        "https://notexample.com, example.com, HTTP",
        "http://api.example.com, -, DIRECT",
        "https://localhost, -, DIRECT",
        "https://[::1], -, DIRECT"
      })
  void exceptionsFollowTheRulesOfCurl(String url, String exceptions, Proxy.Type expected) {
    CliRunner cli = new CliRunner();
    if (!url.equals("https://api.example.com") || exceptions != null) {
      cli.with("https_proxy", "proxy.example.net:3128");
    }
    if (exceptions != null) {
      cli.with("no_proxy", exceptions);
    }
    PrintWriter nowhere = new PrintWriter(new StringWriter());
    ProxySettings settings =
        ProxySettings.of(
            Settings.of(cli.context(nowhere, nowhere), null), cli.context(nowhere, nowhere));

    assertThat(settings.select(URI.create(url)))
        .singleElement()
        .matches(each -> each.type() == expected);
  }

  @ParameterizedTest
  @CsvSource({
    "--proxy, ftp://proxy.example.com",
    "--proxy, 'http://ann:hunter2@'",
    "--proxy, http://ann:hunter2@bad host"
  })
  void malformedProxyIsNamedWithoutItsPassword(String flag, String value) {
    CliRunner.Result result = source().run("whoami", flag, value);

    assertThat(result.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.err()).contains(flag + " must be a proxy").doesNotContain("hunter2");
  }
}
