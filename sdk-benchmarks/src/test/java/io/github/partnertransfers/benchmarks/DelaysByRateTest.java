package io.github.partnertransfers.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.github.partnertransfers.benchmarks.Figure.Unit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DelaysByRateTest {
  private static final int CUSTOMERS = 500;

  private static final List<Figure> MEASURED =
      DelaysByRate.measure(SimulatedFleet.ofTransfers(CUSTOMERS, 0.05, 8, 7));

  private static double delay(String rate, String policy) {
    return new Figures(MEASURED)
        .find("polls at " + rate + " requests per second", policy, Unit.SECONDS)
        .orElseThrow()
        .median();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2.5", "5", "10", "20", "40"})
  void roundRobinFindsAChangeAfterHalfARound(String rate) {
    assertThat(delay(rate, "round robin"))
        .isCloseTo(CUSTOMERS / Double.parseDouble(rate) / 2, withinPercentage(5));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2.5", "5", "10", "20", "40"})
  void policiesThatKnowOrLearnTheRatesOfCustomersAreSooner(String rate) {
    assertThat(List.of(delay(rate, "clairvoyant"), delay(rate, "SDK")))
        .allSatisfy(
            delay ->
                assertThat(delay)
                    .isLessThan(delay(rate, "halving"))
                    .isLessThan(delay(rate, "round robin")));
  }

  @Test
  void reportHasARowForEachRate() {
    List<String> rows =
        DelaysByRate.report(new Figures(MEASURED))
            .lines()
            .filter(line -> line.startsWith("|"))
            .toList();
    assertThat(rows).hasSize(7).noneMatch(row -> row.contains("not measured"));
    assertThat(rows.get(2)).matches("\\| 2\\.5( \\| \\d+\\.\\d s){4} \\|");
    assertThat(rows.get(6)).matches("\\| 40( \\| \\d+\\.\\d s){4} \\|");
  }

  @Test
  void reportSaysWhatWasNotMeasured() {
    assertThat(DelaysByRate.report(new Figures(List.of())))
        .contains("\n| 10 | not measured | not measured | not measured | not measured |\n");
  }
}
