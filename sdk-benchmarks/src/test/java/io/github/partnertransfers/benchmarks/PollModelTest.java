package io.github.partnertransfers.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.partnertransfers.benchmarks.SimulatedFleet.Rates;
import io.github.partnertransfers.rx.WatchOptions;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The model follows theory and the watch, and the watch's policy reaches its targets. */
class PollModelTest {
  private static final double RATE = 10;
  private static final double HOUR = 3_600;

  private static SimulatedFleet fleet(Rates rates) {
    return SimulatedFleet.ofRandomChanges(500, rates, 0.5, 8, 7);
  }

  private static DetectedChanges.Result run(SimulatedFleet fleet, PollPolicy policy) {
    return PollModel.run(fleet, policy, now -> RATE, fleet.seconds / 2);
  }

  private static PollPolicy engine(SimulatedFleet fleet) {
    return PollPolicy.engine(fleet.customers(), 30, 7);
  }

  @Test
  void roundRobinFindsAChangeAfterHalfARound() {
    SimulatedFleet fleet = fleet(Rates.ALIKE);

    assertThat(run(fleet, PollPolicy.roundRobin(500)).mean())
        .isCloseTo(fleet.customers() / RATE / 2, within(1.0));
  }

  @Test
  void clairvoyantReachesTheOptimum() {
    SimulatedFleet fleet = fleet(Rates.LOG_NORMAL);
    double roots = 0;
    double sum = 0;
    for (int i = 0; i < fleet.customers(); i++) {
      roots += Math.sqrt(fleet.rate(i));
      sum += fleet.rate(i);
    }
    double optimum = roots * roots / (2 * RATE * sum);

    assertThat(run(fleet, PollPolicy.clairvoyant(fleet)).mean())
        .isCloseTo(optimum, within(0.05 * optimum));
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ALIKE")
  void watchIsCloseToTheClairvoyant(Rates rates) {
    SimulatedFleet fleet = fleet(rates);
    DetectedChanges.Result sdk = run(fleet, engine(fleet));

    assertThat(sdk.mean())
        .isLessThanOrEqualTo(1.25 * run(fleet, PollPolicy.clairvoyant(fleet)).mean());
    assertThat(sdk.percentile99())
        .isLessThanOrEqualTo(2 * run(fleet, PollPolicy.roundRobin(500)).percentile99());
    assertThat(sdk.longestInterval()).isLessThanOrEqualTo(1.1 * 2 * fleet.customers() / RATE);
  }

  @Test
  void watchLosesLittleWhereAllCustomersAreAlike() {
    SimulatedFleet fleet = fleet(Rates.ALIKE);
    DetectedChanges.Result uniform = run(fleet, PollPolicy.roundRobin(500));
    DetectedChanges.Result sdk = run(fleet, engine(fleet));

    assertThat(sdk.mean()).isLessThanOrEqualTo(1.1 * uniform.mean());
    assertThat(sdk.percentile99()).isLessThanOrEqualTo(2 * uniform.percentile99());
  }

  /** Transfers that rest for days and then move within minutes. */
  @Test
  void watchNeedsHalfTheRequestsForTransfers() {
    SimulatedFleet fleet = SimulatedFleet.ofTransfers(500, 0.05, 24, 7);
    DetectedChanges.Result halving = run(fleet, PollPolicy.halving(500, 30, 7));
    DetectedChanges.Result sdk =
        PollModel.run(fleet, engine(fleet), now -> RATE / 2, fleet.seconds / 2);

    assertThat(sdk.requestsPerChange()).isLessThanOrEqualTo(0.5 * halving.requestsPerChange());
    assertThat(sdk.mean()).isLessThan(halving.mean());
  }

  @Test
  void modelAgreesWithTheWatch() {
    SimulatedFleet fleet = SimulatedFleet.ofRandomChanges(200, Rates.LOG_NORMAL, 0.5, 3, 7);

    DetectedChanges.Result model =
        PollModel.run(fleet, PollPolicy.engine(200, 10, 7), now -> RATE, HOUR);
    DetectedChanges.Result watch =
        WatchedFleet.run(
                fleet,
                WatchOptions.builder().maxInterval(Duration.ofSeconds(10)),
                now -> 1_000,
                0,
                HOUR)
            .result();

    assertThat(watch.mean()).isCloseTo(model.mean(), within(0.1 * model.mean()));
    assertThat((double) watch.requests())
        .isCloseTo(model.requests(), within(0.02 * model.requests()));
    assertThat(watch.changes()).isCloseTo(model.changes(), within(10));
  }
}
