package io.github.partnertransfers.cli.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnertransfers.cli.CliRunner;
import io.github.partnertransfers.cli.ExitCode;
import io.github.partnertransfers.cli.FakeTerminal;
import io.github.partnertransfers.simulator.Fault;
import io.github.partnertransfers.simulator.Operation;
import io.github.partnertransfers.simulator.RecordedRequest;
import io.github.partnertransfers.simulator.SimulatedCustomer;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Accepts, rejects, withdraws and cancels many transfers. */
class BatchActionTest extends ActionTest {
  @ParameterizedTest
  @EnumSource
  void eachTransferIsSentOnce(BatchAction action) throws IOException {
    transfers(action, 3);
    CliRunner.Result result = run(action);
    assertThat(result.exitCode()).as(result.all()).isZero();
    String label = action.done().label();
    assertThat(result.out().lines()).hasSize(3).allMatch(line -> line.startsWith(label + "  "));
    assertThat(result.err()).contains("3 of 3 transfers " + label).doesNotContain("again");
    assertDone(action, 3);
    assertThat(Files.readAllLines(ledger(action))).hasSize(1 + 3 * 2);

    int sent = simulator.requests().size();
    CliRunner.Result again = run(action, "-o", "jsonl");
    assertThat(again.exitCode()).isZero();
    assertThat(again.out().lines())
        .hasSize(3)
        .allMatch(line -> line.contains("\"result\":\"" + label + "\""));
    assertThat(simulator.requests()).hasSize(sent);
  }

  @Test
  void reportIsAccepted() throws IOException {
    SimulatedCustomer lost = simulator.addCustomer("Lost");
    String lostSubscription = lost.addSubscription("Visio").id();
    lost.endRelationship(simulator.sourcePartner());
    plan(tableOf(2, 2) + row("lost", lost.tenantId(), lostSubscription));
    batch(source(), "run", plan().toString());
    Files.writeString(table(), report("-o", "csv").out());

    CliRunner.Result result = run(BatchAction.ACCEPT, "-o", "csv");
    assertThat(result.exitCode()).as(result.all()).isZero();
    assertThat(simulator.requests(Operation.ACCEPT)).hasSize(2);
    assertThat(result.err())
        .contains("batch accept: line 6 (lost) has no transfer and is skipped")
        .contains("2 of 2 transfers accepted");
    List<String> lines = result.out().lines().toList();
    assertThat(lines)
        .hasSize(6)
        .first()
        .isEqualTo(
            "reference,customer,transfer,result,status,orders,errorCode,error,requestId,"
                + "subscription,itemStatus,order,created,changed,completed,expires,source,target");
    assertThat(lines.get(1)).startsWith("R0-0,").contains(",accepted,,");
    assertThat(lines.get(1).split(",", -1)[5].split(";", -1)).hasSize(2);
    assertThat(lines.get(5)).startsWith("lost,").contains(",,skipped,,,,,,");
  }

  @Test
  void acceptanceThatMovesNothingIsAFailedRow() throws IOException {
    SimulatedCustomer failing = simulator.addCustomer("Failing");
    String all =
        simulator.sourceCreates(
            failing, failing.addSubscription("Visio").failsOnTransfer("=HYPERLINK(\"x\")"));
    String some =
        simulator.sourceCreates(
            failing,
            failing.addSubscription("Teams"),
            failing.addSubscription("Project").failsOnTransfer("Not synchronized"));
    Files.writeString(
        table(),
        TRANSFERS_HEADER
            + failing.tenantId()
            + ","
            + all
            + "\n"
            + failing.tenantId()
            + ","
            + some
            + "\n");
    CliRunner.Result result = run(BatchAction.ACCEPT, "-o", "csv");
    assertThat(result.exitCode()).as(result.all()).isEqualTo(ExitCode.INCOMPLETE);
    assertThat(result.err()).contains("1 of 2 transfers accepted, 1 failed");
    List<String> lines = result.out().lines().toList();
    assertThat(lines.get(1)).contains(all + ",failed,,,").contains("HYPERLINK");
    assertThat(lines.get(2)).contains(some + ",accepted,,").contains("Not synchronized");
    assertThat(lines.get(2).split(",", -1)[5]).hasSize(36);
    assertThat(run(BatchAction.ACCEPT).out()).isEmpty();
  }

  @Test
  void refusalIsFinalAndNamed() throws IOException {
    String id = transfers(BatchAction.REJECT, 2).get(0);
    simulator.partnerAccepts(id);
    CliRunner.Result result = run(BatchAction.REJECT, "--concurrency", "1");
    assertThat(result.exitCode()).isEqualTo(ExitCode.INCOMPLETE);
    assertThat(result.out()).contains("refused  transfer " + id, "rejected  transfer ");
    int sent = simulator.requests().size();
    assertThat(run(BatchAction.REJECT).exitCode()).isEqualTo(ExitCode.INCOMPLETE);
    assertThat(simulator.requests()).hasSize(sent);
  }

