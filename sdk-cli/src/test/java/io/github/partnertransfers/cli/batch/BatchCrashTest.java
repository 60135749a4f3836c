package io.github.partnertransfers.cli.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnertransfers.cli.ExitCode;
import io.github.partnertransfers.cli.Transfers;
import io.github.partnertransfers.simulator.Operation;
import io.github.partnertransfers.simulator.RecordedRequest;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
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

  /** Request ids that were sent without a line in the ledger. */
  private final Set<String> unrecorded = ConcurrentHashMap.newKeySet();

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
    assertThat(unrecorded).as("seed %s", seed).isEmpty();
    assertThat(
            simulator.requests(Operation.CREATE).stream()
                .map(request -> request.header("MS-RequestId").orElse(""))
                .distinct())
        .hasSize(transfers);
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
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            Transfers.class.getName(),
            "batch",
            "run",
            plan().toString());
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(output().toFile()))
            .directory(new File("."));
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("PARTNER_CENTER_"));
    environment.putAll(
        Map.of(
            "PARTNER_CENTER_BASE_URL", simulator.url(),
            "PARTNER_CENTER_LOGIN_URL", simulator.loginUrl(),
            "PARTNER_CENTER_TENANT_ID", simulator.sourcePartner().tenantId(),
            "PARTNER_CENTER_CLIENT_ID", simulator.sourcePartner().clientId(),
            "PARTNER_CENTER_CLIENT_SECRET", simulator.sourcePartner().clientSecret(),
            "PARTNER_CENTER_TOKEN_STORE", "file",
            "XDG_CONFIG_HOME", folder.toString()));
    Process started = builder.start();
    process.complete(started);
    return started.waitFor();
  }

  /** Called after the effect of a request, and before its response is sent. */
  private void receive(RecordedRequest request) {
    if (request.operation() == Operation.CREATE) {
      String id = request.header("MS-RequestId").orElse("");
      if (!ledgerText().contains("{\"requestId\":\"" + id + "\",\"state\":\"sending\"")) {
        unrecorded.add(id);
      }
    }
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

  private String ledgerText() {
    try {
      return Files.readString(ledger());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
