package io.github.partnertransfers.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SimulatedClockTest {

  private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

  /** A nanosecond of real time is a second of such a clock. */
  private static final double VERY_FAST = 1e9;

  private final SimulatedClock clock = SimulatedClock.stoppedAt(START);

  @Test
  void runsAndStopsFromItsCurrentTime() {
    clock.advance(Duration.ofHours(1));
    clock.run(VERY_FAST);
    assertThat(clock.factor()).isEqualTo(VERY_FAST);
    Instant later = clock.instant();
    assertThat(later).isAfterOrEqualTo(START.plus(Duration.ofHours(1)));
    while (!clock.instant().isAfter(later)) {
      Thread.onSpinWait();
    }

    clock.run(0);

    Instant stopped = clock.instant();
    assertThat(stopped).isAfter(later);
    assertThat(clock.instant()).isEqualTo(stopped);
  }

  @Test
  void neverLeavesItsRange() {
    clock.run(Double.MAX_VALUE);
    clock.run(0);

    assertThat(clock.instant()).isAfterOrEqualTo(START);
    clock.run(Double.MAX_VALUE);
    assertThat(clock.instant().toString())
        .hasSizeLessThanOrEqualTo("9999-12-31T23:59:59.999999999Z".length());
  }

  @Test
  void resetRestoresItsFirstSpeed() {
    clock.run(VERY_FAST);

    clock.reset();

    assertThat(clock.factor()).isZero();
    assertThat(clock.instant()).isEqualTo(START);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY})
  void refusesAnImpossibleSpeedAndKeepsItsOwn(double factor) {
    assertThatIllegalArgumentException().isThrownBy(() -> clock.run(factor));

    assertThat(clock.factor()).isZero();
  }
}
