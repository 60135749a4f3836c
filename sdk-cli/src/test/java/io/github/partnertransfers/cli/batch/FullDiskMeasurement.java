package io.github.partnertransfers.cli.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnertransfers.cli.ExitCode;
import io.github.partnertransfers.simulator.Operation;
import io.github.partnertransfers.simulator.RecordedRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * Fills the disk of runs of the real program at random points, and runs the plan again with space
 * on the disk until it is done. The disk is a tmpfs, which needs root, so this is not part of the
 * build. {@code -Dbatch.rows} and {@code -Dbatch.fills} set the size, {@code -Drandom.seed} repeats
 * the choice of points.
 */
class FullDiskMeasurement extends BatchTest {
  private static final int ROWS = Integer.getInteger("batch.rows", 1000);
  private static final int FILLS = Integer.getInteger("batch.fills", 10);

  private final long seed = Long.getLong("random.seed", System.nanoTime());
  private final Random random = new Random(seed);
  private final AtomicInteger creates = new AtomicInteger();
  private volatile int fillAt;

  @Test
  void fullDisksCreateEveryTransferOnce() throws Exception {
    Path disk = Files.createDirectory(folder.resolve("disk"));
    command("mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", disk.toString());
    Path outer = folder;
    folder = disk;
    try {
      assertThat(plan(tableOf(ROWS, 1)).exitCode()).isZero();
      simulator.onRequest(this::receive);
      for (int i = 0; i < FILLS; i++) {
        runWithFullDisk();
      }
      fillAt = 0;
      assertThat(execute()).as("seed %s", seed).isZero();
      assertTransfers(ROWS);
      assertRequestsWereRecorded(ROWS);
      System.out.printf(
          "%d rows, %d full disks that ended a run, %d creates and %d lists for %d transfers, %d"
              + " lines in the ledger, %d of them torn%n",
          ROWS,
          FILLS,
          simulator.requests(Operation.CREATE).size(),
          simulator.requests(Operation.LIST).size(),
          simulator.transfers().size(),
          ledgerLines().size(),
          ledgerLines().stream().filter(line -> line.startsWith("{\"torn\"")).count());
    } finally {
      folder = outer;
      command("umount", disk.toString());
    }
  }

  private void runWithFullDisk() throws Exception {
    creates.set(0);
    fillAt = 1 + random.nextInt(ROWS / (FILLS + 1));
    int exitCode = execute();
    Files.delete(filler());
    assertThat(exitCode).as("seed %s", seed).isEqualTo(ExitCode.UNAVAILABLE);
  }

  private int execute() throws Exception {
    Process run =
        process(List.of(), "run", plan().toString(), "--rate", "1000")
            .redirectErrorStream(true)
            .start();
    String output = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int exitCode = run.waitFor();
    if (exitCode != 0) {
      assertThat(output).contains("No space left on device");
    }
    return exitCode;
  }

  private Path filler() {
    return folder.resolve("filler");
  }

  private void receive(RecordedRequest request) {
    recordSent(request);
    if (request.operation() == Operation.CREATE && creates.incrementAndGet() == fillAt) {
      try (OutputStream file = Files.newOutputStream(filler())) {
        byte[] page = new byte[4096];
        while (true) {
          file.write(page);
        }
      } catch (IOException e) {
        // The disk is full.
      }
    }
  }

  private static void command(String... words) throws IOException, InterruptedException {
    assertThat(new ProcessBuilder(words).inheritIO().start().waitFor()).as(words[0]).isZero();
  }
}
