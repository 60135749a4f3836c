package io.github.partnertransfers.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnertransfers.cli.CliRunner;
import io.github.partnertransfers.cli.ExitCode;
import io.github.partnertransfers.simulator.Fault;
import io.github.partnertransfers.simulator.Operation;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WatchFollowTest extends PollScriptTest {
  @Test
  void waitsForNewTransfersUntilInterrupted() {
    CliRunner cli = source();
    List<String> created = new ArrayList<>();
    afterPolls(
        2,
        Operation.LIST,
        () -> {
          created.add(startedTransfer());
          afterPolls(4, Operation.LIST, () -> List.copyOf(cli.interrupts()).forEach(Runnable::run));
        });

    CliRunner.Result result =
        cli.run(args("watch --follow -o jsonl --customer %s" + FAST, customer.tenantId()));

    assertThat(result.exitCode()).as(result.err()).isEqualTo(ExitCode.INTERRUPTED);
    assertThat(updates(result))
        .isNotEmpty()
        .allMatch(update -> update.get("transferId").getAsString().equals(created.get(0)));
  }

  @Test
  void endOfTheTimeIsASuccess() {
    CliRunner.Result result =
        source().run(args("watch --follow --timeout 2s --customer %s" + FAST, customer.tenantId()));
    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.err()).contains("watch: followed for 2s; 0 transfers still open");
  }

  @Test
  void endOfTheTimeIsAnErrorIfNothingWasSeen() {
    simulator.faults().always(Operation.LIST, Fault.badGateway());
    CliRunner.Result result =
        source()
            .run(args("watch --follow --timeout 100ms --customer %s" + FAST, customer.tenantId()));
    assertThat(result.exitCode()).isEqualTo(ExitCode.TIMED_OUT);
  }

  @Test
  void followsCustomersOnly() {
    CliRunner.Result result = source().run(args("watch --follow %s", transferFlags(UNKNOWN)));
    assertThat(result.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.err()).contains("--follow waits for new transfers: leave out --transfer");
  }
}
