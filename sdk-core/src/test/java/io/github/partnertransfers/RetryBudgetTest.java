package io.github.partnertransfers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RetryBudgetTest {
  @Test
  void refundReturnsARetry() {
    RetryBudget budget = new RetryBudget(1);
    assertThat(budget.tryAcquire()).isTrue();
    assertThat(budget.tryAcquire()).isFalse();

    budget.refund();

    assertThat(budget.tryAcquire()).isTrue();
  }

  @Test
  void refundDoesNotExceedTheCapacity() {
    RetryBudget budget = new RetryBudget(1);

    budget.refund();

    assertThat(budget.tryAcquire()).isTrue();
    assertThat(budget.tryAcquire()).isFalse();
  }

  @Test
  void tenSuccessesOrOneAfterARetryEarnARetry() {
    RetryBudget budget = new RetryBudget(2);
    assertThat(budget.tryAcquire()).isTrue();
    assertThat(budget.tryAcquire()).isTrue();
    for (int i = 0; i < 9; i++) {
      budget.succeeded(false);
    }
    assertThat(budget.tryAcquire()).isFalse();
    budget.succeeded(false);
    assertThat(budget.tryAcquire()).isTrue();
    assertThat(budget.tryAcquire()).isFalse();

    budget.succeeded(true);

    assertThat(budget.tryAcquire()).isTrue();
    assertThat(budget.tryAcquire()).isFalse();
  }
}
