package io.github.partnertransfers.tests.concurrency;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnertransfers.RetryPolicy;
import io.github.partnertransfers.TransferCall;
import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.model.TransferEntity;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A call that waits for its next attempt holds no thread. */
@Timeout(60)
class WaitingCallsTest {
  private static final int CALLS = 10_000;

  private final CannedService service = new CannedService();
  private final HeldTasks scheduler = new HeldTasks();
  private final Queue<Thread> dispatcherThreads = new ConcurrentLinkedQueue<>();

  @Test
  void tenThousandWaitingCallsHoldNoThreads() throws Exception {
    Set<Thread> before = threads();
    try (TransfersClient client = client()) {
      TransferCall<List<TransferEntity>> call = CannedService.list(client);
      call.execute();
      CountDownLatch allWait = scheduler.expect(CALLS);
      service.down(true);
      List<CompletableFuture<List<TransferEntity>>> outcomes = Callers.start(CALLS, call);
      allWait.await();
      awaitIdleThreadsEnd();

      Set<Thread> more = threads();
      more.removeAll(before);
      assertThat(more).hasSizeLessThanOrEqualTo(4);
      assertThat(service.requests()).isEqualTo(1 + CALLS);
      assertThat(outcomes).noneMatch(CompletableFuture::isDone);

      service.down(false);
      scheduler.runAll();
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
      CountDownLatch allWait = scheduler.expect(2);
      service.down(true);
      call.enqueue(new ThrowingCallback(new AssertionError("a mistake")));
      other = call.toFuture();
      allWait.await();
    }
    assertThat(other).isCompletedExceptionally();
  }

  private TransfersClient client() {
    // As OkHttp's own, but that a thread with nothing to do ends at once and not after a minute.
    ThreadPoolExecutor threads =
        new ThreadPoolExecutor(
            0,
            Integer.MAX_VALUE,
            1,
            TimeUnit.MILLISECONDS,
            new SynchronousQueue<>(),
            task -> {
              Thread thread = new Thread(task, "OkHttp Dispatcher");
              dispatcherThreads.add(thread);
              return thread;
            });
    return service
        .client(Dispatchers.of(threads))
        .scheduler(scheduler)
        .retryPolicy(RetryPolicy.builder().budget(CALLS).build())
        .build();
  }

  private void awaitIdleThreadsEnd() throws InterruptedException {
    for (Thread thread : dispatcherThreads) {
      thread.join(5_000); // One that a waiting call holds doesn't end, and is counted.
    }
  }

  private static Set<Thread> threads() {
    Set<Thread> ours = new HashSet<>(Thread.getAllStackTraces().keySet());
    ours.removeIf(
        thread ->
            !thread.getName().startsWith("partner-transfers")
                && !thread.getName().startsWith("OkHttp"));
    return ours;
  }
}
