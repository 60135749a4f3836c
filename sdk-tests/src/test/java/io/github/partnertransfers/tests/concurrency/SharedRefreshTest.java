package io.github.partnertransfers.tests.concurrency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.partnertransfers.AccessToken;
import io.github.partnertransfers.CallCanceledException;
import io.github.partnertransfers.TokenProvider;
import io.github.partnertransfers.TransferCall;
import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.model.TransferEntity;
import io.github.partnertransfers.rx.RxTransfers;
import io.github.partnertransfers.tests.fixtures.CannedService;
import io.github.partnertransfers.tests.leaks.NothingLeaks;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No caller of a shared refresh can spoil it for the others. */
@Timeout(60)
class SharedRefreshTest {
  private static final AccessToken TOKEN = AccessToken.of("some-token", Duration.ofDays(1));

  @RegisterExtension final NothingLeaks leaks = new NothingLeaks();

  private final CannedService service = new CannedService();

  /** One thread: what it is given to do next, it does after the refresh has ended. */
  private final CountDownLatch answer = new CountDownLatch(1);

  private final AtomicInteger logins = new AtomicInteger();

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void cancellingOneCallerLeavesTheRefreshToTheOthers(int cancelled) throws Exception {
    try (TransfersClient client = client(() -> TOKEN)) {
      TransferCall<List<TransferEntity>> call = CannedService.list(client);
      List<CompletableFuture<List<TransferEntity>>> futures =
          List.of(call.toFuture(), call.toFuture(), call.toFuture());
      CompletableFuture<List<TransferEntity>> rx =
          RxTransfers.single(call).toCompletionStage().toCompletableFuture();
      RxTransfers.single(call).subscribe().dispose();
      CompletableFuture<Throwable> interrupted = interruptBlockingCall(call);

      futures.get(cancelled).cancel(true);

      assertThat(interrupted.get()).isInstanceOf(CallCanceledException.class);
      answer.countDown();
      assertThat(rx.get()).isEmpty();
      for (int i = 0; i < futures.size(); i++) {
        assertThat(Callers.failures(List.of(futures.get(i)))).hasSize(i == cancelled ? 1 : 0);
      }
      assertThat(logins).hasValue(1);
      assertThat(service.requests()).isEqualTo(3);
    }
  }

  static List<Throwable> mistakes() {
    return List.of(
        new IllegalStateException("a mistake in an application"),
        new IOException("a checked one"),
        new NoClassDefFoundError("app/Screen"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void callbackThatThrowsLeavesNoOtherCallerWaiting(Throwable mistake) throws Exception {
    try (TransfersClient client =
        client(
            () -> {
              throw new IllegalStateException("no account");
            })) {
      TransferCall<List<TransferEntity>> call = CannedService.list(client);
      call.enqueue(new ThrowingCallback(mistake));
      CompletableFuture<List<TransferEntity>> other = call.toFuture();

      answer.countDown();

      assertThat(Callers.failures(List.of(other))).hasSize(1);
    }
  }

  @Test
  void providerThatDiesLeavesNoCallerWaiting() throws Exception {
    try (TransfersClient client =
        client(
            () -> {
              throw new ServiceConfigurationError("no HTTP client on the class path");
            })) {
      CompletableFuture<List<TransferEntity>> waiting = CannedService.list(client).toFuture();

      answer.countDown();

      assertThat(Callers.failures(List.of(waiting))).hasSize(1);
    }
  }

  private static CompletableFuture<Throwable> interruptBlockingCall(TransferCall<?> call) {
    CompletableFuture<Throwable> failure = new CompletableFuture<>();
    Thread thread = new Thread(() -> failure.complete(catchThrowable(call::execute)));
    thread.start();
    thread.interrupt();
    return failure;
  }

  private interface Login {
    AccessToken token();
  }

  private TransfersClient client(Login login) {
    TokenProvider provider =
        request -> {
          logins.incrementAndGet();
          answer.await();
          return login.token();
        };
    return service.client(leaks.http()).credential(provider).build();
  }
}
