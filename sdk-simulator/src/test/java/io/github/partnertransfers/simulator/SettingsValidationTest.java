package io.github.partnertransfers.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Setters reject values that would make requests fail. */
@ExtendWith(PartnerCenterSimulatorExtension.class)
final class SettingsValidationTest {

  private static final Duration FOREVER = ChronoUnit.FOREVER.getDuration();
  private static final Duration LONGEST = Duration.ofSeconds(Integer.MAX_VALUE);

  private final PartnerCenterSimulator simulator;

  SettingsValidationTest(PartnerCenterSimulator simulator) {
    this.simulator = simulator;
  }

  private static Arguments setting(
      String name, Duration longest, BiConsumer<PartnerCenterSimulator, Duration> set) {
    return Arguments.of(name, longest, set);
  }

  static Stream<Arguments> durations() {
    return Stream.of(
        setting("processingTime", LONGEST, PartnerCenterSimulator::processingTime),
        setting("expireAfter", LONGEST, PartnerCenterSimulator::expireAfter),
        setting("window", LONGEST, (simulator, window) -> simulator.limitRequests(9, window)),
        setting(
            "lifetime", LONGEST, (simulator, lifetime) -> simulator.tokens().lifetime(lifetime)),
        setting(
            "retryAfter",
            LONGEST,
            (simulator, retryAfter) ->
                simulator.faults().next(Operation.LIST, Fault.throttled(retryAfter))),
        setting("silence", Fault.LONGEST_WAIT, (simulator, duration) -> Fault.silence(duration)),
        setting("delay", Fault.LONGEST_WAIT, (simulator, duration) -> Fault.delay(duration)),
        setting("slowBody", Fault.LONGEST_WAIT, (simulator, duration) -> Fault.slowBody(duration)),
        setting(
            "idleTimeout",
            LONGEST,
            (simulator, timeout) -> PartnerCenterSimulator.builder().idleTimeout(timeout)));
  }

  @ParameterizedTest
  @MethodSource("durations")
  void rejectsADurationWithItsNameItsValueAndTheRange(
      String name, Duration longest, BiConsumer<PartnerCenterSimulator, Duration> set) {
    for (Duration invalid : new Duration[] {FOREVER, longest.plusNanos(1), Duration.ofNanos(-1)}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> set.accept(simulator, invalid))
          .withMessageContaining(name)
          .withMessageContaining(invalid.toString())
          .withMessageContaining(longest.toString());
    }
  }

  @ParameterizedTest
  @MethodSource("durations")
  void acceptsTheLongestDuration(
      String name, Duration longest, BiConsumer<PartnerCenterSimulator, Duration> set) {
    simulator.clock().advance(Duration.between(simulator.clock().instant(), lastDay()));
    set.accept(simulator, longest);
    ApiClient source = ApiClient.ofSource(simulator);
    ApiClient target = ApiClient.ofTarget(simulator);

    String legacy = source.createLegacy(0, 1).id();
    assertThat(target.accept(legacy).status()).isEqualTo(200);
    assertThat(target.requestTransfer().value("/expirationTime")).startsWith("9999-12-31T");
    assertThat(source.list().status()).isIn(200, 429);
  }

  private static Instant lastDay() {
    return Instant.parse("9999-12-31T00:00:00Z");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"+10000-01-01T00:00:00Z", "+1000000000-12-31T23:59:59Z", "0000-12-31T23:59:59Z"})
  void rejectsAStartOutsideTheYears1To9999(Instant start) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SimulatedClock.stoppedAt(start))
        .withMessageContaining(start.toString())
        .withMessageContaining("0001-01-01T00:00:00Z")
        .withMessageContaining("9999-12-31T23:59:59.999999999Z");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0001-01-01T00:00:00Z", "9999-12-31T23:59:59.999999999Z"})
  void acceptsTheFirstAndTheLastInstantOfTheClock(Instant start) {
    try (PartnerCenterSimulator other =
        PartnerCenterSimulator.builder().clock(SimulatedClock.stoppedAt(start)).start()) {
      other.tokens().lifetime(LONGEST);
      ApiClient source = ApiClient.ofSource(other);

      ApiClient.Response created = ApiClient.ofTarget(other).requestTransfer();

      assertThat(created.value("/createdTime")).startsWith(start.toString().substring(0, 19));
      assertThat(source.acceptRequested(created.id(), 0).value("/status")).isEqualTo("Complete");
    }
  }

  @Test
  void rejectsAnAdvanceBeyondTheYear9999() {
    SimulatedClock clock = SimulatedClock.stoppedAt(lastDay());

    for (Duration invalid : new Duration[] {FOREVER, Duration.ofDays(1), Duration.ofNanos(-1)}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> clock.advance(invalid))
          .withMessageContaining(invalid.toString());
    }
    clock.advance(Duration.ofDays(1).minusNanos(1));

    assertThat(clock.instant()).isEqualTo("9999-12-31T23:59:59.999999999Z");
  }

  @Test
  void stopsARunningClockAtTheEndOfTheYear9999() {
    SimulatedClock clock = SimulatedClock.accelerated(1e9);
    Instant end = Instant.parse("9999-12-31T23:59:59.999999999Z");
    clock.advance(Duration.between(clock.instant(), end).minus(LONGEST));

    while (clock.instant().isBefore(end)) {
      Thread.onSpinWait();
    }

    assertThat(clock.instant()).isEqualTo(end);
  }

  @ParameterizedTest
  @ValueSource(ints = {Integer.MIN_VALUE, 0, 100, 199, 1000})
  void rejectsAStatusThatIsNotFinal(int status) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Fault.answer(status, ""))
        .withMessageContaining(Integer.toString(status))
        .withMessageContaining("between 200 and 999");
  }
}
