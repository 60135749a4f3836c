package io.github.partnertransfers.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnertransfers.cli.output.Text;
import java.util.ArrayList;
import java.util.List;
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
        .contains("reject", "cancel", "withdraw", "update", "watch", "batch", "webhooks", "drift")
        .contains(" outcome unknown", "9    the time of --timeout", "10   not confirmed")
        .contains("PARTNER_CENTER_REFRESH_TOKEN");
    assertThat(new CliRunner().run("--version").out()).startsWith("transfers ");
    assertThat(result.out().lines()).allMatch(line -> Text.width(line) <= 80);
    assertThat(result.out().lines().dropWhile(line -> !line.equals("Environment:")).skip(1))
        .as("lines that were wrapped")
        .allMatch(line -> line.isEmpty() || line.startsWith("  ") || line.equals("Examples:"));
  }

  @Test
  void helpOfWebhooksListsItsCommands() {
    CliRunner.Result result = new CliRunner().run("webhooks", "--help");
    assertThat(result.exitCode()).isZero();
    assertThat(result.out())
        .startsWith("Usage: transfers webhooks")
        .contains("events", "show", "register", "update", "test")
        .contains("  transfers webhooks test --wait");
    assertThat(result.out().lines()).allMatch(line -> Text.width(line) <= 80);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "batch",
        "batch plan",
        "batch run",
        "batch report",
        "batch accept",
        "batch reject",
        "batch withdraw",
        "batch cancel"
      })
  void helpOfBatchCommandsHasExamples(String command) {
    List<String> arguments = new ArrayList<>(List.of(command.split(" ", -1)));
    arguments.add("--help");
    CliRunner.Result result = new CliRunner().run(arguments.toArray(String[]::new));
    assertThat(result.exitCode()).isZero();
    assertThat(result.out())
        .startsWith("Usage: transfers " + command)
        .containsPattern("\nExamples:\\R  transfers " + command);
    assertThat(result.out().lines()).allMatch(line -> Text.width(line) <= 80);
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
        "webhooks events",
        "webhooks show",
        "webhooks register",
        "webhooks update",
        "webhooks test",
        "drift"
      })
  void helpOfEveryCommandHasExamples(String command) {
    List<String> arguments = new ArrayList<>(List.of(command.split(" ", -1)));
    arguments.add("--help");
    CliRunner.Result result = new CliRunner().run(arguments.toArray(String[]::new));
    assertThat(result.exitCode()).isZero();
    assertThat(result.out())
        .startsWith("Usage: transfers " + command)
        .containsPattern("\nExamples?:\\R  transfers " + command)
        .contains("-o, --output");
    assertThat(result.out().lines()).allMatch(line -> Text.width(line) <= 80);
  }
}
