package io.github.partnertransfers.benchmarks;

import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.benchmarks.Figure.Unit;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import okhttp3.OkHttpClient;

/**
 * Holds what calls allocate, and what an idle client holds, to the committed figures. Time says
 * little on a machine that is shared; bytes don't move from run to run, as long as no optimizing
 * compiler leaves some out, now more and now fewer: so it is to be run without one, which is also
 * how Android runs most code. Only a rise fails. After a fall the gate prints the command that
 * records the lower figure.
 */
final class AllocationGate {
  private static final double TOLERANCE = 0.05;

  private static final int WARM_UP_ROUNDS = 2;
  private static final int ROUNDS = 5;
  private static final int TIMES = 1_000;

  /** Enough that what else the process holds is less than a percent. */
  private static final int TENANTS = 500;

  private AllocationGate() {}

  /**
   * Measures, and exits with status 1 if a figure has risen.
   *
   * @param arguments the file of committed figures, and {@code update} to replace it
   */
  public static void main(String[] arguments) throws Exception {
    Path file = Path.of(arguments[0]);
    Map<String, Long> measured = measure();
    if (arguments.length > 1 && arguments[1].equals("update")) {
      CommittedFigures.write(file, "Bytes that an operation allocates, or that are held", measured);
      System.out.println("wrote " + file);
      System.exit(0);
    }
    Map<String, Long> committed = CommittedFigures.read(file);
    measured.forEach(
        (row, bytes) ->
            System.out.printf(
                "%-28s %,9d bytes, committed %,9d%n", row, bytes, committed.get(row)));
    List<String> problems = problems(committed, measured);
    problems.forEach(problem -> System.err.println("allocation gate: " + problem));
    List<String> improvements = improvements(committed, measured);
    improvements.forEach(improvement -> System.out.println("improved: " + improvement));
    if (!improvements.isEmpty()) {
      System.out.println("To record this, run: sdk-benchmarks/gate update");
    }
    System.exit(problems.isEmpty() ? 0 : 1);
  }

  /** Returns a line for each figure that has risen, and for each that is missing. */
  static List<String> problems(Map<String, Long> committed, Map<String, Long> measured) {
    return CommittedFigures.problems(
        committed,
        measured,
        " bytes",
        (row, expected, bytes) ->
            bytes - expected > TOLERANCE * expected ? comparison(row, expected, bytes) : null);
  }

  /** Returns a line for each figure that has fallen. */
  static List<String> improvements(Map<String, Long> committed, Map<String, Long> measured) {
    List<String> improvements = new ArrayList<>();
    measured.forEach(
        (row, bytes) -> {
          Long expected = committed.get(row);
          if (expected != null && expected - bytes > TOLERANCE * expected) {
            improvements.add(comparison(row, expected, bytes));
          }
        });
    return improvements;
  }

  private static String comparison(String row, long committed, long measured) {
    return String.format(
        "%s: committed %,d bytes, measured %,d (%+.1f %%)",
        row, committed, measured, 100.0 * (measured - committed) / committed);
  }

  /** The server is one of this process: what its threads allocate isn't counted as the caller's. */
  private static Map<String, Long> measure() throws Exception {
    Map<String, Long> bytes = new LinkedHashMap<>();
    try (TransfersClient client =
        OurClient.over(CannedAnswer.http(Bodies.TRANSFER), CannedAnswer.URL)) {
      bytes.put("get without a network", leastBytes(Calls.ourGet(client)));
    }
    try (CannedServer server = CannedServer.serving(Bodies.LIST, Duration.ZERO);
        TransfersClient client = OurClient.at(server.url()).build()) {
      bytes.put("list over loopback", leastBytes(Calls.ourList(client)));
      bytes.put(
          "list by OkHttp alone", leastBytes(Calls.bareList(new OkHttpClient(), server.url())));
    }
    bytes.put("parse the list", leastBytes(Documents.ourParse(Bodies.LIST)));
    bytes.put("Gson's reader over the list", leastBytes(Documents.gsonReader(Bodies.LIST)));
    bytes.put("write a create request", leastBytes(Documents.ourWrite()));
    try (Tenants tenants = new Tenants()) {
      OkHttpClient http = ManyTenants.Retained.http();
      double held = ManyTenants.Retained.byClient(tenants, TENANTS, http);
      bytes.put("held by an idle client", Math.round(held));
    }
    return bytes;
  }

  /** The least of some rounds: what else a thread happens to do is never less than nothing. */
  private static long leastBytes(Work work) throws Exception {
    return new Race("")
        .with("", work).run(WARM_UP_ROUNDS, ROUNDS, TIMES).stream()
            .filter(figure -> figure.unit() == Unit.BYTES)
            .mapToLong(figure -> Math.round(figure.least()))
            .min()
            .orElseThrow();
  }
}
