package io.github.partnertransfers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RetryBudgetTest {
  @Test
  void retryThatIsNotMadeIsGivenBack() {
    RetryBudget budget = new RetryBudget(1);
    assertThat(budget.tryRetry()).isTrue();
    assertThat(budget.tryRetry()).isFalse();

    budget.refund();

    assertThat(budget.tryRetry()).isTrue();
  }

  @Test
  void refundDoesNotExceedTheCapacity() {
    RetryBudget budget = new RetryBudget(1);

    budget.refund();

    assertThat(budget.tryRetry()).isTrue();
    assertThat(budget.tryRetry()).isFalse();
  }

  @Test
  void tenSuccessesOrOneAfterARetryEarnARetry() {
    RetryBudget budget = new RetryBudget(2);
    assertThat(budget.tryRetry()).isTrue();
    assertThat(budget.tryRetry()).isTrue();
    for (int i = 0; i < 9; i++) {
      budget.succeeded(false);
    }
    assertThat(budget.tryRetry()).isFalse();
    budget.succeeded(false);
    assertThat(budget.tryRetry()).isTrue();
    assertThat(budget.tryRetry()).isFalse();

    budget.succeeded(true);

    assertThat(budget.tryRetry()).isTrue();
    assertThat(budget.tryRetry()).isFalse();
  }
}
