package io.github.partnertransfers.tests.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** The page that tells users what becomes of a call when something goes wrong, as measured. */
final class OutcomesPage {
  private static final Path FILE =
      Path.of(System.getProperty("basedir", "")).resolve("../docs/outcomes.md").normalize();
  private static final boolean UPDATE = Boolean.getBoolean("outcomes.update");

  private static final String INTRODUCTION =
      """
      # Outcomes

      How a call ends when something goes wrong. This page is measured: the fault matrix of `sdk-tests` makes every call of
      this table with each operation, blocking, as a future, with a callback and with RxJava, over real HTTP against the
      simulator, and fails if the table differs from what it observes.

      - **Reads** are the operations with GET; **writes** are all others: on transfers create, accept, update and withdraw,
        on webhooks register, update and the sending of a validation event.
      - **Once**: the fault affects the first request, and the service is healthy afterwards. A fault that is not retried
        has a dash here, because once and always are the same. **Always**: the fault affects each request.
      - **Attempts** are requests, including the first, with the default `RetryPolicy`. All attempts of a call have the same
        MS-RequestId, so a write is carried out at most once.
      - **Waits** are the delays between the attempts, in order. `≤ 0.5 s` is random between zero and that bound ("full
        jitter"); other delays are exact. A delay is never shorter than the service's Retry-After; a date in it is relative to
        the Date of the response. A delay that would cross the deadline does not start: the call ends at once.
      - **Result** is how the last attempt ends for the caller. The exceptions of earlier attempts are suppressed exceptions.
        After an `OutcomeUnknownException` the call may or may not have taken effect: resume it with the same request id, or
        look with `reconcile` (on webhooks, with `registration`). With any other exception nothing was changed.
      - A withdrawal has no response body, so faults of a *body* do not apply to it.
      - **Application code** is what the application lends to the client. If it throws, the call ends with the throwable as
        the cause; if the call does not depend on that code, the throwable is ignored. An attempt that fails before its
        request is sent counts as an attempt.
      - **Asynchronous calls** are those with a callback, as a future and with RxJava. A blocking call runs on the thread that
        waits for it and does not use the request executor. A callback that its executor rejects runs on a thread of the
        client.

      To update this page, run `./mvnw -pl sdk-tests -am test -Dtest=FaultMatrixTest
      -Dsurefire.failIfNoSpecifiedTests=false -Doutcomes.update=true` and review the difference.

      | Fault | Call | Once: attempts | waits | result | Always: attempts | waits | result |
      |---|---|---|---|---|---|---|---|
      """;

  private record Place(String fault, boolean write, Frequency frequency) {}

  /** What was seen, and by which calls. */
  private final Map<Place, Map<String, TreeSet<String>>> cells = new ConcurrentHashMap<>();

  void add(FaultCase made, Seen seen) {
    Place place = new Place(made.row().name(), made.operation().isWrite(), made.frequency());
    Map<String, TreeSet<String>> results = cells.computeIfAbsent(place, any -> new TreeMap<>());
    synchronized (results) {
      results
          .computeIfAbsent(seen.inWords(), any -> new TreeSet<>())
          .add(made.operation() + " " + made.style());
    }
  }

  private String text(List<FaultRow> rows) {
    StringBuilder text = new StringBuilder(INTRODUCTION);
    for (FaultRow row : rows) {
      for (boolean write : new boolean[] {false, true}) {
        text.append(write ? "| | write" : "| " + row + " | read");
        for (Frequency frequency : Frequency.values()) {
          boolean measured = row.frequencies().contains(frequency);
          text.append(" | ")
              .append(measured ? cell(new Place(row.name(), write, frequency)) : "– | – | –");
        }
        text.append(" |\n");
      }
    }
    return text.toString();
  }

  private String cell(Place place) {
    Map<String, TreeSet<String>> results = cells.getOrDefault(place, Map.of());
    assertThat(results).as("calls do not agree on %s", place).hasSize(1);
    return results.keySet().iterator().next();
  }

  /** Compares the page with what was seen, or writes it anew if asked to. */
  void check(List<FaultRow> rows) throws IOException {
    String text = text(rows);
    if (UPDATE) {
      Files.writeString(FILE, text);
    }
    assertThat(Files.exists(FILE) ? Files.readString(FILE) : "")
        .as("%s is not what was measured: run the test with -Doutcomes.update=true", FILE)
        .isEqualTo(text);
  }
}
