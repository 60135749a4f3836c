package io.github.partnertransfers.cli.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.cli.CliContext;
import io.github.partnertransfers.cli.CliRunner;
import io.github.partnertransfers.cli.ExitCode;
import io.github.partnertransfers.cli.config.ConnectionOptions;
import io.github.partnertransfers.contract.OffContract;
import io.github.partnertransfers.simulator.Fault;
import io.github.partnertransfers.simulator.Operation;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A run that ended early goes on: nothing is created twice, and nothing is lost. */
class BatchResumeTest extends BatchTest {
  private static final RunOptions ONE_AT_A_TIME = new RunOptions(1, 0, false);
  private static final Fault REFUSED = Fault.answer(403, "{\"code\": 900150}");

  /** Returns the request ids of all creates that were sent, each once. */
  private static List<String> sentRequestIds() {
    return simulator.requests(Operation.CREATE).stream()
        .map(request -> request.header("MS-RequestId").orElse(""))
        .distinct()
        .toList();
  }

  private void assertNextRunIsComplete(int transfers) {
    CliRunner.Result result = run();
    assertThat(result.exitCode()).as(result.all()).isZero();
    assertTransfers(transfers);
    assertThat(sentRequestIds()).hasSize(transfers);
    assertThat(report("--offline").exitCode()).isZero();
  }

  /** Fails before each line of the ledger, as on a full disk or when the process is killed. */
  @Test
  void runGoesOnAfterALedgerThatCannotBeWritten() throws Exception {
    for (int lines = 0; lines <= 6; lines++) {
      simulator.reset();
      Files.deleteIfExists(ledger());
      plan(tableOf(3, 2));
      int written = lines;
      assertThatThrownBy(() -> runWithLedgerOf(written))
          .as("%s lines", lines)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("No space left on device");
      // Each request has a line, and nothing is sent after a line that could not be written.
      assertThat(simulator.requests(Operation.CREATE)).hasSize(lines / 2);
      assertNextRunIsComplete(3);
    }
  }

  private static ServiceConnection service(TransfersClient client, CliContext context) {
    return new ServiceConnection(
        client, RequestRate.of(10, context), InstantSource.system(), Throwable::getMessage);
  }

  private void runWithLedgerOf(int lines) throws IOException, InterruptedException {
    PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
    CliContext context = source().context(nowhere, nowhere);
    BatchFiles files = BatchFiles.of(plan().toString());
    Plan plan = PlanFile.read(files);
    LineLog log = new FailingLog(lines, ForcedFile.open(files.ledger()));
    try (Ledger ledger =
            Ledger.open(
                files.ledgerName(),
                LedgerContent.parse("ledger", "", LedgerSubject.of(plan)),
                log);
        TransfersClient client = new ConnectionOptions().client(context)) {
      ServiceConnection service = service(client, context);
      new BatchRun<>(
              service,
              new CreateOperation(service, ledger),
              plan.transfers(),
              ledger,
              ONE_AT_A_TIME,
              (request, entry) -> {})
          .run();
    }
  }

  @Test
  void fullDiskEndsTheRunWithAMessage() throws IOException {
    plan(tableOf(3, 1));
    StringWriter err = new StringWriter();
    CliContext context =
        source().context(new PrintWriter(Writer.nullWriter()), new PrintWriter(err));
    BatchFiles files = BatchFiles.of(plan().toString());
    Plan plan = PlanFile.read(files);
    LineLog log = new FailingLog(4, ForcedFile.open(files.ledger()));
    try (Ledger ledger =
            Ledger.open(
                files.ledgerName(),
                LedgerContent.parse("ledger", "", LedgerSubject.of(plan)),
                log);
        TransfersClient client = new ConnectionOptions().client(context)) {
      BatchSession session =
          new BatchSession(context, service(client, context), ledger, ONE_AT_A_TIME, context::log);
      assertThat(session.create(plan, files)).isEqualTo(ExitCode.UNAVAILABLE);
    }
    assertThat(err.toString())
        .contains("plan.jsonl.ledger: No space left on device; nothing more is sent")
        .contains("1 of 3 transfers created, 1 unknown, 1 not sent");
    assertNextRunIsComplete(3);
  }

