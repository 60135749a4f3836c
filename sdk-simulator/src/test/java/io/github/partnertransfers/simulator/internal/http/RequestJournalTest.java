package io.github.partnertransfers.simulator.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnertransfers.simulator.Operation;
import io.github.partnertransfers.simulator.RecordedRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class RequestJournalTest {

  private final RequestJournal journal = new RequestJournal();

  private void add(int number, String body) {
    journal.add(
        new RecordedRequest(
            Operation.LIST, "GET", "/" + number, "", Map.of("Host", List.of("x")), body, 200),
        Instant.EPOCH);
  }

  @Test
  void limitsTheNumberOfRequests() {
    for (int i = 0; i < RequestJournal.MAX_REQUESTS + 5; i++) {
      add(i, "");
    }

    assertThat(journal.all()).hasSize(RequestJournal.MAX_REQUESTS);
    assertThat(journal.all().get(0).path()).isEqualTo("/5");
  }

  @Test
  void limitsTheBytesOfBodies() {
    String body = "x".repeat(100_000);
    for (int i = 0; i < 4_000; i++) {
      add(i, body + i);
    }

    List<RecordedRequest> kept = journal.all();
    long characters = kept.stream().mapToLong(request -> request.body().length()).sum();
    assertThat(characters * 2)
        .isBetween(RequestJournal.MAX_BYTES * 9 / 10, RequestJournal.MAX_BYTES);
    assertThat(kept.get(kept.size() - 1).path()).isEqualTo("/3999");
  }

  @Test
  void limitsTheBytesOfHeaders() {
    String value = "x".repeat(100_000);
    for (int i = 0; i < 4_000; i++) {
      journal.add(
          new RecordedRequest(null, "GET", "/", "", Map.of("X", List.of(value, value)), "", 404),
          Instant.EPOCH);
    }

    assertThat(journal.all().size() * 4L * value.length())
        .isBetween(RequestJournal.MAX_BYTES * 9 / 10, RequestJournal.MAX_BYTES);
  }

  @Test
  void keepsTheLastRequestWhateverItsSize() {
    add(1, "");
    add(2, "x".repeat((int) RequestJournal.MAX_BYTES));

    assertThat(journal.all()).extracting(RecordedRequest::path).containsExactly("/2");

    add(3, "");

    assertThat(journal.all()).extracting(RecordedRequest::path).containsExactly("/3");
  }

  @Test
  void startsFromZeroAfterClear() {
    add(1, "x".repeat((int) RequestJournal.MAX_BYTES / 3));

    journal.clear();

    assertThat(journal.all()).isEmpty();
    add(2, "x".repeat((int) RequestJournal.MAX_BYTES / 3));
    add(3, "");
    assertThat(journal.all()).hasSize(2);
  }
}
