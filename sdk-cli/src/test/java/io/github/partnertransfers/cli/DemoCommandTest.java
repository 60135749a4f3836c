package io.github.partnertransfers.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DemoCommandTest {
  @Test
  void tellsTheWholeStoryInAPipe() {
    Cli.Result result = new Cli().run("demo");
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
  void drawsOnATerminal() {
    Cli.Result result = new Cli().on(new FakeTerminal(true, 100, 40, null)).run("demo");
    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).contains("\u001b[?25l", "\u001b[?25h", "✗");
  }

  @Test
  void jsonIsTheTransferAlone() {
    Cli.Result result = new Cli().run("demo", "-o", "json");
    assertThat(ServiceTest.tree(result.out()).getAsJsonObject().get("status").getAsString())
        .isEqualTo("PartiallyComplete");
    assertThat(result.err()).contains("1. Which subscriptions may move?");
  }
}
