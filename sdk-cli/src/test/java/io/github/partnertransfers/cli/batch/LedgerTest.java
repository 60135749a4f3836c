package io.github.partnertransfers.cli.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.partnertransfers.cli.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LedgerTest {
  private static final Instant T1 = Instant.parse("2026-11-27T10:00:00Z");
  private static final Instant T2 = T1.plusSeconds(1);
  private static final Plan PLAN = new Plan("plan-1", List.of(), List.of(), List.of());

  @TempDir private Path folder;

  private static LedgerEntry entry(String requestId, RequestState state, Instant time) {
    return LedgerEntry.of(
        new TransferAction(requestId, "customer", "transfer", List.of()), state, time);
  }

  private BatchFiles files() {
    return BatchFiles.of(folder.resolve("plan").toString());
  }

  private Path file() {
    return folder.resolve("plan.ledger");
  }

  private Ledger open() {
    try (BatchLock lock = files().lock()) {
      return Ledger.open(lock, LedgerSubject.of(PLAN));
    }
  }

  private void write(LedgerEntry... entries) throws IOException {
    try (Ledger ledger = open()) {
      for (LedgerEntry entry : entries) {
        ledger.append(entry);
      }
    }
  }

  @Test
  void replaysTheLatestEntryOfEachRequest() throws IOException {
    write(
        entry("a", RequestState.SENDING, T1),
        entry("b", RequestState.SENDING, T1),
        entry("a", RequestState.REFUSED, T2).withError("900126", "bad \"value\"\n"),
        entry("b", RequestState.UNKNOWN, T2).withError(null, "no answer"));
    write(entry("b", RequestState.SENDING, T2));
    try (Ledger ledger = open()) {
      assertThat(ledger.latest("a"))
          .isEqualTo(entry("a", RequestState.REFUSED, T2).withError("900126", "bad \"value\"\n"));
      assertThat(ledger.uncertainSince("a")).isNull();
      assertThat(ledger.latest("b")).isEqualTo(entry("b", RequestState.SENDING, T2));
      assertThat(ledger.uncertainSince("b")).isEqualTo(T1);
      assertThat(ledger.latest("c")).isNull();
    }
    assertThat(Files.readAllLines(file())).hasSize(6);
  }

  @Test
  void unavailableIsCertain() throws IOException {
    write(
        entry("a", RequestState.SENDING, T1),
        entry("a", RequestState.UNAVAILABLE, T1).withError(null, "429"),
        entry("a", RequestState.SENDING, T2));
    try (Ledger ledger = open()) {
      assertThat(ledger.uncertainSince("a")).isEqualTo(T2);
    }
  }

  /** Cuts the file after each byte: whatever is left can be read, and be appended to. */
  @Test
  void everyTornLastLineIsRepaired() throws IOException {
    write(
        entry("a", RequestState.SENDING, T1),
        entry("a", RequestState.REFUSED, T2).withError("900126", "Zurück"));
    byte[] whole = Files.readAllBytes(file());
    for (int length = 1; length <= whole.length; length++) {
      Files.write(file(), Arrays.copyOf(whole, length));
      write(entry("b", RequestState.SENDING, T1));
      write(entry("c", RequestState.SENDING, T1));
      try (Ledger ledger = open()) {
        assertThat(ledger.latest("b")).as("after %s bytes", length).isNotNull();
        assertThat(ledger.latest("c")).as("after %s bytes", length).isNotNull();
      }
      assertThat(Files.readAllBytes(file())).startsWith(Arrays.copyOf(whole, length));
    }
  }

  /** The repair can be torn as well. */
  @Test
  void tornRepairIsRepaired() throws IOException {
    write(entry("a", RequestState.SENDING, T1));
    byte[] before = Files.readAllBytes(file());
    for (String tail : List.of("{\"requ", "{\"requ\n", "{\"requ\n{\"to", "\0\0\0", "\n\0\n{")) {
      Files.write(file(), before);
      Files.writeString(file(), tail, StandardOpenOption.APPEND);
      write(entry("b", RequestState.SENDING, T1));
      try (Ledger ledger = open()) {
        assertThat(ledger.latest("a")).isNotNull();
        assertThat(ledger.latest("b")).as(tail).isNotNull();
      }
    }
  }

  @Test
  void completeLastLineWithoutLineFeedCounts() throws IOException {
    write(entry("a", RequestState.SENDING, T1));
    byte[] whole = Files.readAllBytes(file());
    Files.write(file(), Arrays.copyOf(whole, whole.length - 1));
    write(entry("b", RequestState.SENDING, T2));
    try (Ledger ledger = open()) {
      assertThat(ledger.latest("a")).isEqualTo(entry("a", RequestState.SENDING, T1));
      assertThat(ledger.latest("b")).isEqualTo(entry("b", RequestState.SENDING, T2));
    }
    assertThat(Files.readAllLines(file())).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"requ", "", "{}", "{\"torn\":2}", "{\"state\":\"sent\"}", "7"})
  void unreadableLineElsewhereIsAnError(String line) throws IOException {
    write(entry("a", RequestState.SENDING, T1), entry("b", RequestState.SENDING, T1));
    List<String> lines = Files.readAllLines(file());
    lines.set(1, line);
    Files.write(file(), lines);
    byte[] before = Files.readAllBytes(file());
    assertThatThrownBy(this::open)
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("plan.ledger, line 2 is not that of a ledger");
    assertThat(file()).hasBinaryContent(before);
  }

  @Test
  void ledgerOfAnotherPlanIsRefused() throws IOException {
    Files.writeString(file(), "{\"ledger\":1,\"plan\":\"plan-2\"}\n");
    assertThatThrownBy(this::open).hasMessageContaining("is not the ledger of this plan");
    Files.writeString(file(), "{\"ledger\":2,\"plan\":\"plan-1\"}\n");
    assertThatThrownBy(this::open).hasMessageContaining("is of a newer version");
    Files.writeString(file(), "customer,source\nx,y\n{\"a\":1}\n");
    assertThatThrownBy(this::open).hasMessageContaining("line 1 is not that of a ledger");
  }

  @Test
  void nothingIsAppendedAfterAFailure() throws IOException {
    FailingLog log = new FailingLog(1);
    Ledger ledger =
        Ledger.open(
            "plan.ledger", LedgerContent.parse("plan.ledger", "", LedgerSubject.of(PLAN)), log);
    assertThatThrownBy(() -> ledger.append(entry("a", RequestState.SENDING, T1)))
        .isInstanceOf(IOException.class)
        .hasMessage("cannot write plan.ledger: No space left on device");
    log.repair();
    assertThatThrownBy(() -> ledger.append(entry("b", RequestState.SENDING, T1)))
        .hasMessage("cannot write plan.ledger: No space left on device");
    assertThat(ledger.latest("a")).isNull();
  }
}
