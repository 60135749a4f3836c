package io.github.partnertransfers.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnertransfers.cli.CliRunner;
import io.github.partnertransfers.cli.FakeTerminal;
import io.github.partnertransfers.cli.SimulatorTest;
import org.junit.jupiter.api.Test;

class DemoCommandTest {
  @Test
  void printsAllStepsInAPipe() {
    CliRunner.Result result = new CliRunner().run("demo");
    assertThat(result.exitCode()).as(result.all()).isZero();
    assertThat(result.err()).isEmpty();
    assertThat(result.out())
        .doesNotContain("\u001b")
        .containsSubsequence(
            "1. Which subscriptions may move?",
            "4 of 6 subscriptions may be transferred.",
            "2. Fabrikam creates the transfer, and the answer is lost",
            "no answer: ",
            "HTTP 201",
            "It has 1 transfer",
            "3. Northwind Traders accepts it, while Fabrikam watches",
            "PartiallyComplete  items 3/4 done, 1 failed",
            "4. What became of each item",
            "Dynamics 365 for Sales did not move",
            "5. New commerce goes the other way round",
            "Complete: everything was moved",
            "./transfers simulate");
  }

  @Test
  void drawsALiveViewOnATerminal() {
    CliRunner.Result result =
        new CliRunner().withTerminal(new FakeTerminal(true, 100, 40, null)).run("demo");
    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).contains("\u001b[?25l", "\u001b[?25h", "✗");
  }

  @Test
  void jsonOutputIsTheTransfer() {
    CliRunner.Result result = new CliRunner().run("demo", "-o", "json");
    assertThat(SimulatorTest.tree(result.out()).getAsJsonObject().get("status").getAsString())
        .isEqualTo("PartiallyComplete");
    assertThat(result.err()).contains("1. Which subscriptions may move?");
  }
}