  @Test
  void stopsAfterErrorsAndGoesOn() throws IOException {
    transfers(BatchAction.ACCEPT, 4);
    simulator.faults().always(Operation.ACCEPT, Fault.badGateway());
    CliRunner.Result result =
        run(BatchAction.ACCEPT, "--concurrency", "1", "--stop-after-errors", "2", "-o", "jsonl");
    assertThat(result.exitCode()).isEqualTo(ExitCode.INCOMPLETE);
    assertThat(result.err()).contains("0 of 4 transfers accepted, 2 unknown, 2 not sent");
    assertThat(result.out().lines().filter(line -> line.contains("\"result\":\"planned\"")))
        .hasSize(2);
    simulator.faults().clear();
    assertThat(run(BatchAction.ACCEPT).exitCode()).isZero();
    assertDone(BatchAction.ACCEPT, 4);
  }

  @Test
  void asksOnATerminal() throws IOException {
    transfers(BatchAction.REJECT, 2);
    FakeTerminal terminal = FakeTerminal.answering("n");
    CliRunner.Result refused = batch(target().withTerminal(terminal), "reject", table().toString());
    assertThat(refused.exitCode()).isEqualTo(ExitCode.NOT_CONFIRMED);
    assertThat(terminal.questions().toString()).contains("Reject 2 transfers?", "[y/N]");
    assertThat(simulator.requests()).isEmpty();
    assertThat(ledger(BatchAction.REJECT)).doesNotExist();

    terminal.questions().clear();
    CliRunner.Result result =
        batch(target().withTerminal(terminal), "reject", table().toString(), "--yes");
    assertThat(result.exitCode()).as(result.all()).isZero();
    assertThat(terminal.questions()).isEmpty();
    assertThat(batch(target().withTerminal(terminal), "reject", table() + "").exitCode()).isZero();
    assertThat(terminal.questions()).isEmpty(); // There is nothing left to send.
  }

  @Test
  void dryRunSendsNothing() throws IOException {
    transfers(BatchAction.ACCEPT, 2);
    CliRunner.Result result = run(BatchAction.ACCEPT, "--dry-run");
    assertThat(result.exitCode()).isZero();
    assertThat(result.out().lines()).hasSize(2).allMatch(line -> line.startsWith("accept  "));
    assertThat(simulator.requests()).isEmpty();
    assertThat(ledger(BatchAction.ACCEPT)).doesNotExist();
    run(BatchAction.ACCEPT);
    assertThat(run(BatchAction.ACCEPT, "--dry-run").out().lines())
        .hasSize(2)
        .allMatch(line -> line.startsWith("accepted  "));
  }

  @Test
  void standardInputNeedsALedger() throws IOException {
    transfers(BatchAction.WITHDRAW, 1);
    String input = Files.readString(table());
    CliRunner.Result without = batch(source().withInput(input), "withdraw", "-");
    assertThat(without.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(without.err()).contains("standard input needs --ledger FILE");
    String ledger = folder.resolve("my.ledger").toString();
    for (int i = 0; i < 2; i++) {
      CliRunner.Result result =
          batch(source().withInput(input), "withdraw", "-", "--ledger", ledger);
      assertThat(result.exitCode()).as(result.all()).isZero();
    }
    assertThat(requestIds(BatchAction.WITHDRAW)).hasSize(1);
    CliRunner.Result another = batch(target().withInput(input), "accept", "-", "--ledger", ledger);
    assertThat(another.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(another.err()).contains("is not the ledger of batch accept");
  }

  @Test
  void rowsThatAreAddedLaterAreSent() throws IOException {
    transfers(BatchAction.ACCEPT, 1);
    run(BatchAction.ACCEPT);
    SimulatedCustomer more = simulator.addCustomer("More");
    String id = simulator.sourceCreates(more, more.addSubscription("Visio"));
    Files.writeString(
        table(),
        Files.readString(table())
            + " {%s} , {%s} ".formatted(more.tenantId(), id.toUpperCase(Locale.ROOT)));
    assertThat(run(BatchAction.ACCEPT).err()).contains("2 of 2 transfers accepted");
    assertThat(simulator.requests(Operation.ACCEPT))
        .extracting(RecordedRequest::path)
        .last()
        .asString()
        .containsIgnoringCase("/" + id + "/");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "customer,id§C,T|line 1: column transfer is missing",
        "customer,Transfer§C,T|line 1: column Transfer must be spelled transfer",
        "customer,transfer§C,|no row has a transfer",
        "customer,transfer§,T|line 2: customer is missing",
        "customer,transfer§C,x|line 2: transfer must be a GUID",
        "customer,transfer§C,T§D,T|line 3: transfer T is of customer C on line 2",
        "customer,transfer|there are no rows",
      })
  void problemsAreNamedAndNothingIsSent(String text, String problem) throws IOException {
    String transferId = createdTransfer();
    Files.writeString(table(), withIds(text.replace("§", "\n"), transferId));
    CliRunner.Result result = run(BatchAction.ACCEPT);
    assertThat(result.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.err()).contains("transfers.csv, " + withIds(problem, transferId));
    assertThat(simulator.requests()).isEmpty();
  }

  private static String withIds(String text, String transferId) {
    return text.replaceAll("\\bC\\b", customer.tenantId())
        .replaceAll("\\bD\\b", UNKNOWN)
        .replaceAll("\\bT\\b", transferId);
  }
}
