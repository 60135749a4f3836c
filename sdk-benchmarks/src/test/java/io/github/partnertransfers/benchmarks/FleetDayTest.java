package io.github.partnertransfers.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnertransfers.benchmarks.Figure.Unit;
import org.junit.jupiter.api.Test;

class FleetDayTest {
  private static final int CUSTOMERS = 5;
  private static final int CHANGES = CUSTOMERS * (1 + FleetDay.LINE_ITEMS);

  /** Fails in the measurement if a change is not seen. */
  @Test
  void pollsBetweenOnceAMinuteAndEachTwoSeconds() throws Exception {
    Figures figures = new Figures(new FleetDay(CUSTOMERS, 24).measure());

    assertThat(figures.all("fleet day", Unit.CHANGES).stream().mapToDouble(Figure::median).sum())
        .isEqualTo(CHANGES);
    assertThat(figures.all("fleet day", Unit.REQUESTS))
        .hasSize(24)
        .allSatisfy(
            hour ->
                assertThat(hour.median())
                    .isBetween(60.0 * CUSTOMERS - CUSTOMERS, 1_800.0 * CUSTOMERS));
    assertThat(figures.find("fleet day", "longest delay", Unit.NANOSECONDS))
        .hasValueSatisfying(delay -> assertThat(delay.median()).isBetween(1e9, 60e9));
  }

  @Test
  void hasTheSameFiguresInEachRun() throws Exception {
    assertThat(new FleetDay(CUSTOMERS, 12).measure())
        .isEqualTo(new FleetDay(CUSTOMERS, 12).measure());
  }
}
