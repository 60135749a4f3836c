package io.github.partnertransfers.cli.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnertransfers.cli.CliRunner;
import io.github.partnertransfers.cli.ExitCode;
import io.github.partnertransfers.simulator.Fault;
import io.github.partnertransfers.simulator.Operation;
import io.github.partnertransfers.simulator.SimulatedTransfer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** {@code batch run --wait}. */
class BatchWaitTest extends BatchTest {
  private static final String[] WAIT = {"--wait", "--interval", "10ms"};

  /** Lets the partner do something with each transfer after the first polls. */
  private static void afterPolls(int polls, Consumer<SimulatedTransfer> action) {
    int[] seen = {0};
    simulator.onRequest(
        request -> {
          boolean isPoll =
              request.operation() == Operation.GET || request.operation() == Operation.LIST;
          if (isPoll && ++seen[0] == polls) {
            simulator.transfers().forEach(action);
          }
        });
  }

  @Test
  void followsTheCreatedTransfersToTheirEnd() {
    plan(tableOf(3, 2), "--items", "1");
    afterPolls(6, transfer -> simulator.partnerAccepts(transfer.id()));
    CliRunner.Result result = run(WAIT);
    assertThat(result.exitCode()).as(result.all()).isZero();
    assertThat(result.err())
        .contains("batch run: 6 of 6 transfers created")
        .contains("batch run: 6 transfers ended, all complete");
    assertThat(result.out()).contains("created  ", " Active  ", "Complete  items 1/1 done");
  }

  @Test
  void endedButNotCompleteIsSeven() {
    plan(tableOf(2, 1));
    afterPolls(
        2,
        transfer -> {
          if (transfer.id().equals(simulator.transfers().get(0).id())) {
            simulator.partnerRejects(transfer.id());
          } else {
            simulator.partnerAccepts(transfer.id());
          }
        });
    CliRunner.Result result = run(WAIT);
    assertThat(result.exitCode()).as(result.all()).isEqualTo(ExitCode.NOT_COMPLETE);
    assertThat(result.err()).contains("2 transfers ended, 1 of them not complete");
    simulator.onRequest(request -> {});
    CliRunner.Result again = run(WAIT);
    assertThat(again.exitCode()).as(again.all()).isEqualTo(ExitCode.NOT_COMPLETE);
    assertThat(simulator.requests(Operation.CREATE)).hasSize(2);
  }

  @Test
  void rowsThatWereNotCreatedAreEight() {
    plan(tableOf(2, 1));
    simulator.faults().next(Operation.CREATE, Fault.answer(400, "{\"code\": 900126}"));
    afterPolls(1, transfer -> simulator.partnerRejects(transfer.id()));
    CliRunner.Result result = run("--wait", "--interval", "10ms", "--concurrency", "1");
    assertThat(result.exitCode()).as(result.all()).isEqualTo(ExitCode.INCOMPLETE);
    assertThat(result.err()).contains("1 of 2 transfers created, 1 refused", "Reject");
  }

  @Test
  void timeoutHasItsOwnCode() {
    plan(tableOf(2, 1));
    CliRunner.Result result = run("--wait", "--interval", "10ms", "--timeout", "50ms");
    assertThat(result.exitCode()).as(result.all()).isEqualTo(ExitCode.TIMED_OUT);
    assertThat(result.err()).contains("not ended after 50ms");
    assertThat(run("--timeout", "1s").err()).contains("--timeout needs --wait");
  }

  @Test
  void interruptEndsTheWait() {
    plan(tableOf(1, 1));
    CliRunner cli = source();
    List<Thread> interrupts = new ArrayList<>();
    afterPolls(
        2,
        transfer -> {
          Thread interrupt = new Thread(() -> List.copyOf(cli.interrupts()).forEach(Runnable::run));
          interrupts.add(interrupt);
          interrupt.start();
        });
    CliRunner.Result result = batch(cli, "run", plan().toString(), WAIT);
    assertThat(interrupts).hasSize(1);
    assertThat(result.exitCode()).as(result.all()).isEqualTo(ExitCode.INTERRUPTED);
  }

  @Test
  void nothingIsFollowedIfNothingWasCreated() {
    plan(tableOf(1, 1));
    simulator.faults().always(Operation.CREATE, Fault.answer(400, "{\"code\": 900126}"));
    CliRunner.Result result = run(WAIT);
    assertThat(result.exitCode()).isEqualTo(ExitCode.INCOMPLETE);
    assertThat(simulator.requests(Operation.GET)).isEmpty();
  }
}