  /** What was written after the cut is lost, although the requests were answered. */
  @Test
  void runGoesOnFromEveryPartOfItsLedger() throws IOException {
    plan(tableOf(2, 2));
    run("--concurrency", "1");
    byte[] whole = Files.readAllBytes(ledger());
    for (int length = 0; length <= whole.length; length += 41) {
      Files.write(ledger(), Arrays.copyOf(whole, length));
      assertNextRunIsComplete(2);
    }
  }

  static Stream<Fault> lostAnswers() {
    return Stream.of(
        Fault.connectionReset().afterEffect(),
        Fault.emptyResponse().afterEffect(),
        Fault.badGateway().afterEffect(),
        Fault.truncatedBody(),
        Fault.connectionReset(),
        Fault.badGateway());
  }

  @ParameterizedTest
  @MethodSource("lostAnswers")
  void unknownOutcomeEndsWithOneTransfer(Fault fault) {
    plan(tableOf(1, 3));
    simulator.faults().always(Operation.CREATE, fault);
    CliRunner.Result first = run();
    assertThat(first.exitCode()).as(first.all()).isEqualTo(ExitCode.INCOMPLETE);
    assertThat(first.out()).startsWith("unknown  customer");
    assertThat(first.err()).contains("1 unknown", "run it again to go on");
    assertThat(report("--offline").exitCode()).isEqualTo(ExitCode.INCOMPLETE);

    simulator.faults().clear();
    assertNextRunIsComplete(1);
  }

  @Test
  void transferThatIsFoundIsNotSentAgain() {
    plan(tableOf(1, 3));
    simulator.faults().always(Operation.CREATE, Fault.connectionReset().afterEffect());
    run();
    simulator.faults().clear();
    int sent = simulator.requests(Operation.CREATE).size();
    assertNextRunIsComplete(1);
    assertThat(simulator.requests(Operation.CREATE)).hasSize(sent);
  }

  @Test
  @OffContract("a list without line items")
  void itemsThatAListOmitsAreRead() {
    plan(tableOf(1, 3));
    simulator.faults().always(Operation.CREATE, Fault.connectionReset().afterEffect());
    run();
    simulator.faults().clear();
    String created =
        tree(simulator.transfers().get(0).json()).getAsJsonObject().get("id").getAsString();
    simulator
        .faults()
        .always(
            Operation.LIST,
            Fault.answer(
                200,
                "[{\"id\":\"%s\",\"sourcePartnerTenantId\":\"%s\",\"targetPartnerTenantId\":\"%s\"}]"
                    .formatted(
                        created,
                        simulator.sourcePartner().tenantId(),
                        simulator.targetPartner().tenantId())));
    int sent = simulator.requests(Operation.CREATE).size();
    assertNextRunIsComplete(1);
    assertThat(simulator.requests(Operation.GET)).hasSize(1);
    assertThat(simulator.requests(Operation.CREATE)).hasSize(sent);
  }

  @Test
  void requestIsSentAgainIfTheLookFails() {
    plan(tableOf(1, 3));
    simulator.faults().always(Operation.CREATE, Fault.connectionReset().afterEffect());
    run();
    simulator.faults().clear();
    simulator.faults().always(Operation.LIST, REFUSED);
    assertNextRunIsComplete(1);
  }

  /** The first look fails, and the service has forgotten the request id. */
  @Test
  void refusalOfARepeatedRequestIsLookedInto() throws IOException {
    plan(HEADER + row("a", customer.tenantId(), subscriptions()[0].id()));
    addSendingToLedger();
    String created = simulator.sourceCreates(customer, subscriptions()[0]);
    simulator.faults().next(Operation.LIST, REFUSED);

    CliRunner.Result result = run();
    assertThat(result.exitCode()).as(result.all()).isZero();
    assertThat(result.out()).contains("created", "transfer " + created);
    assertTransfers(1);
  }

