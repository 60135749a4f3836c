package io.github.partnertransfers.cli.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnertransfers.cli.CliRunner;
import io.github.partnertransfers.cli.ExitCode;
import io.github.partnertransfers.cli.FakeTerminal;
import io.github.partnertransfers.simulator.Fault;
import io.github.partnertransfers.simulator.Operation;
import io.github.partnertransfers.simulator.SimulatedCustomer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Planning while the service fails, and planning of odd tables. */
class BatchPlanTest extends BatchTest {
  private static final Fault OUTAGE = Fault.badGateway();

  private static int attempts() {
    return simulator.requests(Operation.ELIGIBILITY).size();
  }

  @Test
  void shortOutageIsAskedAboutAgainAtTheEnd() {
    String table = tableOf(3, 1);
    simulator.faults().always(Operation.ELIGIBILITY, OUTAGE);
    plan(tableOf(1, 1));
    int attemptsOfACall = attempts() / 2;
    simulator.faults().clear();
    simulator.faults().next(Operation.ELIGIBILITY, attemptsOfACall, OUTAGE);
    CliRunner.Result result = plan(table, "--concurrency", "1");
    assertThat(result.exitCode()).as(result.all()).isZero();
    assertThat(result.err()).contains("3 transfers of 3 rows;");
  }

  @Test
  void rowsThatCouldNotBeAskedAboutAreUnavailableAndComeBack() throws IOException {
    SimulatedCustomer first = simulator.addCustomer("First");
    SimulatedCustomer lost = simulator.addCustomer("Lost");
    SimulatedCustomer second = simulator.addCustomer("Second");
    String lostRow = row("lost", lost.tenantId(), lost.addSubscription("Visio").id());
    lost.endRelationship(simulator.sourcePartner());
    String secondRow = row("out", second.tenantId(), second.addSubscription("Visio").id());
    simulator.onRequest(
        request -> {
          if (request.operation() == Operation.ELIGIBILITY
              && request.path().contains(lost.tenantId())) {
            simulator.faults().always(Operation.ELIGIBILITY, OUTAGE);
          }
        });
    CliRunner.Result result =
        plan(
            HEADER
                + row("ok", first.tenantId(), first.addSubscription("Visio").id())
                + lostRow
                + secondRow,
            "--concurrency",
            "1");
    simulator.faults().clear();
    assertThat(result.exitCode()).as(result.all()).isEqualTo(ExitCode.INCOMPLETE);
    assertThat(result.out()).contains("unavailable  line 4 (out)  eligibility ");
    assertThat(result.err()).contains("could not be asked about");

    Path again = folder.resolve("again.csv");
    CliRunner.Result report = report("--offline", "-o", "csv", "--failed", again.toString());
    assertThat(report.exitCode()).isEqualTo(ExitCode.INCOMPLETE);
    assertThat(report.out()).contains(",unavailable,");
    assertThat(Files.readString(again)).isEqualTo(HEADER + lostRow + secondRow);
    assertThat(run().err()).contains("1 row could not be asked about");
  }

  @Test
  void nothingIsPlannedIfNothingCouldBeAsked() {
    plan(tableOf(1, 1));
    simulator.faults().always(Operation.ELIGIBILITY, OUTAGE);
    CliRunner.Result result = plan(tableOf(2, 1));
    assertThat(result.exitCode()).as(result.all()).isEqualTo(ExitCode.UNAVAILABLE);
    assertThat(result.err()).contains("batch plan", "HTTP 502");
    simulator.faults().clear();
    assertThat(run().err()).contains("1 of 1 transfer created"); // The plan before is left.
  }

  @Test
  void deadLoginStopsAtOnce() {
    String table = tableOf(20, 1);
    CliRunner.Result result =
        source()
            .with("PARTNER_CENTER_CLIENT_SECRET", "wrong")
            .withInput(table)
            .run("batch", "plan", "-", "-o", plan().toString(), "--concurrency", "1");
    assertThat(result.exitCode()).isEqualTo(ExitCode.NOT_AUTHORIZED);
    assertThat(result.out()).isEmpty();
    assertThat(attempts()).isZero();
    assertThat(simulator.requests(Operation.TOKEN)).hasSizeLessThan(5);
    assertThat(plan()).doesNotExist();
  }

  @Test
  void rowsStayInTheOrderOfTheInput() {
    String newCommerce =
        "{\"reference\":\"n%d\",\"customer\":\"%s\",\"source\":\"%s\",\"sourceName\":\"F\",\"notify\":\"a@b.c\"}\n";
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      SimulatedCustomer each = simulator.addCustomer("Customer " + i);
      rows.add(newCommerce.formatted(i, each.tenantId(), simulator.sourcePartner().tenantId()));
      rows.add(
          "{\"reference\":\"l%d\",\"customer\":\"%s\",\"source\":\"%s\",\"target\":\"%s\",\"subscription\":\"%s\"}\n"
              .formatted(
                  i,
                  each.tenantId(),
                  simulator.sourcePartner().tenantId(),
                  simulator.targetPartner().tenantId(),
                  each.addSubscription("Visio").id()));
    }
    assertThat(plan(String.join("", rows), "--concurrency", "8").exitCode()).isZero();
    assertThat(PlanFile.read(BatchFiles.of(plan().toString())).transfers())
        .extracting(transfer -> transfer.rows().get(0).line())
        .isSorted()
        .hasSize(24);
  }

  @Test
  void progressIsShownOnATerminal() {
    CliRunner.Result result =
        source()
            .withTerminal(new FakeTerminal(true, 80, 24, null))
            .withInput(tableOf(3, 1))
            .run("batch", "plan", "-", "-o", plan().toString());
    assertThat(result.out()).contains("3/3 customers, 0 errors", "\r\u001b[Kcreate  ");
  }

  @Test
  void idsMayHaveBracesAndSpaces() {
    String id = subscriptions()[0].id();
    CliRunner.Result result =
        plan(
            HEADER
                + row(
                    "a",
                    " {" + customer.tenantId().toUpperCase(Locale.ROOT) + "} ",
                    "{" + id + "}"));
    assertThat(result.exitCode()).as(result.all()).isZero();
    assertThat(run().exitCode()).isZero();
    assertTransfers(1);
    assertThat(report("-o", "csv").out()).contains("," + id + ",");
  }

  @Test
  void tablesOfSpreadsheetsAreRead() {
    String table =
        HEADER
            + row("a", customer.tenantId(), subscriptions()[0].id())
            + row("b", customer.tenantId(), subscriptions()[1].id());
    for (String each :
        List.of(
            "\uFEFF" + table.replace("\n", "\r\n"),
            table.replace(',', ';'),
            table.replace(',', '\t'),
            "\n\n" + table + "\n\n")) {
      assertThat(plan(each).err()).as(each).contains("1 transfer of 2 rows;");
    }
  }

  @Test
  void utf16IsNamed() throws IOException {
    Path table = folder.resolve("table.csv");
    for (String text : List.of("\uFEFF" + HEADER, "\uFFFE" + HEADER)) {
      Files.write(table, text.getBytes(StandardCharsets.UTF_16BE));
      CliRunner.Result result = batch(source(), "plan", table.toString(), "-o", plan().toString());
      assertThat(result.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
      assertThat(result.err()).contains("table.csv is UTF-16 text; save it as UTF-8");
    }
  }
}
