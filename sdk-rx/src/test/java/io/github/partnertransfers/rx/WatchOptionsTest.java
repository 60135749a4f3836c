package io.github.partnertransfers.rx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reactivex.rxjava3.schedulers.Schedulers;
import io.reactivex.rxjava3.schedulers.TestScheduler;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class WatchOptionsTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  @Test
  void defaultsMatchTheDocumentation() {
    WatchOptions options = WatchOptions.builder().build();

    assertThat(options.interval()).isEqualTo(Duration.ofSeconds(5));
    assertThat(options.minInterval()).isEqualTo(Duration.ofSeconds(2));
    assertThat(options.maxInterval()).isEqualTo(Duration.ofMinutes(1));
    assertThat(options.maxIntervalWithNudges()).isEqualTo(Duration.ofMinutes(1));
    assertThat(options.jitter()).isEqualTo(0.1);
    assertThat(options.requestsPerSecond()).isEqualTo(10);
    assertThat(options.notFoundGrace()).isEqualTo(Duration.ofSeconds(30));
    assertThat(options.deadline()).isNull();
    assertThat(options.completeWhenAllEnded()).isFalse();
    assertThat(options.positions()).isNull();
    assertThat(options.scheduler()).isSameAs(Schedulers.computation());
  }

  @Test
  void intervalAdjustsMinimumAndMaximum() {
    WatchOptions shorter = WatchOptions.builder().interval(SECOND).build();
    WatchOptions longer = WatchOptions.builder().interval(Duration.ofHours(1)).build();

    assertThat(shorter.minInterval()).isEqualTo(SECOND);
    assertThat(longer.maxInterval()).isEqualTo(Duration.ofHours(1));
    assertThat(longer.maxIntervalWithNudges()).isEqualTo(Duration.ofHours(1));
  }

  @Test
  void defaultTickerIsMonotonic() {
    WatchOptions options = WatchOptions.builder().scheduler(Schedulers.io()).build();

    long before = System.nanoTime();
    assertThat(options.ticker().nanoTime()).isGreaterThanOrEqualTo(before);
  }

  @Test
  void testSchedulerIsTheDefaultClock() {
    TestScheduler time = new TestScheduler();
    time.advanceTimeBy(7, TimeUnit.SECONDS);

    assertThat(WatchOptions.builder().scheduler(time).build().ticker().nanoTime())
        .isEqualTo(TimeUnit.SECONDS.toNanos(7));
  }

  static Stream<Arguments> refused() {
    return Stream.of(
        Arguments.of(options().interval(Duration.ZERO), "interval must be positive, but is PT0S"),
        Arguments.of(
            options().minInterval(SECOND.negated()), "minInterval must be positive, but is PT-1S"),
        Arguments.of(
            options().maxInterval(Duration.ZERO), "maxInterval must be positive, but is PT0S"),
        Arguments.of(
            options().interval(Duration.ofDays(36_501)).maxInterval(Duration.ofDays(36_502)),
            "interval must be at most 100 years, but is PT876024H"),
        Arguments.of(
            options().maxInterval(SECOND),
            "interval must not be longer than maxInterval, but they are PT5S and PT1S"),
        Arguments.of(
            options().minInterval(SECOND.multipliedBy(6)),
            "minInterval must not be longer than interval, but they are PT6S and PT5S"),
        Arguments.of(
            options().maxIntervalWithNudges(SECOND),
            "maxInterval must not be longer than maxIntervalWithNudges, but they are PT1M and PT1S"),
        Arguments.of(options().jitter(1), "jitter must be from 0 to below 1, but is 1.0"),
        Arguments.of(options().jitter(Double.NaN), "jitter must be from 0 to below 1, but is NaN"),
        Arguments.of(
            options().requestsPerSecond(0),
            "requestsPerSecond must be above 0 and at most 1000, but is 0.0"),
        Arguments.of(
            options().requestsPerSecond(1_001),
            "requestsPerSecond must be above 0 and at most 1000, but is 1001.0"),
        Arguments.of(
            options().notFoundGrace(SECOND.negated()),
            "notFoundGrace must be positive, but is PT-1S"),
        Arguments.of(options().deadline(Duration.ZERO), "deadline must be positive, but is PT0S"),
        Arguments.of(
            options().deadline(Duration.ofSeconds(Long.MAX_VALUE)),
            "deadline must be at most 100 years, but is PT2562047788015215H30M7S"));
  }

  @ParameterizedTest
  @MethodSource
  void refused(WatchOptions.Builder options, String message) {
    assertThatThrownBy(options::build)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  private static WatchOptions.Builder options() {
    return WatchOptions.builder();
  }
}
