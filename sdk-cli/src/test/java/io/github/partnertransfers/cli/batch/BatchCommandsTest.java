package io.github.partnertransfers.cli.batch;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import io.github.partnertransfers.cli.CliRunner;
import io.github.partnertransfers.cli.ExitCode;
import io.github.partnertransfers.simulator.Fault;
import io.github.partnertransfers.simulator.Operation;
import io.github.partnertransfers.simulator.SimulatedCustomer;
import io.github.partnertransfers.simulator.SubscriptionState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class BatchCommandsTest extends BatchTest {
  @Test
  void planRunAndReport() throws IOException {
    String table = tableOf(3, 2);

    CliRunner.Result plan = plan(table);
    assertThat(plan.exitCode()).as(plan.all()).isZero();
    assertThat(plan.out()).hasLineCount(3).contains("(2 subscriptions)");
    assertThat(plan.err()).contains("3 transfers of 6 rows");
    assertThat(simulator.requests(Operation.ELIGIBILITY)).hasSize(3);
    assertThat(simulator.transfers()).isEmpty();

    CliRunner.Result run = run();
    assertThat(run.exitCode()).as(run.all()).isZero();
    assertThat(run.out().lines()).hasSize(3).allMatch(line -> line.startsWith("created  "));
    assertThat(run.err()).contains("3 of 3 transfers created").doesNotContain("again");
    assertTransfers(3);
    assertThat(ledgerLines()).hasSize(1 + 3 * 2);

    simulator.partnerAccepts(simulator.transfers().get(0).id());
    CliRunner.Result report = report("-o", "csv");
    assertThat(report.exitCode()).as(report.all()).isZero();
    assertThat(report.out().lines().toList())
        .hasSize(7)
        .first()
        .isEqualTo(
            "reference,customer,subscription,transfer,status,itemStatus,errorCode,error,requestId,"
                + "order,created,changed,completed,expires,source,target");
    assertThat(report.out()).contains("R0-0,").contains(",Complete,").contains(",Active,");
    assertThat(report.err()).contains("6 rows: 4 Active, 2 Complete");
  }

  @Test
  void runAgainSendsNothing() {
    plan(tableOf(2, 1));
    run();
    int before = simulator.requests().size();
    CliRunner.Result again = run();
    assertThat(again.exitCode()).isZero();
    assertThat(again.out()).isEmpty();
    assertThat(again.err()).contains("2 of 2 transfers created");
    assertThat(simulator.requests()).hasSize(before);
  }

  @Test
  void itemsLimitsTheSizeOfATransfer() {
    assertThat(plan(tableOf(1, 5), "--items", "2").err()).contains("3 transfers of 5 rows");
    assertThat(run().exitCode()).isZero();
    assertTransfers(3);
    assertThat(plan(tableOf(1, 1), "--items", "0").err())
        .contains("--items must be at least 1, but is 0");
  }

  @Test
  void problemsAreNamedWithTheirLinesAndNothingIsSent() {
    String id = subscriptions()[0].id();
    CliRunner.Result result =
        plan(
            HEADER
                + row("a", "nonsense", id)
                + "\n"
                + row("b", customer.tenantId(), id)
                + row("c", customer.tenantId(), id.toLowerCase(java.util.Locale.ROOT))
                + "d,,,,\n");
    assertThat(result.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.err().lines())
        .containsExactly(
            "transfers: batch plan: standard input, line 2: customer must be a GUID"
                + " (xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx), but is 'nonsense'",
            "transfers: batch plan: standard input, line 5: subscription "
                + id.toLowerCase(java.util.Locale.ROOT)
                + " is already on line 4",
            "transfers: batch plan: standard input, line 6: customer is missing",
            "transfers: batch plan: standard input, line 6: source is missing",
            "transfers: batch plan: standard input, line 6: subscription (legacy) or sourceName and"
                + " notify (new commerce) is missing");
    assertThat(simulator.requests()).isEmpty();
    assertThat(plan()).doesNotExist();
  }

  @Test
  void ineligibleRowsAreReportedAndTheOthersCreated() {
    SimulatedCustomer lost = simulator.addCustomer("Lost");
    String lostSubscription = lost.addSubscription("Visio").id();
    lost.endRelationship(simulator.sourcePartner());
    subscriptions()[1].state(SubscriptionState.SUSPENDED);
    String table =
        HEADER
            + row("good", customer.tenantId(), subscriptions()[0].id())
            + row("suspended", customer.tenantId(), subscriptions()[1].id())
            + row("missing", customer.tenantId(), UNKNOWN)
            + row("lost", lost.tenantId(), lostSubscription)
            + row("nobody", UNKNOWN, "11111111-2222-3333-4444-555555555555");

    CliRunner.Result plan = plan(table);
    assertThat(plan.exitCode()).as(plan.all()).isEqualTo(ExitCode.INCOMPLETE);
    assertThat(plan.out())
        .hasLineCount(5)
        .contains("cannot  line 4 (missing)  the customer has no subscription " + UNKNOWN)
        .containsPattern("cannot {2}line 5 \\(lost\\) {2}eligibility .*HTTP 403")
        .containsPattern("cannot {2}line 6 \\(nobody\\) {2}eligibility .*HTTP 404");
    assertThat(plan.err()).contains("1 transfer of 1 row; 4 rows cannot be transferred");

    CliRunner.Result run = run();
    assertThat(run.exitCode()).isEqualTo(ExitCode.INCOMPLETE);
    assertThat(run.err()).contains("1 of 1 transfer created; 4 rows cannot be transferred");
    CliRunner.Result report = report("-o", "json");
    assertThat(report.exitCode()).isEqualTo(ExitCode.INCOMPLETE);
    JsonArray rows = tree(report.out()).getAsJsonArray();
    assertThat(rows).hasSize(5);
    assertThat(rows.get(1).getAsJsonObject().get("status").getAsString()).isEqualTo("cannot");
    assertThat(rows.get(1).getAsJsonObject().get("transfer").isJsonNull()).isTrue();
    assertThat(rows.get(0).getAsJsonObject().get("status").getAsString()).isEqualTo("Active");
  }

  @Test
  void failedRowsCanBeFedInAgain() throws IOException {
    plan(
        "reference,customer,source,target,subscription,owner\n"
            + row("a", customer.tenantId(), subscriptions()[0].id()).strip()
            + ",\"Ada, \"\"Lovelace\"\"\"\n"
            + row("b", customer.tenantId(), subscriptions()[1].id()),
        "--items",
        "1");
    // Between plan and run, a subscription gets into another transfer.
    String blocking = simulator.sourceCreates(customer, subscriptions()[0]);
    CliRunner.Result run = run();
    assertThat(run.exitCode()).isEqualTo(ExitCode.INCOMPLETE);
    assertThat(run.out()).contains("refused  customer", "created  customer", "HTTP 4");

    Path again = folder.resolve("again.csv");
    CliRunner.Result report = report("-o", "csv", "--failed", again.toString());
    assertThat(report.exitCode()).isEqualTo(ExitCode.INCOMPLETE);
    assertThat(report.out())
        .contains(",refused,,", "owner", "\"Ada, \"\"Lovelace\"\"\"")
        .doesNotContain("null");
    assertThat(report.err()).contains("1 row written to " + again);
    assertThat(Files.readString(again))
        .isEqualTo(
            "reference,customer,source,target,subscription,owner\n"
                + row("a", customer.tenantId(), subscriptions()[0].id()).strip()
                + ",\"Ada, \"\"Lovelace\"\"\"\n");

    simulator.partnerRejects(blocking);
    String second = folder.resolve("second.jsonl").toString();
    assertThat(source().run("batch", "plan", again.toString(), "-o", second).exitCode()).isZero();
    assertThat(source().run("batch", "run", second).exitCode()).isZero();
  }

  @Test
  void newCommerceRowsAreRequestedByTheTargetPartner() {
    String table =
        "reference,customer,source,sourceName,notify,productTypes\n"
            + "n1,%s,%s,Fabrikam,someone@example.com,OnlineServicesNCE; AzureReservation\n"
                .formatted(customer.tenantId(), simulator.sourcePartner().tenantId());
    CliRunner.Result plan =
        target().withInput(table).run("batch", "plan", "-", "-o", plan().toString());
    assertThat(plan.exitCode()).as(plan.all()).isZero();
    assertThat(plan.out()).contains("(new commerce)");
    assertThat(simulator.requests()).isEmpty();
    assertThat(target().run("batch", "run", plan().toString()).exitCode()).isZero();
    assertThat(simulator.transfers())
        .singleElement()
        .satisfies(transfer -> assertThat(transfer.status()).isEqualTo("Pending"));
    assertThat(simulator.requests(Operation.CREATE).get(0).body())
        .contains("OnlineServicesNCE", "AzureReservation", "someone@example.com");
    CliRunner.Result report = target().run("batch", "report", plan().toString(), "-o", "csv");
    assertThat(report.exitCode()).isZero();
    assertThat(report.out()).contains("n1," + customer.tenantId() + ",,", ",Pending,");
  }

  @Test
  void failedLineItemsAndVanishedTransfersAreFailures() {
    subscriptions()[0].failsOnTransfer("Not synchronized");
    SimulatedCustomer second = simulator.addCustomer("Second");
    String withdrawn = second.addSubscription("Visio").id();
    plan(
        HEADER
            + row("a", customer.tenantId(), subscriptions()[0].id())
            + row("b", customer.tenantId(), subscriptions()[1].id())
            + row("c", second.tenantId(), withdrawn));
    run("--concurrency", "1");
    simulator.partnerAccepts(simulator.transfers().get(0).id());
    source()
        .run(
            "withdraw",
            "--customer",
            second.tenantId(),
            "--transfer",
            simulator.transfers().get(1).id());

    CliRunner.Result report = report("--failed", folder.resolve("again.csv").toString());
    assertThat(report.exitCode()).isEqualTo(ExitCode.INCOMPLETE);
    assertThat(report.out())
        .contains("Not synchronized", "vanished", "Failed")
        .doesNotContain("planned");
    assertThat(report.err()).contains("2 rows written");

    int before = simulator.requests().size();
    CliRunner.Result offline =
        new CliRunner().run("batch", "report", plan().toString(), "--offline");
    assertThat(offline.exitCode()).isZero();
    assertThat(offline.err()).contains("3 rows: 3 Active");
    assertThat(simulator.requests()).hasSize(before);
  }

  @Test
  void stopsAfterErrors() {
    plan(tableOf(6, 1));
    simulator.faults().always(Operation.CREATE, Fault.answer(400, "{\"code\": 900126}"));
    CliRunner.Result result = run("--concurrency", "1", "--stop-after-errors", "2");
    assertThat(result.exitCode()).isEqualTo(ExitCode.INCOMPLETE);
    assertThat(result.err()).contains("0 of 6 transfers created, 2 refused, 4 not sent");
    assertThat(simulator.requests(Operation.CREATE)).hasSize(2);
    assertThat(report("--offline").err()).contains("6 rows: 4 planned, 2 refused");
  }

  @Test
  void dryRunSendsNothing() throws IOException {
    plan(tableOf(2, 1));
    int before = simulator.requests().size();
    CliRunner.Result result = run("--dry-run");
    assertThat(result.exitCode()).isZero();
    assertThat(result.out().lines()).hasSize(2).allMatch(line -> line.startsWith("create  "));
    assertThat(simulator.requests()).hasSize(before);
    assertThat(ledger()).doesNotExist();
  }

  @Test
  void failedLoginEndsTheRun() throws IOException {
    plan(tableOf(5, 1));
    CliRunner.Result result =
        source()
            .with("PARTNER_CENTER_CLIENT_SECRET", "hunter2")
            .run("batch", "run", plan().toString(), "--concurrency", "1");
    assertThat(result.exitCode()).isEqualTo(ExitCode.NOT_AUTHORIZED);
    assertThat(result.err()).contains("could not log in").doesNotContain("hunter2");
    assertThat(Files.readString(ledger())).doesNotContain("hunter2");
    assertThat(run().exitCode()).isZero();
    assertTransfers(5);
  }

  @Test
  void unavailableServiceIsTriedAgainByTheNextRun() {
    plan(tableOf(1, 1));
    simulator.faults().always(Operation.CREATE, Fault.throttled(java.time.Duration.ofHours(1)));
    CliRunner.Result result = run();
    assertThat(result.exitCode()).isEqualTo(ExitCode.INCOMPLETE);
    assertThat(result.err()).contains("1 unavailable", "run it again");
    simulator.faults().clear();
    assertThat(run().exitCode()).isZero();
    assertTransfers(1);
  }

  @Test
  void planThatWasRunIsNotReplaced() {
    String table = tableOf(1, 1);
    plan(table);
    plan(table);
    run();
    CliRunner.Result again = plan(table);
    assertThat(again.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(again.err()).contains("plan.jsonl was run", "write the plan to another file");
  }

  @Test
  void onlyOneRunUsesAPlan() {
    plan(tableOf(1, 1));
    try (BatchLock lock = BatchFiles.of(plan().toString()).lock()) {
      assertThat(lock.files().path()).exists();
      CliRunner.Result result = run();
      assertThat(result.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
      assertThat(result.err()).contains("another batch command is using");
    }
    assertThat(simulator.requests(Operation.CREATE)).isEmpty();
    assertThat(run().exitCode()).isZero();
  }

  @Test
  void fileThatIsNoPlanIsRefused() throws IOException {
    plan(tableOf(2, 1));
    Files.write(plan(), Files.readAllLines(plan()).subList(0, 2));
    assertThat(run().err()).contains("plan.jsonl is not complete");
    plan(tableOf(1, 1));
    Files.writeString(plan(), Files.readString(plan()).replaceFirst("requestId\":\"", "$0x"));
    assertThat(run().err()).contains("plan.jsonl, line 2 is not that of a plan");
    Files.writeString(plan(), "reference,customer\n");
    assertThat(run().err()).contains("plan.jsonl, line 1 is not that of a plan");
  }
}
