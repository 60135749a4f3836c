package io.github.partnertransfers.rx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The times of permits at 10 requests per second, and the rate after a 429. */
class RateLimiterTest {
  private final RateLimiter limiter = new RateLimiter(10);

  private static long millis(long millis) {
    return TimeUnit.MILLISECONDS.toNanos(millis);
  }

  private static long seconds(double seconds) {
    return Math.round(seconds * 1e9);
  }

  @Test
  void spacesRequestsEvenly() {
    limiter.acquire(0);
    assertThat(limiter.nextRequest()).isEqualTo(millis(100));
    limiter.acquire(millis(100));
    assertThat(limiter.nextRequest()).isEqualTo(millis(200));
  }

  @Test
  void lateTimerDoesNotLowerTheRate() {
    limiter.acquire(0);
    limiter.acquire(millis(199));

    assertThat(limiter.nextRequest()).isEqualTo(millis(200));
  }

  @Test
  void idleTimeGivesNoBurst() {
    limiter.acquire(0);
    limiter.acquire(millis(200));

    assertThat(limiter.nextRequest()).isEqualTo(millis(300));
  }

  @Test
  void throttlingLowersTheRateByATenthFromTheEndOfThePause() {
    limiter.throttled(0, 0, seconds(2));

    assertThat(limiter.nextRequest()).isEqualTo(seconds(2));
    assertThat(limiter.requestsPerSecond(seconds(2))).isCloseTo(9, within(1e-9));
    limiter.acquire(seconds(2));
    assertThat(limiter.nextRequest()).isEqualTo(seconds(2) + 111_111_111);
  }

  @Test
  void rateRecoversAlongACubicCurve() {
    limiter.throttled(0, 0, 0);

    // Of the missing tenth, an eighth is left after half of the 30 seconds.
    assertThat(limiter.requestsPerSecond(seconds(15))).isCloseTo(9.875, within(1e-9));
    assertThat(limiter.requestsPerSecond(seconds(30))).isCloseTo(10, within(1e-9));
    assertThat(limiter.requestsPerSecond(seconds(300))).isEqualTo(10);
  }

  @Test
  void concurrentRequestsLowerTheRateOnce() {
    limiter.throttled(seconds(1), seconds(0.5), seconds(1));
    limiter.throttled(seconds(1), seconds(1.9), seconds(3));

    assertThat(limiter.requestsPerSecond(seconds(2))).isCloseTo(9, within(1e-9));
    assertThat(limiter.nextRequest()).isEqualTo(seconds(4));
  }

  @Test
  void throttlingEarlyInTheRecoveryHalvesTheRate() {
    limiter.throttled(0, 0, seconds(1));
    limiter.throttled(seconds(8.4), seconds(1), 0);

    double before = 10 * (1 - 0.1 * Math.pow(1 - 7.4 / 30, 3));
    assertThat(limiter.requestsPerSecond(seconds(8.4))).isCloseTo(before / 2, within(1e-6));
  }

  @Test
  void throttlingLateInTheRecoveryLowersTheRateByATenth() {
    limiter.throttled(0, 0, seconds(1));
    limiter.throttled(seconds(8.5), seconds(8.4), 0);

    double before = 10 * (1 - 0.1 * Math.pow(1 - 7.5 / 30, 3));
    assertThat(limiter.requestsPerSecond(seconds(8.5))).isCloseTo(before * 0.9, within(1e-6));
  }

  @Test
  void rateHasAMinimum() {
    for (int i = 0; i < 50; i++) {
      limiter.throttled(millis(i), millis(i), 0);
    }

    assertThat(limiter.requestsPerSecond(millis(49))).isEqualTo(0.1);
  }
}
