package io.github.partnertransfers.cli.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnertransfers.cli.CliRunner;
import io.github.partnertransfers.cli.ExitCode;
import io.github.partnertransfers.simulator.Fault;
import io.github.partnertransfers.simulator.Operation;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A command on many transfers that ended early goes on, and does nothing twice. */
class BatchActionResumeTest extends ActionTest {
  @ParameterizedTest
  @EnumSource
  void unknownOutcomeIsLookedUpBeforeItIsSentAgain(BatchAction action) throws IOException {
    transfers(action, 1);
    simulator.faults().always(operation(action), Fault.connectionReset().afterEffect());
    CliRunner.Result first = run(action);
    assertThat(first.exitCode()).as(first.all()).isEqualTo(ExitCode.INCOMPLETE);
    assertThat(first.out()).startsWith("unknown  transfer ");
    simulator.faults().clear();
    int sent = requestIds(action).size();

    CliRunner.Result second = run(action);
    assertThat(second.exitCode()).as(second.all()).isZero();
    assertThat(second.out()).startsWith(action.done().label());
    assertThat(requestIds(action)).hasSize(sent);
    assertDone(action, 1);
  }

  @ParameterizedTest
  @EnumSource
  void lostRequestIsSentAgainWithItsRequestId(BatchAction action) throws IOException {
    transfers(action, 1);
    simulator.faults().always(operation(action), Fault.connectionReset());
    assertThat(run(action).exitCode()).isEqualTo(ExitCode.INCOMPLETE);
    simulator.faults().clear();
    int sent = requestIds(action).size();

    assertThat(run(action).exitCode()).isZero();
    assertThat(requestIds(action)).hasSize(sent + 1);
    assertThat(requestIds(action)).containsOnly(requestIds(action).get(0));
    assertDone(action, 1);
  }

  /** The look fails, and the service has forgotten the request id. */
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CANCEL") // Which reads it in any case.
  void refusalOfARepeatedRequestIsLookedInto(BatchAction action) throws IOException {
    String id = transfers(action, 1).get(0);
    simulator.faults().always(operation(action), Fault.connectionReset());
    run(action);
    simulator.faults().clear();
    switch (action) {
      case ACCEPT -> simulator.partnerAccepts(id);
      case REJECT -> simulator.partnerRejects(id);
      default -> source().run(args("withdraw " + flags(id)));
    }
    simulator.faults().next(Operation.GET, Fault.answer(403, "{\"code\": 900150}"));
    CliRunner.Result second = run(action);
    assertThat(second.exitCode()).as(second.all()).isZero();
    assertDone(action, 1);
  }

  private String flags(String transferId) throws IOException {
    String line = Files.readAllLines(table()).get(1);
    return "--customer " + line.substring(0, line.indexOf(',')) + " --transfer " + transferId;
  }
}
