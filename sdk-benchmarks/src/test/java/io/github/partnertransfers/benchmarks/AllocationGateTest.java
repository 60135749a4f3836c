package io.github.partnertransfers.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllocationGateTest {
  private static final Map<String, Long> COMMITTED = Map.of("get", 20_000L);

  @ParameterizedTest
  @ValueSource(longs = {19_000, 20_000, 21_000})
  void letsFiguresPassThatHardlyMoved(long measured) {
    Map<String, Long> figures = Map.of("get", measured);

    assertThat(AllocationGate.problems(COMMITTED, figures)).isEmpty();
    assertThat(AllocationGate.improvements(COMMITTED, figures)).isEmpty();
  }

  @Test
  void failsOnARiseAndNamesTheRowAndBothFigures() {
    Map<String, Long> figures = Map.of("get", 21_001L);

    assertThat(AllocationGate.problems(COMMITTED, figures))
        .containsExactly("get: committed 20,000 bytes, measured 21,001 (+5.0 %)");
    assertThat(AllocationGate.improvements(COMMITTED, figures)).isEmpty();
  }

  @Test
  void reportsAFallWithoutFailing() {
    Map<String, Long> figures = Map.of("get", 10_000L);

    assertThat(AllocationGate.problems(COMMITTED, figures)).isEmpty();
    assertThat(AllocationGate.improvements(COMMITTED, figures))
        .containsExactly("get: committed 20,000 bytes, measured 10,000 (-50.0 %)");
  }

  @Test
  void missesNoRow() {
    assertThat(AllocationGate.problems(COMMITTED, Map.of("list", 1L)))
        .containsExactlyInAnyOrder(
            "get: a figure is committed, but none measured",
            "list: measured 1 bytes, but no figure is committed");
  }

  @Test
  void readsTheCommittedFigures() throws IOException {
    assertThat(CommittedFigures.read(Path.of("allocations.csv")))
        .containsOnlyKeys(
            "get without a network",
            "list over loopback",
            "list by OkHttp alone",
            "parse the list",
            "Gson's reader over the list",
            "write a create request",
            "held by an idle client");
  }
}
