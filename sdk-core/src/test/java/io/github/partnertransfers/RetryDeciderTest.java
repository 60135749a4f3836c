package io.github.partnertransfers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.partnertransfers.RetryDecider.Decision;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RetryDeciderTest {
  private static final long LONG = Duration.ofHours(1).toNanos();

  /** Draws the largest number there is, so that the bounds show. */
  private final RetryDecider delays = delays(RetryPolicy.DEFAULT);

  private static RetryDecider delays(RetryPolicy policy) {
    return new RetryDecider(policy, new Largest());
  }

  private static final class Largest extends Random {
    private static final long serialVersionUID = 1L;

    @Override
    public double nextDouble() {
      return 1;
    }
  }

  @Test
  void boundsDouble() {
    assertThat(delays.next(1, null, null, LONG).delayNanos).isEqualTo(500_000_000);
    assertThat(delays.next(2, null, null, LONG).delayNanos).isEqualTo(1_000_000_000);
    assertThat(delays.next(3, null, null, LONG).delayNanos).isEqualTo(2_000_000_000);
  }

  @Test
  void maxAttemptsOfTheCallOverridesThePolicy() {
    assertThat(delays.next(3, null, null, LONG).noRetryReason).isNull();
    assertThat(delays.next(4, null, null, LONG).noRetryReason).isEmpty();
    assertThat(delays.next(4, 5, null, LONG).noRetryReason).isNull();
    assertThat(delays.next(1, 1, null, LONG).noRetryReason).isEmpty();
  }

  @Test
  void delayIsAtLeastTheRetryAfter() {
    assertThat(delays.next(1, null, Duration.ofSeconds(7), LONG).delayNanos)
        .isEqualTo(7_000_000_000L);
    assertThat(delays.next(1, null, Duration.ZERO, LONG).delayNanos).isEqualTo(500_000_000);
  }

  @Test
  void delayMustEndBeforeTheDeadline() {
    assertThat(delays.next(1, null, null, 500_000_001).noRetryReason).isNull();
    assertThat(delays.next(1, null, null, 500_000_000).noRetryReason).contains("deadline");
  }

  @Test
  void aRejectedRetryTakesNothingFromTheBudget() {
    RetryDecider one = delays(RetryPolicy.builder().budget(1).build());
    assertThat(one.next(4, null, null, LONG).noRetryReason).isEmpty();
    assertThat(one.next(1, null, null, 1).noRetryReason).contains("deadline");
    assertThat(one.next(1, null, null, LONG).noRetryReason).isNull();
    Decision exhausted = one.next(1, null, null, LONG);
    assertThat(exhausted.noRetryReason).isEqualTo("; the client's retry budget is exhausted");
    assertThat(exhausted.delayNanos).isZero();
  }

  @Test
  void limitsOfThePolicyAreInclusive() {
    RetryPolicy least =
        RetryPolicy.builder()
            .maxAttempts(1)
            .budget(0)
            .baseDelay(Duration.ZERO)
            .maxDelay(Duration.ZERO)
            .build();
    assertThat(least.boundNanos(5)).isZero();
    Duration second = Duration.ofSeconds(1);
    assertThat(RetryPolicy.builder().baseDelay(second).maxDelay(second).build().boundNanos(3))
        .isEqualTo(second.toNanos());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RetryPolicy.builder().maxAttempts(0).build());
    assertThatIllegalArgumentException().isThrownBy(() -> RetryPolicy.builder().budget(-1).build());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RetryPolicy.builder().baseDelay(Duration.ofNanos(-1)).build());
  }
}