  @Test
  void refusalOfARepeatedRequestWithoutATransferIsARefusal() throws IOException {
    plan(HEADER + row("a", customer.tenantId(), subscriptions()[0].id()));
    addSendingToLedger();
    simulator.sourceCreates(customer, subscriptions()[0], subscriptions()[1]);
    CliRunner.Result result = run();
    assertThat(result.exitCode()).isEqualTo(ExitCode.INCOMPLETE);
    assertThat(result.out()).startsWith("refused");
  }

  private void addSendingToLedger() throws IOException {
    BatchFiles files = BatchFiles.of(plan().toString());
    Plan plan = PlanFile.read(files);
    try (BatchLock lock = files.lock();
        Ledger ledger = Ledger.open(lock, LedgerSubject.of(plan))) {
      ledger.append(
          LedgerEntry.of(
              plan.transfers().get(0), RequestState.SENDING, InstantSource.system().instant()));
    }
  }

  /** Two requests of a customer can be alike, so the request id decides, not the list. */
  @Test
  void newCommerceRequestIsResumedByItsId() {
    StringBuilder table = new StringBuilder("customer,source,sourceName,notify,productTypes\n");
    for (String type : new String[] {"OnlineServicesNCE", "AzureReservation"}) {
      table.append(
          "%s,%s,Fabrikam,a@example.com,%s%n"
              .formatted(customer.tenantId(), simulator.sourcePartner().tenantId(), type));
    }
    target().withInput(table.toString()).run("batch", "plan", "-", "-o", plan().toString());
    simulator.faults().always(Operation.CREATE, Fault.connectionReset().afterEffect());
    assertThat(target().run("batch", "run", plan().toString()).exitCode())
        .isEqualTo(ExitCode.INCOMPLETE);
    simulator.faults().clear();
    CliRunner.Result result = target().run("batch", "run", plan().toString());
    assertThat(result.exitCode()).as(result.all()).isZero();
    assertThat(simulator.transfers()).hasSize(2);
    assertThat(result.out()).contains(simulator.transfers().get(0).id());
    assertThat(result.out()).contains(simulator.transfers().get(1).id());
    assertThat(sentRequestIds()).hasSize(2);
  }

  @Test
  void interruptFinishesTheRequestsInFlight() {
    plan(tableOf(4, 1));
    CliRunner cli = source();
    List<Thread> interrupts = new ArrayList<>();
    simulator.onRequest(
        request -> {
          if (request.operation() == Operation.CREATE && interrupts.isEmpty()) {
            Thread interrupt =
                new Thread(() -> List.copyOf(cli.interrupts()).forEach(Runnable::run));
            interrupts.add(interrupt);
            interrupt.start();
            // Until it waits for the answer.
            while (interrupt.getState() != Thread.State.TIMED_WAITING) {
              Thread.onSpinWait();
            }
          }
        });
    CliRunner.Result result = cli.run("batch", "run", plan().toString(), "--concurrency", "1");
    assertThat(result.exitCode()).isEqualTo(ExitCode.INTERRUPTED);
    assertThat(result.err()).contains("1 of 4 transfers created, 3 not sent", "run it again");
    simulator.onRequest(request -> {});
    assertNextRunIsComplete(4);
  }

  @Test
  void damagedLedgerIsNamedAndNothingIsSent() throws IOException {
    plan(tableOf(2, 1));
    run();
    List<String> lines = new ArrayList<>(ledgerLines());
    lines.set(2, lines.get(2).substring(0, 20));
    Files.write(ledger(), lines);
    int before = simulator.requests().size();
    CliRunner.Result result = run();
    assertThat(result.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.err()).contains("plan.jsonl.ledger, line 3 is not that of a ledger");
    assertThat(simulator.requests()).hasSize(before);
    assertThat(run("--dry-run").exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(report("--offline").exitCode()).isEqualTo(ExitCode.BAD_INPUT);
  }

  @Test
  void ledgerThatCannotBeOpenedIsNamedAndNothingIsSent() throws IOException {
    plan(tableOf(1, 1));
    Files.createDirectory(ledger());
    CliRunner.Result result = run();
    assertThat(result.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.err()).contains("plan.jsonl.ledger");
    assertThat(simulator.requests(Operation.CREATE)).isEmpty();
  }
}
