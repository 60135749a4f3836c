package io.github.partnertransfers.tests.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonPrimitive;
import io.github.partnertransfers.AccessToken;
import io.github.partnertransfers.RetryPolicy;
import io.github.partnertransfers.ServiceUnavailableException;
import io.github.partnertransfers.TransferCall;
import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.model.AdditionalProperties;
import io.github.partnertransfers.model.TransferEntity;
import io.github.partnertransfers.tests.fixtures.CallStyle;
import io.github.partnertransfers.tests.fixtures.RunningCall;
import io.github.partnertransfers.tests.fixtures.ThreadStarts;
import io.github.partnertransfers.tests.leaks.NothingLeaks;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Calls that wait for the same login: what happens to one of them harms and delays no other. */
@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SharedLoginTest {
  private static final String FINE = RawServer.answer(200, "", "{\"id\":\"1\"}");

  /** Those that wait for the login when {@link CallStyle#start} returns. */
  private static final List<CallStyle> WAITING_AT_ONCE =
      List.of(CallStyle.CALLBACK, CallStyle.FUTURE, CallStyle.RX);

  @RegisterExtension final NothingLeaks leaks = new NothingLeaks();

  private final CountDownLatch loginAsked = new CountDownLatch(1);
  private final CountDownLatch loginMayEnd = new CountDownLatch(1);
  private volatile boolean loginFails;

  private AccessToken login() throws InterruptedException {
    loginAsked.countDown();
    loginMayEnd.await();
    if (loginFails) {
      throw new IllegalStateException("no account");
    }
    return Clients.TOKEN;
  }

  private TransfersClient.Builder client(RawServer server) {
    return Clients.of(server)
        .httpClient(leaks.http())
        .credential(request -> login())
        .retryPolicy(RetryPolicy.NONE);
  }

  @Test
  void threadThatCannotBeStartedForOneCallHarmsNoOther() throws Exception {
    try (RawServer server = RawServer.answering(FINE);
        TransfersClient client = client(server).build();
        ThreadStarts starts = ThreadStarts.observe()) {
      List<RunningCall<?>> waiting = start(WAITING_AT_ONCE, client);
      loginAsked.await();
      starts.failAfter(0);

      loginMayEnd.countDown();

      assertOneFailed(waiting, server);
    }
  }

  @Test
  void executorThatRejectsOneCallHarmsNoOther() throws Exception {
    AtomicBoolean rejecting = new AtomicBoolean(true);
    ExecutorService threads = Executors.newCachedThreadPool();
    try (RawServer server = RawServer.answering(FINE);
        TransfersClient client =
            client(server)
                .requestExecutor(
                    task -> {
                      if (rejecting.getAndSet(false)) {
                        throw new OutOfMemoryError("unable to create native thread");
                      }
                      threads.execute(task);
                    })
                .build()) {
      List<RunningCall<?>> waiting = start(WAITING_AT_ONCE, client);
      loginAsked.await();

      loginMayEnd.countDown();

      assertOneFailed(waiting, server);
    } finally {
      threads.shutdown();
    }
  }

  private static List<RunningCall<?>> start(List<CallStyle> styles, TransfersClient client) {
    List<RunningCall<?>> running = new ArrayList<>();
    for (CallStyle style : styles) {
      running.add(style.start(Kind.WRITE.call(client)));
    }
    return running;
  }

  private static void assertOneFailed(List<RunningCall<?>> calls, RawServer server) {
    List<Throwable> failures =
        calls.stream().map(SharedLoginTest::failure).filter(Objects::nonNull).toList();

    assertThat(failures).singleElement().isExactlyInstanceOf(ServiceUnavailableException.class);
    assertThat(failures.get(0)).hasMessageContaining("unable to create native thread");
    assertThat(server.requests()).isEqualTo(calls.size() - 1);
  }

  private static Throwable failure(RunningCall<?> call) {
    return call.outcome().handle((result, failure) -> failure).join();
  }

  /** A number, to JSON, until it is to be sent. */
  private static final class FickleNumber extends Number {
    private static final long serialVersionUID = 1L;

    private volatile boolean broken;

    @Override
    public String toString() {
      if (broken) {
        throw new NumberFormatException("no number any more");
      }
      return "1";
    }

    @Override
    public int intValue() {
      return 1;
    }

    @Override
    public long longValue() {
      return 1;
    }

    @Override
    public float floatValue() {
      return 1;
    }

    @Override
    public double doubleValue() {
      return 1;
    }
  }

  @ParameterizedTest
  @EnumSource
  void requestThatCannotBeWrittenHarmsNoOther(CallStyle style) throws Exception {
    FickleNumber number = new FickleNumber();
    TransferEntity change =
        TransferEntity.builder()
            .additionalProperties(
                AdditionalProperties.none().with("odd", new JsonPrimitive(number)))
            .build();
    number.broken = true;
    try (RawServer server = RawServer.answering(FINE);
        TransfersClient client = client(server).build()) {
      TransferCall<?> call =
          client
              .customer("b67f0b00-f9e8-4c57-bcb5-0b8b95c6ccf0")
              .update("ac4a9d22-ba07-444e-890f-cfe084eed498", change);
      RunningCall<?> broken = style.start(call);
      loginAsked.await();
      List<RunningCall<?>> others = start(List.of(CallStyle.values()), client);

      loginMayEnd.countDown();

      assertThat(broken.failure())
          .isExactlyInstanceOf(ServiceUnavailableException.class)
          .hasMessageContaining("no number any more");
      assertThat(others).allMatch(each -> each.result() != null);
    }
  }

  /** Where requests and callbacks run. */
  enum Threads {
    OF_THE_CLIENT,
    CALLBACKS_WHERE_REQUESTS_RUN,
    REQUESTS_WHERE_THEY_ARE_STARTED,
    ALL_WHERE_IT_IS_STARTED;

    TransfersClient.Builder of(TransfersClient.Builder client) {
      if (this == CALLBACKS_WHERE_REQUESTS_RUN || this == ALL_WHERE_IT_IS_STARTED) {
        client.callbackExecutor(Runnable::run);
      }
      if (this == REQUESTS_WHERE_THEY_ARE_STARTED || this == ALL_WHERE_IT_IS_STARTED) {
        client.requestExecutor(Runnable::run);
      }
      return client;
    }
  }

  @ParameterizedTest
  @EnumSource
  void slowFailureCallbackDelaysNoOther(Threads threads) throws Exception {
    loginFails = true;
    checkSlowCallbackDelaysNoOther(threads);
  }

  @ParameterizedTest
  @EnumSource
  void slowSuccessCallbackDelaysNoOther(Threads threads) throws Exception {
    checkSlowCallbackDelaysNoOther(threads);
  }

  private void checkSlowCallbackDelaysNoOther(Threads threads) throws Exception {
    try (RawServer server = RawServer.answering(FINE);
        TransfersClient client = threads.of(client(server)).build();
        BlockingCallback slow = new BlockingCallback()) {
      Kind.READ.call(client).enqueue(slow);
      loginAsked.await();
      List<RunningCall<?>> others = start(List.of(CallStyle.values()), client);

      loginMayEnd.countDown();

      slow.awaitCall();
      assertThat(others).allMatch(each -> (failure(each) != null) == loginFails);
    }
  }

  @ParameterizedTest
  @EnumSource
  void slowListenerOfOneCallDelaysNoOther(Threads threads) throws Exception {
    loginFails = true;
    AtomicBoolean isFirst = new AtomicBoolean(true);
    try (RawServer server = RawServer.answering(FINE);
        BlockingCallback slow = new BlockingCallback();
        TransfersClient client =
            threads
                .of(client(server))
                .addListener(
                    attempt -> {
                      if (isFirst.getAndSet(false)) {
                        slow.block();
                      }
                    })
                .build()) {
      List<RunningCall<?>> calls = start(WAITING_AT_ONCE, client);
      loginAsked.await();

      loginMayEnd.countDown();

      slow.awaitCall();
      awaitAllButOne(calls);
    }
  }

  @SuppressWarnings("FutureReturnValueIgnored") // The latch tells.
  private static void awaitAllButOne(List<RunningCall<?>> calls) throws InterruptedException {
    CountDownLatch ended = new CountDownLatch(calls.size() - 1);
    calls.forEach(each -> each.outcome().whenComplete((result, failure) -> ended.countDown()));
    ended.await();
  }
}
