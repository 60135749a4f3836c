package io.github.partnertransfers.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnertransfers.cli.output.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HelpTest {
  @Test
  void helpListsCommandsExitCodesAndSettings() {
    CliRunner.Result result = new CliRunner().run("--help");
    assertThat(result.exitCode()).isZero();
    assertThat(result.out())
        .contains("demo", "simulate", "eligibility", "list", "get", "create", "accept")
        .contains("reject", "cancel", "withdraw", "update", "watch", "drift")
        .contains("6   outcome unknown", "8   the responses differ")
        .contains("PARTNER_CENTER_REFRESH_TOKEN");
    assertThat(new CliRunner().run("--version").out()).startsWith("transfers ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "demo",
        "simulate",
        "eligibility",
        "list",
        "get",
        "create",
        "accept",
        "reject",
        "cancel",
        "withdraw",
        "update",
        "watch",
        "drift"
      })
  void helpOfEveryCommandHasExamples(String command) {
    CliRunner.Result result = new CliRunner().run(command, "--help");
    assertThat(result.exitCode()).isZero();
    assertThat(result.out())
        .startsWith("Usage: transfers " + command)
        .containsPattern("\nExamples?:\\R  transfers " + command)
        .contains("-o, --output");
    assertThat(result.out().lines()).allMatch(line -> Text.width(line) <= 80);
  }
}
