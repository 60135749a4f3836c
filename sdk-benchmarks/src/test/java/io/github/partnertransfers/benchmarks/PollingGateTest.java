package io.github.partnertransfers.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PollingGateTest {
  private static final Map<String, Long> COMMITTED = Map.of("mean delay", 10_000L);

  @ParameterizedTest
  @ValueSource(longs = {9_900, 10_000, 10_100})
  void acceptsAPercent(long measured) {
    assertThat(PollingGate.problems(COMMITTED, Map.of("mean delay", measured))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {9_899, 10_101})
  void failsOnADifferenceForBetterOrWorse(long measured) {
    assertThat(PollingGate.problems(COMMITTED, Map.of("mean delay", measured)))
        .singleElement()
        .asString()
        .startsWith("mean delay: committed 10,000, measured ");
  }

  @Test
  void reportsMissingFigures() {
    assertThat(PollingGate.problems(COMMITTED, Map.of("requests", 1L)))
        .containsExactlyInAnyOrder(
            "requests: measured 1, but no figure is committed",
            "mean delay: a figure is committed, but none measured");
  }

  @Test
  void committedFiguresAreThoseOfSixSimulations() throws IOException {
    assertThat(CommittedFigures.read(Path.of("polling.csv")))
        .hasSize(18)
        .containsKeys("all alike: mean delay", "watch with nudges: requests");
  }
}
