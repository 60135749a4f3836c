package io.github.partnertransfers.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.partnertransfers.simulator.Operation;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class WatchCommandTest extends ServiceTest {
  private static final String FAST = " --interval 10ms";
  private static final FakeTerminal TERMINAL = new FakeTerminal(true, 80, 24, null);

  /** A transfer under way, a hundredth of a second per item. */
  private static String startedTransfer() {
    simulator.processingTime(Duration.ofSeconds(1));
    String id = createdTransfer();
    simulator.partnerAccepts(id);
    return id;
  }

  @Test
  void linesUntilComplete() {
    String id = startedTransfer();
    Cli.Result result = source().run(words("watch %s" + FAST, of(id)));
    assertThat(result.exitCode()).as(result.err()).isZero();
    List<String> lines = result.out().lines().toList();
    assertThat(lines).allMatch(line -> line.matches("\\d\\d:\\d\\d:\\d\\dZ  " + id + "  .*"));
    assertThat(lines.get(lines.size() - 1)).contains("Complete  items 3/3 done");
    assertThat(result.err()).contains("watch: Complete: everything was moved");
  }

  @Test
  void jsonLines() {
    String id = startedTransfer();
    Cli.Result result = source().run(words("watch %s -o json" + FAST, of(id)));
    List<JsonObject> updates =
        result.out().lines().map(line -> tree(line).getAsJsonObject()).toList();
    JsonObject first = updates.get(0);
    JsonObject last = updates.get(updates.size() - 1);
    assertThat(first.keySet())
        .containsExactly(
            "time", "customerId", "transferId", "status", "previousStatus", "ended", "transfer");
    assertThat(first.get("previousStatus").isJsonNull()).isTrue();
    assertThat(first.get("customerId").getAsString()).isEqualTo(customer.tenantId());
    assertThat(last.get("ended").getAsBoolean()).isTrue();
    assertThat(last.get("status").getAsString()).isEqualTo("Complete");
    assertThat(last.get("transfer")).isEqualTo(tree(simulator.transfers().get(0).json()));
  }

  @Test
  void anEndThatIsNotComplete() {
    customer.addSubscription("Dynamics 365").failsOnTransfer("Not synchronized");
    String id = startedTransfer();
    Cli.Result result = source().run(words("watch %s" + FAST, of(id)));
    assertThat(result.exitCode()).isEqualTo(ExitCode.NOT_COMPLETE);
    assertThat(result.err())
        .contains("it ended with some items moved and some failed")
        .contains("Dynamics 365 failed: Not synchronized");
    String rejected = simulator.sourceCreates(customer, customer.addSubscription("Visio"));
    simulator.partnerRejects(rejected);
    Cli.Result second = source().run(words("watch %s" + FAST, of(rejected)));
    assertThat(second.exitCode()).isEqualTo(ExitCode.NOT_COMPLETE);
    assertThat(second.err()).contains("rejected it; nothing was moved");
  }

  @Test
  void timeoutSaysHowFarItWas() {
    String id = createdTransfer();
    Cli.Result result = source().run(words("watch %s --timeout 100ms" + FAST, of(id)));
    assertThat(result.exitCode()).isEqualTo(ExitCode.UNAVAILABLE);
    assertThat(result.err()).contains("not ended after 100ms; last seen Active, items 0/3 done");
    Cli.Result all =
        source().run(words("watch --customer %s --timeout 100ms" + FAST, customer.tenantId()));
    assertThat(all.exitCode()).isEqualTo(ExitCode.UNAVAILABLE);
    assertThat(all.err()).contains("1 transfer still open");
  }

  @Test
  void aWithdrawnTransferIsNoError() {
    String id = createdTransfer();
    withdrawAfterTwoPolls(Operation.GET, id);
    Cli.Result result = source().run(words("watch %s" + FAST, of(id)));
    assertThat(result.exitCode()).as(result.err()).isEqualTo(ExitCode.NOT_COMPLETE);
    assertThat(result.err()).contains("it was withdrawn");
  }

  @Test
  void allUntilNoneIsOpen() {
    simulator.processingTime(Duration.ofSeconds(1));
    var subscriptions = subscriptions();
    String ended = simulator.sourceCreates(customer, subscriptions[0]);
    simulator.partnerRejects(ended);
    String first = simulator.sourceCreates(customer, subscriptions[1]);
    String second = simulator.sourceCreates(customer, subscriptions[2]);
    simulator.onRequest(
        request -> {
          if (simulator.requests(Operation.LIST).size() == 3
              && request.operation() == Operation.LIST) {
            simulator.partnerAccepts(first);
            simulator.partnerAccepts(second);
          }
        });
    Cli.Result result = source().run(words("watch --customer %s" + FAST, customer.tenantId()));
    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.out()).contains(first, second).doesNotContain(ended);
    assertThat(result.err()).contains("2 transfers ended, all complete");
    assertThat(source().run(words("watch --customer %s", customer.tenantId())).err())
        .contains("the customer has no open transfers");
  }

  @Test
  void allNoticesAWithdrawal() {
    String id = createdTransfer();
    withdrawAfterTwoPolls(Operation.LIST, id);
    Cli.Result result = source().run(words("watch --customer %s" + FAST, customer.tenantId()));
    assertThat(result.exitCode()).as(result.err()).isEqualTo(ExitCode.NOT_COMPLETE);
    assertThat(result.out()).contains(id + "  gone");
    assertThat(result.err()).contains("1 transfer ended, 1 of them not complete");
  }

  @Test
  void liveViewIsRedrawnAndLeavesTheCursor() {
    String id = startedTransfer();
    Cli cli = source().on(TERMINAL);
    Cli.Result result = cli.run(words("watch %s" + FAST, of(id)));
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
  void ctrlCRestoresTheCursor() {
    String id = createdTransfer();
    Cli cli = source().on(TERMINAL);
    simulator.onRequest(
        request -> {
          if (request.operation() == Operation.GET) {
            List.copyOf(cli.interrupts()).forEach(Runnable::run);
          }
        });
    Cli.Result result = cli.run(words("watch %s --timeout 100ms" + FAST, of(id)));
    assertThat(result.out().split("\u001b\\[\\?25h", -1)).hasSize(2);
    assertThat(result.out().trim()).endsWith("\u001b[?25h");
  }

  private static void withdrawAfterTwoPolls(Operation poll, String id) {
    Cli cli = source();
    simulator.onRequest(
        request -> {
          if (request.operation() == poll && simulator.requests(poll).size() == 3) {
            Thread withdrawing = new Thread(() -> cli.run(words("withdraw %s", of(id))));
            withdrawing.setDaemon(true);
            withdrawing.start();
          }
        });
  }
}
