package io.github.partnertransfers.tests.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnertransfers.RetryPolicy;
import io.github.partnertransfers.ServiceUnavailableException;
import io.github.partnertransfers.TransferCall;
import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.TransfersException;
import io.github.partnertransfers.tests.fixtures.CallStyle;
import io.github.partnertransfers.tests.fixtures.RunningCall;
import io.github.partnertransfers.tests.fixtures.VirtualTime;
import io.github.partnertransfers.tests.leaks.NothingLeaks;
import java.io.IOException;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Executors and schedulers of the application that are full, small, or shut down. */
@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LentExecutorsTest {
  private static final String FINE = RawServer.answer(200, "", "{\"id\":\"1\"}");
  private static final String BUSY = RawServer.answer(503, "", "");

  @RegisterExtension final NothingLeaks leaks = new NothingLeaks();

  private final VirtualTime time = VirtualTime.standing();
  private final AtomicInteger logins = new AtomicInteger();

  /** A client that logs in, whose deadlines never pass by themselves. */
  private TransfersClient.Builder client(RawServer server) {
    return Clients.of(server, time)
        .httpClient(leaks.http())
        .credential(
            request -> {
              logins.incrementAndGet();
              return Clients.TOKEN;
            });
  }

  @ParameterizedTest
  @EnumSource
  void fullPoolOfRequestsIsNoRefusedLogin(CallStyle style) throws Exception {
    ExecutorService pool = poolOfOneWithoutQueue();
    try (RawServer server = RawServer.answering(FINE);
        TransfersClient client =
            client(server).requestExecutor(pool).retryPolicy(RetryPolicy.NONE).build()) {
      try (BlockingCallback busy = new BlockingCallback()) {
        pool.execute(busy::block);
        busy.awaitCall();
        if (style == CallStyle.BLOCKING) {
          assertThat(style.start(Kind.WRITE.call(client)).result()).isNotNull();
        } else {
          assertThat(style.start(Kind.WRITE.call(client)).failure())
              .isExactlyInstanceOf(ServiceUnavailableException.class);
        }
      }
      assertThat(logins).hasValue(1);
      assertThat(server.requests()).isEqualTo(style == CallStyle.BLOCKING ? 1 : 0);
    } finally {
      pool.shutdown();
    }
  }

  @ParameterizedTest
  @EnumSource
  void fullDispatcherOfTheOkHttpClientIsNotUsed(CallStyle style) throws Exception {
    ExecutorService pool = poolOfOneWithoutQueue();
    try (RawServer server = RawServer.answering(FINE);
        TransfersClient client = client(server).httpClient(leaks.http(pool)).build();
        BlockingCallback busy = new BlockingCallback()) {
      pool.execute(busy::block);
      busy.awaitCall();

      assertThat(style.start(Kind.WRITE.call(client)).result()).isNotNull();
    }
  }

  private static ExecutorService poolOfOneWithoutQueue() {
    return new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new SynchronousQueue<>());
  }

  @ParameterizedTest
  @EnumSource
  void rejectedRequestIsRetried(CallStyle style) {
    VirtualTime passing = VirtualTime.inWhichWaitsPass(Duration.ofMinutes(1));
    ExecutorService threads = Executors.newCachedThreadPool();
    try (RawServer server = RawServer.answering(FINE);
        TransfersClient client =
            client(server)
                .ticker(passing)
                .scheduler(passing)
                .requestExecutor(rejectingFirst(threads))
                .build()) {
      assertThat(style.start(Kind.WRITE.call(client)).result()).isNotNull();
      assertThat(server.requests()).isOne();
    } finally {
      threads.shutdown();
    }
  }

  /** The delay is none, so that no timer sees to the retry. */
  @ParameterizedTest
  @EnumSource
  void rejectedRetryOfALoginIsMadeAllTheSame(CallStyle style) {
    ExecutorService threads = Executors.newCachedThreadPool();
    try (RawServer server = RawServer.answering(FINE);
        TransfersClient client =
            client(server)
                .credential(
                    request -> {
                      if (logins.getAndIncrement() == 0) {
                        throw new IOException("no network");
                      }
                      return Clients.TOKEN;
                    })
                .random(drawingZero())
                .requestExecutor(rejectingFirst(threads))
                .build()) {
      assertThat(style.start(Kind.WRITE.call(client)).result()).isNotNull();
      assertThat(logins).hasValue(2);
    } finally {
      threads.shutdown();
    }
  }

  private static Executor rejectingFirst(Executor executor) {
    AtomicBoolean rejecting = new AtomicBoolean(true);
    return task -> {
      if (rejecting.getAndSet(false)) {
        throw new RejectedExecutionException("full");
      }
      executor.execute(task);
    };
  }

  private static Random drawingZero() {
    return new Random(1) {
      private static final long serialVersionUID = 1L;

      @Override
      public double nextDouble() {
        return 0;
      }
    };
  }

  @ParameterizedTest
  @EnumSource
  void poolOfOneThreadRenewsAnExpiredToken(CallStyle style) {
    ExecutorService one = Executors.newSingleThreadExecutor();
    try (RawServer server = RawServer.answering(FINE);
        TransfersClient client =
            client(server)
                .httpClient(leaks.http(one))
                .requestExecutor(one)
                .callbackExecutor(one)
                .build()) {
      assertThat(style.start(Kind.WRITE.call(client)).result()).isNotNull();
      time.advance(Clients.TOKEN.lifetime());

      assertThat(style.start(Kind.WRITE.call(client)).result()).isNotNull();
      assertThat(logins).hasValue(2);
    } finally {
      one.shutdown();
    }
  }

  @Test
  void onlyThreadOfAPoolMayWaitForACallWithAnExpiredToken() throws Exception {
    ExecutorService one = Executors.newSingleThreadExecutor();
    try (RawServer server = RawServer.answering(FINE);
        TransfersClient client =
            client(server)
                .httpClient(leaks.http(one))
                .requestExecutor(one)
                .callbackExecutor(one)
                .build()) {
      TransferCall<?> call = Kind.WRITE.call(client);
      CompletableFuture<Object> second = new CompletableFuture<>();
      assertThat(call.execute()).isNotNull();
      time.advance(Clients.TOKEN.lifetime());

      assertThat(one.<Object>submit(call::execute).get()).isNotNull();
      time.advance(Clients.TOKEN.lifetime());
      call.toFuture().thenRun(() -> second.complete(call.execute())).get();

      assertThat(second.get()).isNotNull();
      assertThat(logins).hasValue(3);
    } finally {
      one.shutdown();
    }
  }

  @ParameterizedTest
  @EnumSource
  void schedulerThatIsShutDownDuringADelayLosesNoRetry(CallStyle style) throws Exception {
    AtomicInteger requests = new AtomicInteger();
    try (RawServer server =
            RawServer.start(
                (request, connection) ->
                    RawServer.write(connection, requests.getAndIncrement() == 0 ? BUSY : FINE));
        TransfersClient client = client(server).build()) {
      RunningCall<?> running = style.start(Kind.WRITE.call(client));
      time.awaitTimer(Duration.ofMinutes(1));
      shutDown(time);

      time.advance(Duration.ofMinutes(1));

      assertThat(running.result()).isNotNull();
      assertThat(server.requests()).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @EnumSource
  void schedulerThatIsShutDownDuringADelayKeepsTheDeadline(CallStyle style) throws Exception {
    try (RawServer server = RawServer.answering(RawServer.answer(503, "Retry-After: 120\r\n", ""));
        TransfersClient client = client(server).deadline(Duration.ofMinutes(3)).build()) {
      RunningCall<?> running = style.start(Kind.READ.call(client));
      time.awaitTimer(Duration.ofMinutes(2));
      shutDown(time);

      time.advance(Duration.ofMinutes(3));

      TransfersException failure = running.failure();
      assertThat(failure).isExactlyInstanceOf(ServiceUnavailableException.class);
      assertThat(failure).hasMessageContaining("exceeded its deadline");
      assertThat(server.requests()).isOne();
    }
  }

  /** It takes what comes later, and runs none of it. */
  private static void shutDown(VirtualTime scheduler) {
    scheduler.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
    scheduler.shutdownNow();
  }

  @ParameterizedTest
  @EnumSource
  void schedulerThatRejectsDelaysLosesNoRetry(CallStyle style) throws Exception {
    ScheduledExecutorService rejecting = Executors.newSingleThreadScheduledExecutor();
    rejecting.shutdown();
    AtomicInteger requests = new AtomicInteger();
    BlockingCallback listener = new BlockingCallback();
    try (RawServer server =
            RawServer.start(
                (request, connection) ->
                    RawServer.write(connection, requests.getAndIncrement() == 0 ? BUSY : FINE));
        TransfersClient client =
            client(server).scheduler(rejecting).addListener(attempt -> listener.block()).build()) {
      RunningCall<?> running = style.start(Kind.WRITE.call(client));
      listener.awaitCall();
      listener.close();

      time.advance(Duration.ofMinutes(1));

      assertThat(running.result()).isNotNull();
      assertThat(server.requests()).isEqualTo(2);
    }
  }
}
