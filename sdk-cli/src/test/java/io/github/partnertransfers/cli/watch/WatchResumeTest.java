package io.github.partnertransfers.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnertransfers.cli.CliContext;
import io.github.partnertransfers.cli.CliRunner;
import io.github.partnertransfers.cli.ExitCode;
import io.github.partnertransfers.cli.Transfers;
import io.github.partnertransfers.simulator.Operation;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchResumeTest extends PollScriptTest {
  @Test
  void resumeShowsOnlyWhatIsNew(@TempDir Path folder) {
    String ended = simulator.sourceCreates(customer, subscriptions()[0]);
    simulator.partnerRejects(ended);
    String id = simulator.sourceCreates(customer, subscriptions()[1]);
    String watch = "watch --customer %s --resume %s" + FAST;
    String[] words = args(watch, customer.tenantId(), folder.resolve("positions").toString());
    CliRunner cli = source();
    interruptAfterPolls(2, Operation.LIST, cli);

    assertThat(updates(cli.run(words))).hasSize(2);
    assertThat(updates(cli.run(words))).isEmpty();
    clearActions();
    simulator.partnerAccepts(id);
    String quick = simulator.sourceCreates(customer, subscriptions()[2]);
    simulator.partnerRejects(quick);
    CliRunner.Result last = source().run(words);

    assertThat(updates(last))
        .extracting(update -> update.get("kind").getAsString())
        .containsExactly("ended", "appeared");
    assertThat(last.exitCode()).isEqualTo(ExitCode.NOT_COMPLETE);
    assertThat(last.err()).contains("2 transfers ended, 1 of them not complete");
    CliRunner.Result again = source().run(words);
    assertThat(updates(again)).isEmpty();
    assertThat(again.err()).contains("there are no open transfers");
  }

  @Test
  void resumeOfAnEndedTransferReportsItsEnd(@TempDir Path folder) {
    String id = simulator.sourceCreates(customer, subscriptions()[0]);
    simulator.partnerRejects(id);
    String[] words = args("watch %s --resume %s" + FAST, transferFlags(id), folder + "/positions");

    assertThat(source().run(words).exitCode()).isEqualTo(ExitCode.NOT_COMPLETE);
    CliRunner.Result again = source().run(words);

    assertThat(again.out()).isEmpty();
    assertThat(again.exitCode()).isEqualTo(ExitCode.NOT_COMPLETE);
    assertThat(again.err()).contains("rejected it; nothing was moved");
  }

  @Test
  void resumedLiveViewShowsOpenTransfers(@TempDir Path folder) {
    String id = createdTransfer();
    String watch = "watch %s --resume %s" + FAST;
    String[] words = args(watch, transferFlags(id), folder + "/positions");
    CliRunner cli = source();
    interruptAfterPolls(2, Operation.GET, cli);
    cli.run(words);
    CliRunner.Result result = cli.withTerminal(TERMINAL).run(words);
    assertThat(result.exitCode()).isEqualTo(ExitCode.INTERRUPTED);
    assertThat(result.out()).contains(id, "Active", "nothing new since the last watch");
  }

  @Test
  void unreadUpdatesAreNotSaved(@TempDir Path folder) throws IOException {
    String id = createdTransfer();
    Path positions = folder.resolve("positions");
    PrintWriter closed = new PrintWriter(Writer.nullWriter());
    closed.close();
    CliContext context = source().context(closed, new PrintWriter(Writer.nullWriter()));
    int exitCode =
        Transfers.run(
            context, args("watch %s --resume %s" + FAST, transferFlags(id), positions + ""));
    assertThat(exitCode).isZero();
    assertThat(positions).isEmptyFile();
  }

  /** Transfers that ended before the first watch do not count, even if it was killed. */
  @Test
  void resumeAfterACrashWithoutOpenTransfers(@TempDir Path folder) throws IOException {
    for (int i = 0; i < 3; i++) {
      simulator.partnerRejects(simulator.sourceCreates(customer, subscriptions()[i]));
    }
    Path file = folder.resolve("positions");
    String[] words = args("watch --customer %s --resume %s" + FAST, customer.tenantId(), file + "");
    assertThat(source().run(words).exitCode()).isZero();
    List<String> lines = Files.readAllLines(file);
    assertThat(lines).hasSize(4).last().isEqualTo("followed=" + customer.tenantId());

    for (int survived = 0; survived <= 4; survived++) {
      Files.write(file, lines.subList(0, survived));
      CliRunner.Result again = source().run(words);
      assertThat(again.exitCode()).as("after %s lines: %s", survived, again.err()).isZero();
      assertThat(again.err()).contains("there are no open transfers");
    }
  }

  @Test
  void positionsOfATransferDoNotMarkTheCustomerAsFollowed(@TempDir Path folder) {
    String open = simulator.sourceCreates(customer, subscriptions()[0]);
    simulator.partnerRejects(simulator.sourceCreates(customer, subscriptions()[1]));
    CliRunner cli = source();
    interruptAfterPolls(2, Operation.GET, cli);
    cli.run(args("watch %s --resume %s" + FAST, transferFlags(open), folder + "/positions"));
    afterPolls(2, Operation.LIST, () -> simulator.partnerAccepts(open));

    CliRunner.Result all =
        source()
            .run(
                args(
                    "watch --customer %s --resume %s" + FAST,
                    customer.tenantId(),
                    folder + "/positions"));

    assertThat(all.err()).contains("1 transfer ended, all complete");
    assertThat(all.exitCode()).isZero();
  }

  /** A customer without transfers counts as followed, so later transfers are new. */
  @Test
  void resumeOfACustomerWithoutTransfers(@TempDir Path folder) {
    String[] words =
        args("watch --customer %s --resume %s" + FAST, customer.tenantId(), folder + "/positions");
    assertThat(source().run(words).exitCode()).isZero();
    simulator.partnerRejects(simulator.sourceCreates(customer, subscriptions()[0]));

    CliRunner.Result again = source().run(words);

    assertThat(again.exitCode()).isEqualTo(ExitCode.NOT_COMPLETE);
    assertThat(again.err()).contains("1 transfer ended, 1 of them not complete");
  }
}
