package io.github.partnertransfers.cli.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnertransfers.cli.CliRunner;
import io.github.partnertransfers.cli.ExitCode;
import io.github.partnertransfers.cli.FakeTerminal;
import io.github.partnertransfers.cli.SimulatorTest;
import io.github.partnertransfers.simulator.Operation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest extends SimulatorTest {
  private static CliRunner.Result list(CliRunner cli, String... flags) {
    String line = "list --customer " + customer.tenantId();
    return cli.run(args(flags.length == 0 ? line : line + " " + String.join(" ", flags)));
  }

  @ParameterizedTest
  @CsvSource({
    "PARTNER_CENTER_TENANT_ID, PARTNER_CENTER_TENANT_ID (or --tenant-id) is not set",
    "PARTNER_CENTER_CLIENT_ID, PARTNER_CENTER_CLIENT_ID (or --client-id) is not set",
    "PARTNER_CENTER_CLIENT_SECRET, PARTNER_CENTER_CLIENT_SECRET (or another credential"
  })
  void missingSettingIsNamed(String variable, String problem) {
    CliRunner.Result result = list(source().without(variable));
    assertThat(result.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.err()).contains(problem);
    assertThat(list(source().with(variable, "  ")).err()).contains(problem);
    assertThat(simulator.requests()).isEmpty();
  }

  @Test
  void allMissingSettingsAreNamedAtOnce() {
    assertThat(list(new CliRunner()).err())
        .contains(
            "PARTNER_CENTER_TENANT_ID (or --tenant-id), PARTNER_CENTER_CLIENT_ID (or --client-id)"
                + " and PARTNER_CENTER_CLIENT_SECRET (or another credential, or the sign-in of"
                + " transfers login) are not set");
  }

  @ParameterizedTest
  @CsvSource({
    "PARTNER_CENTER_BASE_URL, http://example.com, must be https",
    "PARTNER_CENTER_BASE_URL, nonsense, must be an http or https URL",
    "PARTNER_CENTER_LOGIN_URL, ftp://example.com, must be an http or https URL",
    "PARTNER_CENTER_TENANT_ID, a/b, must be a GUID or a domain"
  })
  void invalidSettingIsNamed(String variable, String value, String problem) {
    CliRunner.Result result = list(source().with(variable, value));
    assertThat(result.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.err()).contains(variable + " " + problem);
  }

  @Test
  void flagsOverrideTheEnvironment() {
    var partner = simulator.sourcePartner();
    CliRunner cli =
        new CliRunner()
            .with("PARTNER_CENTER_CLIENT_SECRET", partner.clientSecret())
            .with("PARTNER_CENTER_TENANT_ID", UNKNOWN)
            .with("PARTNER_CENTER_BASE_URL", "https://nowhere.invalid");
    CliRunner.Result result =
        list(
            cli,
            "--tenant-id " + partner.tenantId(),
            "--client-id " + partner.clientId(),
            "--base-url " + simulator.url(),
            "--login-url " + simulator.loginUrl());
    assertThat(result.exitCode()).as(result.err()).isZero();
  }

  @Test
  void promptsForTheSecretOnATerminal() {
    CliRunner cli = source().without("PARTNER_CENTER_CLIENT_SECRET");
    String secret = simulator.sourcePartner().clientSecret();
    assertThat(list(cli.withTerminal(new FakeTerminal(true, 80, 24, secret))).exitCode()).isZero();
    assertThat(list(cli.withTerminal(new FakeTerminal(true, 80, 24, ""))).exitCode())
        .isEqualTo(ExitCode.BAD_INPUT);
  }

  @Test
  void accessTokenReplacesTheLogin() {
    String token = simulator.tokens().issue(simulator.sourcePartner());
    CliRunner cli =
        new CliRunner()
            .with("PARTNER_CENTER_BASE_URL", simulator.url())
            .with("PARTNER_CENTER_ACCESS_TOKEN", token);
    assertThat(list(cli).exitCode()).isZero();
    assertThat(simulator.requests(Operation.TOKEN)).isEmpty();
    simulator.tokens().revokeAccessTokens();
    assertThat(list(cli).exitCode()).isEqualTo(ExitCode.NOT_AUTHORIZED);
    CliRunner.Result odd = list(cli.with("PARTNER_CENTER_ACCESS_TOKEN", "öäü hunter2"));
    assertThat(odd.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(odd.err()).contains("PARTNER_CENTER_ACCESS_TOKEN").doesNotContain("hunter2");
  }

  @Test
  void newRefreshTokenLogsOneWarning() {
    String refreshToken = simulator.sourcePartner().refreshToken();
    CliRunner.Result result = list(source().with("PARTNER_CENTER_REFRESH_TOKEN", refreshToken));
    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.err().lines().toList()).hasSize(1);
    assertThat(result.err())
        .contains("PARTNER_CENTER_REFRESH_TOKEN")
        .doesNotContain("simulated-refresh");
  }

  @Test
  void colorsOnlyOnACapableTerminal() {
    createdTransfer();
    FakeTerminal terminal = new FakeTerminal(true, 100, 24, null);
    assertThat(list(source().withTerminal(terminal)).out()).contains("\u001b[33mActive\u001b[0m");
    assertThat(list(source().withTerminal(terminal).with("NO_COLOR", "1")).out())
        .doesNotContain("\u001b");
    assertThat(list(source().withTerminal(terminal).with("TERM", "dumb")).out())
        .doesNotContain("\u001b");
    assertThat(list(source()).out()).doesNotContain("\u001b");
  }
}
