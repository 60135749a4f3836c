package io.github.partnertransfers.cli.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnertransfers.cli.ExitCode;
import io.github.partnertransfers.simulator.Operation;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Runs of the real program: with a disk that is full, with Ctrl-C, and with a closed stdout. */
@DisabledOnOs(OS.WINDOWS) // Which has no signals and no limit of the size of files.
class BatchProcessTest extends BatchTest {
  private static String outputOf(Process process) throws IOException {
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  /**
   * A file that may not grow is what a full disk is for a program: a line is written in part, and
   * then an error is reported.
   */
  @Test
  void fullDiskEndsTheRunAndTheNextGoesOn() throws Exception {
    plan(tableOf(20, 1));
    simulator.onRequest(this::recordSent);
    for (int kibibytes : List.of(1, 4)) {
      Process limited =
          process(
                  List.of("bash", "-c", "ulimit -f " + kibibytes + " && exec \"$@\"", "bash"),
                  "run",
                  plan().toString(),
                  "--rate",
                  "100")
              .redirectErrorStream(true)
              .start();
      String output = outputOf(limited);
      assertThat(limited.waitFor()).as(output).isEqualTo(ExitCode.UNAVAILABLE);
      assertThat(output)
          .contains("plan.jsonl.ledger: File too large; nothing more is sent")
          .contains("run it again to go on");
      assertThat(Files.size(ledger())).isEqualTo(kibibytes * 1024L);
    }
    Process unlimited = process(List.of(), "run", plan().toString(), "--rate", "100").start();
    assertThat(unlimited.waitFor()).as(outputOf(unlimited)).isZero();
    assertTransfers(20);
    assertRequestsWereRecorded(20);
    assertThat(report("--offline").err()).contains("20 rows: 20 Active");
  }

  @Test
  void interruptLeavesNoRequestWithoutAnAnswer() throws Exception {
    plan(tableOf(12, 1));
    CompletableFuture<Process> run = new CompletableFuture<>();
    AtomicInteger creates = new AtomicInteger();
    simulator.onRequest(
        request -> {
          recordSent(request);
          if (request.operation() == Operation.CREATE && creates.incrementAndGet() == 5) {
            interrupt(run.join());
          }
        });
    run.complete(
        process(List.of(), "run", plan().toString(), "--rate", "100")
            .redirectErrorStream(true)
            .start());
    String output = outputOf(run.join());
    assertThat(run.join().waitFor()).as(output).isEqualTo(ExitCode.INTERRUPTED);
    assertThat(output).contains(" of 12 transfers created, ", " not sent", "run it again to go on");
    assertThat(output).doesNotContain("unknown", "Exception");

    assertThat(run().exitCode()).isZero();
    assertTransfers(12);
    assertRequestsWereRecorded(12);
    assertThat(simulator.requests(Operation.LIST)).isEmpty(); // Nothing had to be looked up.
  }

  private static void interrupt(Process process) {
    try {
      new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** As {@code head -1} does. What was asked for is created nevertheless. */
  @Test
  void closedOutputDoesNotEndTheRun() throws Exception {
    plan(tableOf(12, 1));
    Process run = process(List.of(), "run", plan().toString(), "--rate", "100").start();
    try (BufferedReader reader = run.inputReader()) {
      assertThat(reader.readLine()).startsWith("created  customer ");
    }
    String errors = new String(run.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(run.waitFor()).as(errors).isZero();
    assertThat(errors.lines()).containsExactly("transfers: batch run: 12 of 12 transfers created");
    assertTransfers(12);
  }
}
