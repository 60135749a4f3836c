package io.github.partnertransfers.cli.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnertransfers.cli.ExitCode;
import io.github.partnertransfers.simulator.Operation;
import io.github.partnertransfers.simulator.RecordedRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * Kills runs in a process of their own at random points, with SIGKILL, and runs the plan again
 * until it is done. {@code -Dbatch.rows} and {@code -Dbatch.kills} set the size, {@code
 * -Drandom.seed} repeats the choice of points.
 */
class BatchCrashTest extends BatchTest {
  private static final int ROWS = Integer.getInteger("batch.rows", 60);
  private static final int KILLS = Integer.getInteger("batch.kills", 5);
  private static final int ROWS_OF_TRANSFER = 2;
  private static final int MAX_SPINS = 2_000_000;

  private final long seed = Long.getLong("random.seed", System.nanoTime());
  private final Random random = new Random(seed);

  private final AtomicInteger requests = new AtomicInteger();
  private final AtomicInteger kills = new AtomicInteger();
  private volatile int lastRequest;
  private volatile int spins;
  private volatile CompletableFuture<Process> process = new CompletableFuture<>();

  @Test
  void killedRunsCreateEveryTransferOnce() throws Exception {
    int transfers = ROWS / ROWS_OF_TRANSFER;
    assertThat(plan(tableOf(transfers, ROWS_OF_TRANSFER)).exitCode()).isZero();
    simulator.onRequest(this::receive);
    for (int i = 0; i < KILLS; i++) {
      // So few that the plan is not done before the last kill.
      assertThat(runUntilRequest(1 + random.nextInt(transfers / (KILLS + 1))))
          .as("exit code after a kill, seed %s", seed)
          .isNotIn(ExitCode.DONE, ExitCode.INCOMPLETE);
    }
    assertThat(kills).as("kills, seed %s", seed).hasValue(KILLS);
    int exitCode = runUntilRequest(Integer.MAX_VALUE);

    assertThat(exitCode).as("seed %s: %s", seed, Files.readString(output())).isZero();
    assertTransfers(transfers);
    assertRequestsWereRecorded(transfers);
    assertThat(report("--offline").err()).contains(ROWS + " rows: " + ROWS + " Active");
    System.out.println(
        "%d rows, %d kills, %d creates and %d lists for %d transfers, %d lines in the ledger"
            .formatted(
                ROWS,
                kills.get(),
                simulator.requests(Operation.CREATE).size(),
                simulator.requests(Operation.LIST).size(),
                transfers,
                ledgerLines().size()));
  }

  private Path output() {
    return folder.resolve("output.txt");
  }

  /** Runs the plan in a process that is killed during a request, and returns its exit code. */
  private int runUntilRequest(int number) throws IOException, InterruptedException {
    process = new CompletableFuture<>();
    requests.set(0);
    lastRequest = number;
    spins = random.nextBoolean() ? 0 : random.nextInt(MAX_SPINS);
    ProcessBuilder builder =
        process(List.of(), "run", plan().toString(), "--rate", "100")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(output().toFile()));
    Process started = builder.start();
    process.complete(started);
    return started.waitFor();
  }

  /** Called after the effect of a request, and before its response is sent. */
  private void receive(RecordedRequest request) {
    recordSent(request);
    if (requests.incrementAndGet() == lastRequest) {
      if (spins == 0) {
        kill();
      } else {
        Thread killer = new Thread(this::killLater);
        killer.start();
      }
    }
  }

  private void killLater() {
    for (int i = 0; i < spins; i++) {
      Thread.onSpinWait();
    }
    kill();
  }

  private void kill() {
    kills.incrementAndGet();
    process.join().destroyForcibly();
  }
}
