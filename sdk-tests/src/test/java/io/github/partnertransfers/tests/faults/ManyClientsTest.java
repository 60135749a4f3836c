package io.github.partnertransfers.tests.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnertransfers.AccessToken;
import io.github.partnertransfers.Attempt;
import io.github.partnertransfers.CallCanceledException;
import io.github.partnertransfers.CallListener;
import io.github.partnertransfers.RetryPolicy;
import io.github.partnertransfers.TokenRequest;
import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.tests.fixtures.CallStyle;
import io.github.partnertransfers.tests.fixtures.CannedService;
import io.github.partnertransfers.tests.fixtures.RunningCall;
import io.github.partnertransfers.tests.fixtures.VirtualTime;
import io.github.partnertransfers.tests.leaks.NothingLeaks;
import io.github.partnertransfers.tests.leaks.OurThreads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The clients of a process share threads, and nothing that one of them does harms another. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ManyClientsTest {
  private static final AccessToken TOKEN = AccessToken.of("a-token", Duration.ofHours(1));

  /** More than the logins that run before any has to wait. */
  private static final int CLIENTS = 40;

  @RegisterExtension final NothingLeaks leaks = new NothingLeaks();

  private final CannedService service = new CannedService();
  private final CountDownLatch loginsMayEnd = new CountDownLatch(1);

  private TransfersClient.Builder client() {
    return service.client(leaks.http()).credential(request -> TOKEN);
  }

  /** Returns clients whose logins hang, and starts a call of each. */
  private List<TransfersClient> clientsWhoseLoginsHang(List<CompletableFuture<?>> calls) {
    List<TransfersClient> clients = new ArrayList<>();
    for (int i = 0; i < CLIENTS; i++) {
      TransfersClient client =
          leaks.closing(
              client()
                  .credential(
                      request -> {
                        loginsMayEnd.await();
                        return TOKEN;
                      })
                  .build());
      clients.add(client);
      calls.add(CannedService.list(client).toFuture());
    }
    return clients;
  }

  @ParameterizedTest
  @EnumSource
  void loginsThatHangDelayNoOtherForLong(CallStyle style) {
    List<CompletableFuture<?>> hanging = new ArrayList<>();
    List<TransfersClient> clients = clientsWhoseLoginsHang(hanging);
    try (TransfersClient other = client().build()) {
      assertThat(style.result(CannedService.list(other))).isEmpty();
    }
    assertThat(hanging).noneMatch(CompletableFuture::isDone);

    loginsMayEnd.countDown();

    assertThat(hanging).allMatch(each -> each.join() != null);
    clients.forEach(TransfersClient::close);
  }

  @Test
  void closedClientWhoseLoginWaitsItsTurnEndsAtOnce() {
    List<CompletableFuture<?>> hanging = new ArrayList<>();
    List<TransfersClient> clients = clientsWhoseLoginsHang(hanging);
    RunningCall<?> last;
    try (TransfersClient client = client().build()) {
      last = CallStyle.FUTURE.start(CannedService.list(client));
    }

    assertThat(last.failure()).isExactlyInstanceOf(CallCanceledException.class);
    loginsMayEnd.countDown();
    clients.forEach(TransfersClient::close);
  }

  @Test
  void allClientsHaveOneTimer() {
    OurThreads threads = OurThreads.fromNow();
    List<CompletableFuture<?>> hanging = new ArrayList<>();
    List<TransfersClient> clients = clientsWhoseLoginsHang(hanging);

    assertThat(threads.alive())
        .filteredOn(thread -> thread.getName().startsWith("partner-transfers-timer"))
        .hasSize(1);

    loginsMayEnd.countDown();
    clients.forEach(TransfersClient::close);
  }

  @Test
  void closingOneClientLeavesTheThreadsToTheOthers() {
    OurThreads threads = OurThreads.fromNow();
    TransfersClient one = client().build();
    TransfersClient other = client().build();
    assertThat(CannedService.list(one).toFuture().join()).isEmpty();
    assertThat(CannedService.list(other).toFuture().join()).isEmpty();

    one.close();
    assertThat(threads.alive()).isNotEmpty();
    assertThat(CannedService.list(other).toFuture().join()).isEmpty();

    other.close(); // That no thread is left now is up to NothingLeaks.
  }

  @Test
  void clientsThatComeAndGoLoseNoCall() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      Callable<Integer> oneAfterTheOther =
          () -> {
            int results = 0;
            for (int i = 0; i < 250; i++) {
              try (TransfersClient client = client().build()) {
                results += CannedService.list(client).toFuture().join().isEmpty() ? 1 : 0;
              }
            }
            return results;
          };
      for (Future<Integer> results :
          threads.invokeAll(List.of(oneAfterTheOther, oneAfterTheOther, oneAfterTheOther))) {
        assertThat(results.get()).isEqualTo(250);
      }
    } finally {
      threads.shutdown();
    }
  }

  @ParameterizedTest
  @EnumSource
  void tickerThatThrowsKeepsNoOtherFromItsDeadline(CallStyle style) throws Exception {
    VirtualTime time = VirtualTime.standing();
    AtomicBoolean throwing = new AtomicBoolean();
    CountDownLatch arrived = new CountDownLatch(2);
    try (RawServer server =
            RawServer.start(
                (request, connection) -> {
                  arrived.countDown();
                  RawServer.keepSilent(connection);
                });
        TransfersClient other =
            Clients.of(server, time)
                .httpClient(leaks.http())
                .deadline(Duration.ofMinutes(1))
                .build()) {
      TransfersClient broken =
          Clients.of(server)
              .httpClient(leaks.http())
              .ticker(
                  () -> {
                    if (throwing.get()) {
                      throw new IllegalStateException("no clock");
                    }
                    return System.nanoTime();
                  })
              .build();
      RunningCall<?> first = style.start(Kind.READ.call(broken));
      RunningCall<?> second = style.start(Kind.READ.call(other));
      arrived.await();
      throwing.set(true);

      time.advance(Duration.ofMinutes(1));

      assertThat(second.failure()).hasMessageContaining("exceeded its deadline");
      throwing.set(false);
      broken.close();
      assertThat(first.failure()).isExactlyInstanceOf(CallCanceledException.class);
    }
  }

  /** The callback executor blocks, as one that is full and lets its caller wait. */
  @Test
  void callbackExecutorThatBlocksKeepsNoOtherFromItsRetries() throws Exception {
    VirtualTime time = VirtualTime.standing();
    try (RawServer server = RawServer.answering(RawServer.answer(503, "", ""));
        BlockingCallback full = new BlockingCallback();
        TransfersClient blocked =
            Clients.of(server)
                .httpClient(leaks.http())
                .ticker(time)
                .deadline(Duration.ofSeconds(10))
                .callbackExecutor(task -> full.block())
                .build();
        TransfersClient other =
            Clients.of(server)
                .httpClient(leaks.http())
                .retryPolicy(RetryPolicy.builder().baseDelay(Duration.ofMillis(1)).build())
                .build()) {
      // Its retries end when their deadline has passed, which the timer of all clients finds.
      RunningCall<?> first = CallStyle.CALLBACK.start(Kind.READ.call(blocked));
      time.advance(Duration.ofSeconds(10));
      full.awaitCall();

      RunningCall<?> second = CallStyle.FUTURE.start(Kind.READ.call(other));

      assertThat(second.failure().attempts()).hasSizeGreaterThan(1);
      assertThat(first.outcome()).isNotDone();
    }
  }

  @Test
  void interruptThatALoginIgnoresReachesNothingElse() throws Exception {
    CountDownLatch inLogin = new CountDownLatch(1);
    CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
    CallListener listener =
        new CallListener() {
          @Override
          public void attemptEnded(Attempt attempt) {}

          @Override
          public void loginEnded(
              TokenRequest request, Duration duration, @Nullable Throwable failure) {
            interrupted.complete(Thread.currentThread().isInterrupted());
          }
        };
    TransfersClient client =
        client()
            .retryPolicy(RetryPolicy.NONE)
            .addListener(listener)
            .credential(
                request -> {
                  inLogin.countDown();
                  while (!Thread.currentThread().isInterrupted()) {
                    Thread.onSpinWait();
                  }
                  return TOKEN;
                })
            .build();
    CompletableFuture<?> call = CannedService.list(client).toFuture();
    inLogin.await();

    client.close();

    assertThat(interrupted.get()).isFalse();
    assertThat(call.handle((result, failure) -> failure).join()).isNotNull();
  }
}
