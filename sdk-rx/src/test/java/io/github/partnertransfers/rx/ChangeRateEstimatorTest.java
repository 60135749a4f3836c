package io.github.partnertransfers.rx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.partnertransfers.rx.ChangeRateEstimator.History;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Estimated rates of customers whose rates are known. */
class ChangeRateEstimatorTest {
  private static final double INTERVAL = 60;

  private final ChangeRateEstimator estimator = new ChangeRateEstimator();
  private final Random random = new Random(1);

  /** Polls a customer that changes at a rate. */
  private void poll(History history, double changesPerSecond, int times) {
    for (int i = 0; i < times; i++) {
      boolean isChange = random.nextDouble() < -Math.expm1(-changesPerSecond * INTERVAL);
      estimator.observe(history, INTERVAL, isChange);
    }
  }

  @ParameterizedTest
  @CsvSource({"0.001", "0.0001", "0.003"})
  void findsTheRateOfACustomer(double rate) {
    History history = new History();

    poll(history, rate, (int) (200 / (rate * INTERVAL)));

    assertThat(estimator.rate(history)).isCloseTo(rate, within(0.4 * rate));
  }

  @Test
  void newCustomerHasTheMeanRateOfItsActivity() {
    List<History> fleet = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      fleet.add(new History());
      fleet.get(i).setActivity(i < 50 ? Activity.IN_PROGRESS : Activity.ENDED);
      poll(fleet.get(i), i < 50 ? 0.002 : 0.00002, 200);
    }
    History moving = new History();
    moving.setActivity(Activity.IN_PROGRESS);
    History ended = new History();
    ended.setActivity(Activity.ENDED);

    assertThat(estimator.rate(moving)).isCloseTo(0.002, within(0.0004));
    assertThat(estimator.rate(ended)).isCloseTo(0.00002, within(0.00001));
  }

  @Test
  void followsACustomerWhoseRateChanges() {
    History quiet = new History();
    poll(quiet, 0.0001, 20_000);
    History customer = new History();
    poll(customer, 0.0001, 5_000);
    double before = estimator.rate(customer);

    poll(customer, 0.003, 300);

    assertThat(before).isLessThan(0.0003);
    assertThat(estimator.rate(customer)).isGreaterThan(4 * before);
  }

  /** A suspended process, or an hour's Retry-After. */
  @Test
  void rateStaysPositiveAfterAVeryLongInterval() {
    History history = new History();
    for (int i = 0; i < 2_000; i++) {
      estimator.observe(history, 1e9, false);
    }

    assertThat(estimator.rate(history)).isPositive().isFinite();
    assertThat(estimator.rate(new History())).isPositive().isFinite();
  }
}
