package io.github.partnertransfers.cli.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Measures time, memory and request rate of batches of 10,000 rows, in real time over loopback,
 * with a heap of 64 MB. It is not part of the build, because it takes minutes and depends on the
 * machine. {@code -Dbatch.customers}, {@code -Dbatch.subscriptions} and {@code -Dbatch.rate} change
 * the size. Run it with
 *
 * <pre>{@code
 * ./mvnw -pl sdk-cli -am test -Dtest=BatchLoadMeasurement -Dsurefire.failIfNoSpecifiedTests=false
 * }</pre>
 */
class BatchLoadMeasurement {
  private static final int CUSTOMERS = Integer.getInteger("batch.customers", 400);
  private static final int SUBSCRIPTIONS = Integer.getInteger("batch.subscriptions", 25);
  private static final int ROWS = CUSTOMERS * SUBSCRIPTIONS;
  private static final int RATE = Integer.getInteger("batch.rate", 100);
  private static final int LINES_OF_REQUEST = 2;
  private static final double ALLOWED_TIME = 1.1;

  @TempDir private Path folder;

  private Process simulator;
  private BufferedReader simulatorOutput;
  private String[] endpoints;

  private void startSimulator() throws IOException {
    simulator =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx2g",
                "-cp",
                System.getProperty("java.class.path"),
                RecordingSimulator.class.getName(),
                Integer.toString(CUSTOMERS),
                Integer.toString(SUBSCRIPTIONS),
                folder.resolve("moves.csv").toString())
            .redirectError(Redirect.INHERIT)
            .start();
    simulatorOutput = simulator.inputReader();
    endpoints = String.valueOf(simulatorOutput.readLine()).split(" ", -1);
  }

  @AfterEach
  void stopSimulator() throws InterruptedException {
    simulator.destroy();
    simulator.waitFor();
  }

  @Test
  void transferPerRow() throws Exception {
    startSimulator();
    measure(
        "plan, a transfer a row",
        CUSTOMERS,
        null,
        "plan",
        "moves.csv",
        "-o",
        "plan",
        "--items",
        "1");
    measure("run", ROWS, "plan.ledger", "run", "plan");
    measure("report", ROWS, null, "report", "plan", "-o", "csv");
    assertThat(Files.readAllLines(folder.resolve("report.out"))).hasSize(ROWS + 1);
    Files.copy(folder.resolve("report.out"), folder.resolve("report.csv"));
    measure("accept", ROWS, "report.csv.accept.ledger", "accept", "report.csv", "-o", "csv");
  }

  @Test
  void groupedRows() throws Exception {
    startSimulator();
    measure("plan, grouped", CUSTOMERS, null, "plan", "moves.csv", "-o", "plan");
    measure("run, grouped", CUSTOMERS * ((SUBSCRIPTIONS + 24) / 25), null, "run", "plan");
  }

  /** Runs a command, and prints what it took; looks at the heap while its ledger grows. */
  private void measure(String name, int requests, @Nullable String ledger, String... arguments)
      throws Exception {
    long start = System.nanoTime();
    Process process = start(arguments);
    List<String> heaps = new ArrayList<>();
    if (ledger != null) {
      for (int percent : List.of(10, 50, 99)) {
        awaitLines(folder.resolve(ledger), requests * LINES_OF_REQUEST / 100 * percent, process);
        heaps.add(percent + " %: " + liveHeap(process));
      }
    }
    int exitCode = process.waitFor();
    Duration time = Duration.ofNanos(System.nanoTime() - start);
    simulator.getOutputStream().write('\n');
    simulator.getOutputStream().flush();
    String[] counts = simulatorOutput.readLine().split(" ", -1);
    System.out.printf(
        "%-24s %6d rows, %6s requests in %6.1f s at %d/s; at most %s in any second; exit code %d;"
            + " live heap %s%n",
        name, ROWS, counts[0], time.toMillis() / 1000.0, RATE, counts[1], exitCode, heaps);
    assertThat(exitCode).as(name).isZero();
    assertThat(Integer.parseInt(counts[1])).as(name).isLessThanOrEqualTo(RATE);
    double allowed = requests / (double) RATE * ALLOWED_TIME;
    assertThat(time.toMillis() / 1000.0).as(name).isLessThan(Math.max(allowed, 10));
  }

  private Process start(String... arguments) throws IOException {
    boolean isTarget = arguments[0].equals("accept");
    String[] files =
        Arrays.stream(arguments)
            .map(word -> word.matches("moves.csv|plan|report.csv") ? inFolder(word) : word)
            .toArray(String[]::new);
    files[0] = arguments[0];
    List<String> all = new ArrayList<>(List.of("batch"));
    all.addAll(List.of(files));
    all.addAll(List.of("--rate", Integer.toString(RATE)));
    ProcessBuilder builder =
        TransfersProcess.of(endpoints[0], endpoints[1], folder, List.of(), all)
            .redirectOutput(folder.resolve(arguments[0] + ".out").toFile())
            .redirectError(Redirect.INHERIT);
    int partner = isTarget ? 5 : 2;
    builder.environment().put("PARTNER_CENTER_TENANT_ID", endpoints[partner]);
    builder.environment().put("PARTNER_CENTER_CLIENT_ID", endpoints[partner + 1]);
    builder.environment().put("PARTNER_CENTER_CLIENT_SECRET", endpoints[partner + 2]);
    builder.environment().put("JDK_JAVA_OPTIONS", "-Xmx64m");
    return builder.start();
  }

  private String inFolder(String name) {
    return folder.resolve(name).toString();
  }

  private static void awaitLines(Path ledger, int lines, Process process) throws Exception {
    while (process.isAlive() && (!Files.exists(ledger) || count(ledger) < lines)) {
      Thread.sleep(200);
    }
  }

  private static long count(Path file) throws IOException {
    try (var lines = Files.lines(file)) {
      return lines.count();
    }
  }

  /** Returns the size of the live objects, after a full collection. */
  private static String liveHeap(Process process) throws Exception {
    Process jcmd =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                Long.toString(process.pid()),
                "GC.class_histogram")
            .redirectErrorStream(true)
            .start();
    String output = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String total =
        output.lines().filter(line -> line.startsWith("Total")).findFirst().orElse("Total 0 0");
    return Long.parseLong(total.trim().split(" +", -1)[2]) / 1024 + " KB";
  }
}
