package io.github.partnertransfers.rx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.partnertransfers.rx.PollBudget.Share;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The division of a request rate. */
class PollBudgetTest {
  private static final double ASKED = 5;

  private final PollBudget budget = budget(60);
  private final List<Share> shares = new ArrayList<>();

  private static PollBudget budget(int maxSeconds) {
    return new PollBudget(
        WatchOptions.builder().maxInterval(Duration.ofSeconds(maxSeconds)).build());
  }

  private void add(PollBudget to, int customers) {
    for (int i = 0; i < customers; i++) {
      Share share = new Share();
      to.add(share, ASKED);
      shares.add(share);
    }
  }

  /** The share has changed this often, once a second. */
  private void change(PollBudget in, Share share, int times) {
    for (int i = 0; i < times; i++) {
      in.observe(share, 1, true);
    }
    in.update(share, ASKED);
  }

  @Test
  void rateSufficesForFewCustomers() {
    add(budget, 5);

    assertThat(budget.isExceeded(1)).isFalse();
    assertThat(budget.isExceeded(0.99)).isTrue();
  }

  @Test
  void customersThatLeaveAskForNothing() {
    add(budget, 10);
    budget.remove(shares.get(3)); // Another one takes its place in the list.
    budget.remove(shares.get(9));
    budget.remove(shares.get(0));
    for (int i : new int[] {1, 2, 4, 5, 6, 7, 8}) {
      budget.remove(shares.get(i));
    }

    assertThat(budget.isExceeded(1e-9)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"10, 60", "500, 10", "500, 3600", "10000, 60"})
  void allPollsTogetherUseTheRate(int customers, int maxSeconds) {
    PollBudget large = budget(maxSeconds);
    add(large, customers);
    for (int i = 0; i < customers; i += 3) {
      change(large, shares.get(i), 1 + i % 7);
    }
    double rate = customers / ASKED / 4;

    double requests = 0;
    for (Share share : shares) {
      requests += 1 / large.interval(share, rate);
    }

    assertThat(requests).isCloseTo(rate, within(0.01 * rate));
  }

  @Test
  void intervalsAreInverseToTheRootsOfTheRates() {
    PollBudget free = budget(36_000);
    add(free, 100);
    change(free, shares.get(7), 3);
    free.update(shares.get(8), ASKED); // The mean rate has changed.

    double quiet = free.interval(shares.get(8), 10);
    double busy = free.interval(shares.get(7), 10);

    // (1 + k) / (1 + e) is four at three changes, as hardly any are expected in three seconds.
    assertThat(quiet / busy).isCloseTo(2, within(0.05));
  }

  @ParameterizedTest
  @CsvSource({"60, 100, 60", "9, 100, 20", "60, 1200, 240"})
  void noIntervalIsLongerThanTheMaximumOrTwoRounds(int maxSeconds, int customers, double bound) {
    PollBudget large = budget(maxSeconds);
    add(large, customers);
    change(large, shares.get(0), 1_000);
    for (Share share : shares.subList(1, customers)) {
      for (int i = 0; i < 50; i++) {
        large.observe(share, 3_600, false);
      }
      large.update(share, ASKED);
    }

    double longest = 0;
    for (Share share : shares) {
      longest = Math.max(longest, large.interval(share, 10));
    }

    assertThat(longest).isLessThanOrEqualTo(bound);
    assertThat(large.boundSeconds(10)).isEqualTo(bound);
    assertThat(large.interval(shares.get(0), 10)).isGreaterThanOrEqualTo(2); // minInterval
  }

  @Test
  void followsARateThatChanges() {
    add(budget, 100);
    double before = budget.interval(shares.get(0), 10);

    assertThat(budget.interval(shares.get(0), 5)).isCloseTo(2 * before, within(0.02 * before));
    assertThat(budget.interval(shares.get(0), 10)).isCloseTo(before, within(0.01 * before));
  }
}
