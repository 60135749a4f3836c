package io.github.partnertransfers.cli.command;

import static java.util.Locale.ROOT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.atIndex;

import com.google.gson.JsonObject;
import io.github.partnertransfers.cli.CliRunner;
import io.github.partnertransfers.cli.ExitCode;
import io.github.partnertransfers.cli.Transfers;
import io.github.partnertransfers.cli.watch.PollScriptTest;
import io.github.partnertransfers.rx.WatchPosition;
import io.github.partnertransfers.simulator.Fault;
import io.github.partnertransfers.simulator.Operation;
import io.github.partnertransfers.simulator.SimulatedCustomer;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class WatchCommandTest extends PollScriptTest {
  @Test
  void printsLinesUntilComplete() {
    String id = startedTransfer();
    CliRunner.Result result = source().run(args("watch %s -o table" + FAST, transferFlags(id)));
    assertThat(result.exitCode()).as(result.err()).isZero();
    List<String> lines = result.out().lines().toList();
    assertThat(lines).allMatch(line -> line.matches("\\d\\d:\\d\\d:\\d\\dZ  " + id + "  .*"));
    assertThat(lines.get(lines.size() - 1)).contains("Complete  items 3/3 done");
    assertThat(result.err()).contains("watch: Complete: everything was moved");
  }

  @Test
  void printsJsonLinesInAPipe() {
    String id = createdTransfer();
    afterPolls(2, Operation.GET, () -> simulator.partnerAccepts(id));
    CliRunner.Result result = source().run(args("watch %s" + FAST, transferFlags(id)));
    List<JsonObject> updates = updates(result);
    JsonObject first = updates.get(0);
    JsonObject last = updates.get(updates.size() - 1);
    assertThat(first.keySet())
        .containsExactly(
            "time",
            "kind",
            "customerId",
            "transferId",
            "status",
            "previousStatus",
            "ended",
            "lineItems",
            "position",
            "transfer");
    assertThat(first.get("kind").getAsString()).isEqualTo("appeared");
    assertThat(first.get("previousStatus").isJsonNull()).isTrue();
    assertThat(first.get("customerId").getAsString()).isEqualTo(customer.tenantId());
    assertThat(first.getAsJsonArray("lineItems")).isEmpty();
    assertThat(last.get("kind").getAsString()).isEqualTo("ended");
    assertThat(last.get("ended").getAsBoolean()).isTrue();
    assertThat(last.get("status").getAsString()).isEqualTo("Complete");
    assertThat(last.get("previousStatus").getAsString()).isEqualTo("Active");
    assertThat(last.get("transfer")).isEqualTo(tree(simulator.transfers().get(0).json()));
    assertThat(WatchPosition.parse(last.get("position").getAsString()).transferId()).isEqualTo(id);
    JsonObject item = last.getAsJsonArray("lineItems").get(0).getAsJsonObject();
    assertThat(item.keySet())
        .containsExactly(
            "subscriptionId",
            "orderId",
            "friendlyName",
            "isNew",
            "previousStatus",
            "status",
            "transferError");
    assertThat(item.get("previousStatus").isJsonNull()).isTrue();
    assertThat(item.get("status").getAsString()).isEqualTo("Complete");
    assertThat(updates(source().run(args("watch %s -o json" + FAST, transferFlags(id)))))
        .hasSize(1);
  }

  @Test
  void exitCodeOfAnIncompleteTransfer() {
    customer.addSubscription("Dynamics 365").failsOnTransfer("Not synchronized");
    String id = startedTransfer();
    CliRunner.Result result = source().run(args("watch %s" + FAST, transferFlags(id)));
    assertThat(result.exitCode()).isEqualTo(ExitCode.NOT_COMPLETE);
    assertThat(result.err())
        .contains("it ended with some items moved and some failed")
        .contains("Dynamics 365 failed: Not synchronized");
    String rejected = simulator.sourceCreates(customer, customer.addSubscription("Visio"));
    simulator.partnerRejects(rejected);
    CliRunner.Result second = source().run(args("watch %s" + FAST, transferFlags(rejected)));
    assertThat(second.exitCode()).isEqualTo(ExitCode.NOT_COMPLETE);
    assertThat(second.err()).contains("rejected it; nothing was moved");
  }

  @Test
  void timeoutAppliesWhileTheOutputBlocks() {
    String id = createdTransfer();
    CountDownLatch reads = new CountDownLatch(1);
    Writer unread =
        new Writer() {
          @Override
          public void write(char[] text, int offset, int length) throws IOException {
            try {
              reads.await();
            } catch (InterruptedException e) {
              throw new InterruptedIOException();
            }
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    StringWriter err = new StringWriter();

    int exitCode =
        Transfers.run(
            source().context(new PrintWriter(unread, true), new PrintWriter(err, true)),
            args("watch %s --timeout 100ms" + FAST, transferFlags(id)));

    assertThat(exitCode).isEqualTo(ExitCode.TIMED_OUT);
    reads.countDown();
  }

  @Test
  void timeoutMessageHasTheProgress() {
    String id = createdTransfer();
    CliRunner.Result result = source().run(args("watch %s --timeout 1s" + FAST, transferFlags(id)));
    assertThat(result.exitCode()).isEqualTo(ExitCode.TIMED_OUT);
    assertThat(result.err()).contains("not ended after 1s; last seen Active, items 0/3 done");
    CliRunner.Result all =
        source().run(args("watch --customer %s --timeout 1s" + FAST, customer.tenantId()));
    assertThat(all.exitCode()).isEqualTo(ExitCode.TIMED_OUT);
    assertThat(all.err()).contains("1 transfer still open");
    simulator.faults().always(Operation.LIST, Fault.badGateway());
    CliRunner.Result none =
        source().run(args("watch --customer %s --timeout 100ms" + FAST, customer.tenantId()));
    assertThat(none.err()).contains("not ended after 100ms; nothing was seen yet");
  }

  @Test
  void withdrawnTransferEndsTheWatch() {
    String id = createdTransfer();
    withdrawAfterTwoPolls(Operation.GET, id);
    CliRunner.Result result = source().run(args("watch %s" + FAST, transferFlags(id)));
    assertThat(result.exitCode()).as(result.err()).isEqualTo(ExitCode.NOT_COMPLETE);
    assertThat(result.err()).contains("it was withdrawn");
  }

  @Test
  void watchOfACustomerEndsWhenNoTransferIsOpen() {
    simulator.processingTime(Duration.ofSeconds(1));
    var subscriptions = subscriptions();
    String ended = simulator.sourceCreates(customer, subscriptions[0]);
    simulator.partnerRejects(ended);
    String first = simulator.sourceCreates(customer, subscriptions[1]);
    String second = simulator.sourceCreates(customer, subscriptions[2]);
    afterPolls(
        3,
        Operation.LIST,
        () -> {
          simulator.partnerAccepts(first);
          simulator.partnerAccepts(second);
        });
    CliRunner.Result result =
        source().run(args("watch --customer %s -o table" + FAST, customer.tenantId()));
    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.out()).contains(first, second).doesNotContain(ended);
    assertThat(result.err()).contains("2 transfers ended, all complete");
    assertThat(source().run(args("watch --customer %s", customer.tenantId())).err())
        .contains("there are no open transfers");
  }

  @Test
  void watchOfACustomerShowsAWithdrawal() {
    String id = createdTransfer();
    withdrawAfterTwoPolls(Operation.LIST, id);
    CliRunner.Result result =
        source().run(args("watch --customer %s -o table" + FAST, customer.tenantId()));
    assertThat(result.exitCode()).as(result.err()).isEqualTo(ExitCode.NOT_COMPLETE);
    assertThat(result.out()).contains(id + "  gone");
    assertThat(result.err()).contains("1 transfer ended, 1 of them not complete");
  }

  @Test
  void interruptEndsWithACompleteLine() {
    String id = createdTransfer();
    CliRunner cli = source();
    interruptAfterPolls(2, Operation.GET, cli);
    CliRunner.Result result = cli.run(args("watch %s" + FAST, transferFlags(id)));
    assertThat(result.exitCode()).isEqualTo(ExitCode.INTERRUPTED);
    assertThat(updates(result)).hasSize(1);
    assertThat(result.err()).isEmpty();
  }

  @Test
  void severalTransfersShareTheirPolls() {
    var subscriptions = subscriptions();
    String first = simulator.sourceCreates(customer, subscriptions[0]);
    String second = simulator.sourceCreates(customer, subscriptions[1]);
    String ignored = simulator.sourceCreates(customer, subscriptions[2]);
    afterPolls(3, Operation.LIST, () -> simulator.partnerAccepts(first));
    afterPolls(4, Operation.LIST, () -> simulator.partnerRejects(second));
    CliRunner.Result result =
        source()
            .run(
                args(
                    "watch %s %s -o table" + FAST, transferFlags(first), second.toUpperCase(ROOT)));
    assertThat(result.exitCode()).as(result.err()).isEqualTo(ExitCode.NOT_COMPLETE);
    assertThat(result.out()).contains(first, second).doesNotContain(ignored);
    assertThat(result.err()).contains("2 transfers ended, 1 of them not complete");
  }

  @Test
  void severalCustomers() {
    SimulatedCustomer other = simulator.addCustomer("Adatum");
    String first = simulator.sourceCreates(customer, subscriptions()[0]);
    String second = simulator.sourceCreates(other, other.addSubscription("Visio"));
    afterPolls(4, Operation.LIST, () -> simulator.partnerAccepts(first));
    afterPolls(5, Operation.LIST, () -> simulator.partnerAccepts(second));
    CliRunner.Result result =
        source()
            .run(
                args(
                    "watch --customer %s %s -o table" + FAST,
                    customer.tenantId(),
                    other.tenantId()));
    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.out())
        .contains(customer.tenantId() + "  " + first, other.tenantId() + "  " + second);
    assertThat(result.err()).contains("2 transfers ended, all complete");
  }

  @Test
  void failureOfOneCustomerDoesNotEndTheWatch() {
    SimulatedCustomer other = simulator.addCustomer("Adatum");
    String id = createdTransfer();
    afterPolls(3, Operation.LIST, () -> simulator.partnerAccepts(id));
    other.endRelationship(simulator.sourcePartner());
    CliRunner.Result result =
        source().run(args("watch --customer %s %s" + FAST, customer.tenantId(), other.tenantId()));
    assertThat(result.exitCode()).isEqualTo(ExitCode.NOT_AUTHORIZED);
    assertThat(result.err().lines())
        .hasSize(2)
        .satisfies(
            line ->
                assertThat(line)
                    .startsWith("transfers: watch of customer " + other.tenantId() + " ")
                    .contains("HTTP 403, code 20002"),
            atIndex(0))
        .satisfies(
            line ->
                assertThat(line)
                    .contains("1 transfer ended, all complete; 1 customer could not be followed"),
            atIndex(1));
  }

  @Test
  void transientErrorsAreLoggedWhenTheyBeginAndEnd() {
    String id = startedTransfer();
    simulator.faults().next(Operation.GET, Fault.badGateway());
    simulator.faults().next(Operation.GET, Fault.badGateway());
    CliRunner.Result result = source().run(args("watch %s" + FAST, transferFlags(id)));
    assertThat(result.exitCode()).isZero();
    assertThat(result.err().lines())
        .hasSize(3)
        .satisfies(line -> assertThat(line).contains("HTTP 502", "tried again"), atIndex(0))
        .satisfies(line -> assertThat(line).contains("the service answers again"), atIndex(1));
  }

  private static void withdrawAfterTwoPolls(Operation poll, String id) {
    CliRunner cli = source();
    afterPolls(
        3,
        poll,
        () -> {
          Thread withdrawing = new Thread(() -> cli.run(args("withdraw %s", transferFlags(id))));
          withdrawing.setDaemon(true);
          withdrawing.start();
        });
  }
}
