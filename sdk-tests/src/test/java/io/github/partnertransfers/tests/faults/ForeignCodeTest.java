package io.github.partnertransfers.tests.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnertransfers.NotAuthorizedException;
import io.github.partnertransfers.OutcomeUnknownException;
import io.github.partnertransfers.ServiceUnavailableException;
import io.github.partnertransfers.TransferCall;
import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.TransfersException;
import io.github.partnertransfers.tests.fixtures.CallStyle;
import io.github.partnertransfers.tests.fixtures.RunningCall;
import io.github.partnertransfers.tests.fixtures.VirtualTime;
import io.github.partnertransfers.tests.leaks.NothingLeaks;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Code of the application that throws, blocks or rejects harms the call that it belongs to at most.
 */
@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ForeignCodeTest {
  private static final String FINE = RawServer.answer(200, "", "{\"id\":\"1\"}");

  @RegisterExtension final NothingLeaks leaks = new NothingLeaks();

  private TransfersClient.Builder client(RawServer server) {
    return Clients.of(server).httpClient(leaks.http());
  }

  @Test
  void failureCallbackMayCallAgainWhileOthersKeepTheirDeadline() throws Exception {
    VirtualTime time = VirtualTime.standing();
    CompletableFuture<TransfersException> second = new CompletableFuture<>();
    Semaphore arrived = new Semaphore(0);
    try (RawServer server =
            RawServer.start(
                (request, connection) -> {
                  arrived.release();
                  RawServer.keepSilent(connection);
                });
        TransfersClient client =
            Clients.of(server, time)
                .httpClient(leaks.http())
                .deadline(Duration.ofSeconds(10))
                .build()) {
      TransferCall<?> call = Kind.READ.call(client);
      call.enqueue(
          Callbacks.onFailure(
              failure -> {
                try {
                  call.execute();
                } catch (TransfersException e) {
                  second.complete(e);
                }
              }));
      arrived.acquire();
      time.advance(Duration.ofSeconds(10));
      arrived.acquire();
      RunningCall<?> other = CallStyle.FUTURE.start(call);

      time.advance(Duration.ofSeconds(10));

      assertThat(other.failure()).isExactlyInstanceOf(ServiceUnavailableException.class);
      assertThat(second.get()).isExactlyInstanceOf(ServiceUnavailableException.class);
    }
  }

  @Test
  void blockedCallbackDelaysNoOtherCall() throws Exception {
    try (RawServer server = RawServer.answering(RawServer.answer(404, "", ""));
        TransfersClient client = client(server).maxConcurrentRequests(1).build();
        BlockingCallback blocked = new BlockingCallback()) {
      Kind.READ.call(client).enqueue(blocked);
      blocked.awaitCall();

      assertThat(CallStyle.FUTURE.start(Kind.READ.call(client)).failure().status()).isEqualTo(404);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @ParameterizedTest
  @EnumSource
  void interceptorThatThrowsEndsTheCallAlikeInEveryStyle(CallStyle style) {
    AtomicInteger asked = new AtomicInteger();
    try (RawServer server = RawServer.answering(FINE);
        TransfersClient client =
            Clients.withInterceptor(
                    server,
                    leaks.http(),
                    chain -> {
                      asked.incrementAndGet();
                      throw new SecurityException("no permission");
                    })
                .build()) {
      for (Kind kind : Kind.values()) {
        assertThat(style.start(kind.call(client)).failure())
            .isExactlyInstanceOf(ServiceUnavailableException.class)
            .hasMessageContaining("no permission")
            .hasCauseInstanceOf(SecurityException.class);
      }
      assertThat(asked).as("none was repeated").hasValue(Kind.values().length);
      assertThat(server.requests()).isZero();
    }
  }

  @Test
  void cancelingFromTheListenerIsNotifiedOnceAndSendsNothingMore() throws Exception {
    AtomicReference<Runnable> cancel = new AtomicReference<>(() -> {});
    CountDownLatch started = new CountDownLatch(1);
    AtomicInteger notified = new AtomicInteger();
    CompletableFuture<TransfersException> outcome = new CompletableFuture<>();
    try (RawServer server = RawServer.answering(RawServer.answer(503, "", ""));
        TransfersClient client =
            client(server)
                .addListener(
                    attempt -> {
                      await(started);
                      cancel.get().run();
                    })
                .build()) {
      cancel.set(
          Kind.WRITE
                  .call(client)
                  .enqueue(
                      Callbacks.onFailure(
                          failure -> {
                            notified.incrementAndGet();
                            outcome.complete(failure);
                          }))
              ::cancel);
      started.countDown();

      assertThat(outcome.get()).isExactlyInstanceOf(OutcomeUnknownException.class);
      assertThat(notified).hasValue(1);
      assertThat(server.requests()).isOne();
    }
  }

  @ParameterizedTest
  @EnumSource
  void providerThatCallsItsOwnClientFailsAtOnce(CallStyle style) {
    AtomicReference<TransfersClient> self = new AtomicReference<>();
    try (RawServer server = RawServer.answering(FINE);
        TransfersClient client =
            client(server)
                .credential(
                    request -> {
                      Kind.READ.call(self.get()).execute();
                      return Clients.TOKEN;
                    })
                .build()) {
      self.set(client);

      assertThat(style.start(Kind.READ.call(client)).failure())
          .isExactlyInstanceOf(NotAuthorizedException.class)
          .hasMessageContaining("called the client that waits for its token");
    }
  }

  @Test
  void closingInterruptsAProviderThatHangs() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CompletableFuture<Throwable> end = new CompletableFuture<>();
    try (RawServer server = RawServer.answering(FINE)) {
      TransfersClient client =
          client(server)
              .credential(
                  request -> {
                    asked.countDown();
                    try {
                      new CountDownLatch(1).await();
                    } catch (InterruptedException e) {
                      end.complete(e);
                      throw e;
                    }
                    return Clients.TOKEN;
                  })
              .build();
      CompletableFuture<?> waiting = Kind.READ.call(client).toFuture();
      asked.await();

      client.close();

      assertThat(end.get()).isInstanceOf(InterruptedException.class);
      assertThat(catchCause(waiting)).hasMessageContaining("canceled");
    }
  }

  private static Throwable catchCause(CompletableFuture<?> future) throws InterruptedException {
    try {
      throw new AssertionError("succeeded with " + future.get());
    } catch (ExecutionException e) {
      return e.getCause();
    }
  }
}
