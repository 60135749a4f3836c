package io.github.partnertransfers.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnertransfers.cli.CliRunner;
import io.github.partnertransfers.cli.ExitCode;
import io.github.partnertransfers.simulator.Operation;
import io.github.partnertransfers.simulator.SimulatedCustomer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests what {@code transfers watch} draws on a terminal. */
class LiveViewTest extends PollScriptTest {
  @Test
  void redrawsAndRestoresTheCursor() {
    String id = startedTransfer();
    CliRunner cli = source().withTerminal(TERMINAL);
    CliRunner.Result result = cli.run(args("watch %s" + FAST, transferFlags(id)));
    assertThat(result.exitCode()).isZero();
    assertThat(result.out())
        .startsWith("\u001b[?25l")
        .contains("\u001b[?25h")
        .contains("█".repeat(30))
        .contains("✓")
        .containsPattern("\u001b\\[\\d+A\r")
        .endsWith("Complete: everything was moved" + System.lineSeparator());
    assertThat(cli.interrupts()).isEmpty();
  }

  @Test
  void interruptRestoresTheCursor() {
    String id = createdTransfer();
    CliRunner cli = source().withTerminal(TERMINAL);
    interruptAfterPolls(2, Operation.GET, cli);
    CliRunner.Result result = cli.run(args("watch %s" + FAST, transferFlags(id)));
    assertThat(result.exitCode()).isEqualTo(ExitCode.INTERRUPTED);
    assertThat(result.out().split("\u001b\\[\\?25h", -1)).hasSize(2);
    assertThat(result.out()).endsWith("\u001b[J\u001b[?25h");
    assertThat(result.err()).isEmpty();
  }

  @Test
  void reportsFailedCustomersAtTheEnd() {
    SimulatedCustomer other = simulator.addCustomer("Adatum");
    String id = createdTransfer();
    afterPolls(3, Operation.LIST, () -> simulator.partnerAccepts(id));
    other.endRelationship(simulator.sourcePartner());
    CliRunner.Result result =
        source()
            .withTerminal(TERMINAL)
            .run(args("watch --customer %s %s" + FAST, other.tenantId(), customer.tenantId()));
    assertThat(result.exitCode()).isEqualTo(ExitCode.NOT_AUTHORIZED);
    assertThat(result.out()).contains("1 customer could not be followed");
    assertThat(result.err()).contains("watch of customer " + other.tenantId(), "HTTP 403");
  }

  @Test
  void showsManyTransfersAsATableWithTheLatestFirst() {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      ids.add(simulator.sourceCreates(customer, customer.addSubscription("Visio")));
    }
    String rejected = ids.get(15);
    afterPolls(3, Operation.LIST, () -> simulator.partnerRejects(rejected));
    CliRunner cli = source().withTerminal(TERMINAL);
    interruptAfterPolls(5, Operation.LIST, cli);
    CliRunner.Result result = cli.run(args("watch --customer %s" + FAST, customer.tenantId()));
    assertThat(result.out())
        .contains("30 transfers")
        .contains(": 29 open, ", "1 ended otherwise")
        .contains("more, which changed earlier");
    assertThat(frames(result.out()))
        .anySatisfy(frame -> assertThat(frame.lines().toList().get(2)).contains(rejected));
    List<String> frames = frames(result.out());
    assertThat(frames.subList(0, frames.size() - 1))
        .allSatisfy(frame -> assertThat(frame.lines().count()).isLessThanOrEqualTo(24));
    assertThat(frames).last().asString().contains(ids);
  }

  private static List<String> frames(String drawn) {
    return List.of(drawn.split("\u001b\\[\\d+A\r", -1));
  }
}
