package io.github.partnertransfers.tests.concurrency;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnertransfers.RetryPolicy;
import io.github.partnertransfers.TransferCall;
import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.model.TransferEntity;
import io.github.partnertransfers.tests.fixtures.CannedService;
import io.github.partnertransfers.tests.fixtures.VirtualTime;
import io.github.partnertransfers.tests.leaks.NothingLeaks;
import io.github.partnertransfers.tests.leaks.OurThreads;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A call that waits for its next attempt holds no thread. */
@Timeout(60)
class WaitingCallsTest {
  private static final int CALLS = 10_000;

  /** Longer than the first wait of a call ever is, and shorter than its deadline. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

  /** For threads that have nothing to do to end. */
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  @RegisterExtension final NothingLeaks leaks = new NothingLeaks();

  private final CannedService service = new CannedService();
  private final VirtualTime time = VirtualTime.standing();

  @Test
  void tenThousandWaitingCallsHoldNoThreads() throws Exception {
    OurThreads threads = OurThreads.fromNow();
    try (TransfersClient client = client()) {
      TransferCall<List<TransferEntity>> call = CannedService.list(client);
      call.toFuture().get();
      service.down(true);
      List<CompletableFuture<List<TransferEntity>>> outcomes = Callers.start(CALLS, call);
      time.awaitTimers(CALLS, LONGEST_WAIT);

      // The timer's, which all of them share.
      assertThat(threads.aliveAfter(PATIENCE)).as("threads of waiting calls").hasSize(1);
      assertThat(service.requests()).isEqualTo(1 + CALLS);
      assertThat(outcomes).noneMatch(CompletableFuture::isDone);

      service.down(false);
      time.advance(LONGEST_WAIT);
      assertThat(Callers.failures(outcomes)).isEmpty();
      assertThat(service.requests()).isEqualTo(1 + CALLS + CALLS);
    }
  }

  @Test
  void closingEndsEveryWaitThoughACallbackThrows() throws Exception {
    CompletableFuture<List<TransferEntity>> other;
    try (TransfersClient client = client()) {
      TransferCall<List<TransferEntity>> call = CannedService.list(client);
      call.execute();
      service.down(true);
      call.enqueue(new ThrowingCallback(new AssertionError("a mistake")));
      other = call.toFuture();
      time.awaitTimers(2, LONGEST_WAIT);
    }
    assertThat(Callers.failures(List.of(other))).hasSize(1);
  }

  private TransfersClient client() {
    return service
        .client(leaks.http())
        .ticker(time)
        .scheduler(time)
        .retryPolicy(RetryPolicy.builder().budget(CALLS).build())
        .build();
  }
}
