package io.github.partnertransfers.tests.concurrency;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnertransfers.RetryPolicy;
import io.github.partnertransfers.ServiceUnavailableException;
import io.github.partnertransfers.TransferCall;
import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.model.TransferEntity;
import io.github.partnertransfers.tests.fixtures.CannedService;
import io.github.partnertransfers.tests.leaks.NothingLeaks;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An outage is met with hardly more requests than there are calls. */
@Timeout(60)
class OutageTest {
  private static final int CALLS = 10_000;
  private static final int BUDGET = 100;

  @RegisterExtension final NothingLeaks leaks = new NothingLeaks();

  private final CannedService service = new CannedService();

  @Test
  void retriesOfAllCallsTogetherAreBounded() {
    double bounded = attemptsPerCall(BUDGET);
    double unbounded = attemptsPerCall(1_000_000);

    System.out.printf(
        "%,d calls in a full outage: %.2f attempts per call with a budget of %d, %.2f without%n",
        CALLS, bounded, BUDGET, unbounded);
    assertThat(bounded).isEqualTo(1.01);
    assertThat(unbounded).isEqualTo(4.0);
  }

  @Test
  void successesAfterAnOutageEarnRetriesAgain() {
    try (TransfersClient client = client(BUDGET)) {
      TransferCall<List<TransferEntity>> call = CannedService.list(client);
      assertThat(requestsOfOutage(CALLS, call)).isEqualTo(CALLS + BUDGET);
      assertThat(requestsOfOutage(1, call)).as("the budget is spent").isEqualTo(1);

      int before = service.requests();
      call.execute();
      assertThat(service.requests() - before).as("succeeds at once").isEqualTo(1);

      assertThat(Callers.failures(Callers.start(999, call))).isEmpty();
      assertThat(requestsOfOutage(1000, call)).isEqualTo(1000 + BUDGET);
    }
  }

  private double attemptsPerCall(int budget) {
    try (TransfersClient client = client(budget)) {
      return (double) requestsOfOutage(CALLS, CannedService.list(client)) / CALLS;
    }
  }

  private int requestsOfOutage(int calls, TransferCall<List<TransferEntity>> call) {
    int before = service.requests();
    service.down(true);
    assertThat(Callers.failures(Callers.start(calls, call)))
        .hasSize(calls)
        .hasOnlyElementsOfType(ServiceUnavailableException.class);
    service.down(false);
    return service.requests() - before;
  }

  private TransfersClient client(int budget) {
    return service
        .client(leaks.http())
        .retryPolicy(
            RetryPolicy.builder()
                .baseDelay(Duration.ZERO)
                .maxDelay(Duration.ZERO)
                .budget(budget)
                .build())
        .build();
  }
}
