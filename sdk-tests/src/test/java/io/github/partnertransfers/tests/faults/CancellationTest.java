package io.github.partnertransfers.tests.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnertransfers.CallCanceledException;
import io.github.partnertransfers.OutcomeUnknownException;
import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.TransfersException;
import io.github.partnertransfers.tests.fixtures.CallStyle;
import io.github.partnertransfers.tests.fixtures.RunningCall;
import io.github.partnertransfers.tests.fixtures.VirtualTime;
import io.github.partnertransfers.tests.leaks.NothingLeaks;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a call waits for, stopping it stops it at once. */
@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class CancellationTest {
  private static final String BUSY = RawServer.answer(503, "", "");
  private static final String FINE = RawServer.answer(200, "", "{}");

  @RegisterExtension final NothingLeaks leaks = new NothingLeaks();

  private final VirtualTime time = VirtualTime.standing();

  static Stream<Arguments> stylesAndKinds() {
    return Stream.of(CallStyle.values())
        .flatMap(style -> Stream.of(Kind.values()).map(kind -> Arguments.of(style, kind)));
  }

  @ParameterizedTest
  @MethodSource("stylesAndKinds")
  void silentRequestIsGivenUpAndItsConnectionClosed(CallStyle style, Kind kind) throws Exception {
    CountDownLatch arrived = new CountDownLatch(1);
    CountDownLatch closed = new CountDownLatch(1);
    try (RawServer server =
            RawServer.start(
                (request, connection) -> {
                  arrived.countDown();
                  RawServer.keepSilent(connection);
                  closed.countDown();
                });
        TransfersClient client = Clients.of(server, time).httpClient(leaks.http()).build()) {
      RunningCall<?> running = style.start(kind.call(client));
      arrived.await();

      running.cancel().run();

      closed.await();
      checkStopped(
          style,
          running,
          kind == Kind.READ ? CallCanceledException.class : OutcomeUnknownException.class);
      checkNothingFollows(server);
    }
  }

  @ParameterizedTest
  @MethodSource("stylesAndKinds")
  void noRequestFollowsAWaitThatIsGivenUp(CallStyle style, Kind kind) throws Exception {
    try (RawServer server = RawServer.answering(BUSY);
        TransfersClient client = Clients.of(server, time).httpClient(leaks.http()).build()) {
      RunningCall<?> running = style.start(kind.call(client));
      time.awaitTimer(Duration.ofSeconds(1));

      running.cancel().run();

      checkStopped(
          style,
          running,
          kind == Kind.READ ? CallCanceledException.class : OutcomeUnknownException.class);
      checkNothingFollows(server);
    }
  }

  /** Checks what the caller is told, which isn't much in two of the styles. */
  private static void checkStopped(
      CallStyle style, RunningCall<?> call, Class<? extends TransfersException> failure) {
    switch (style) {
      case FUTURE -> assertThat(call.outcome()).isCancelled();
      case RX -> assertThat(call.outcome()).isNotDone();
      case BLOCKING, CALLBACK -> assertThat(call.failure()).isExactlyInstanceOf(failure);
    }
  }

  private void checkNothingFollows(RawServer server) throws Exception {
    time.awaitNoTimer(Duration.ofDays(1));
    time.advance(Duration.ofDays(1));
    assertThat(server.requests()).isOne();
  }

  @ParameterizedTest
  @MethodSource("stylesAndKinds")
  void loginGoesOnForOthers(CallStyle style, Kind kind) throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch released = new CountDownLatch(1);
    AtomicInteger logins = new AtomicInteger();
    try (RawServer server = RawServer.answering(FINE);
        TransfersClient client =
            Clients.of(server, time)
                .httpClient(leaks.http())
                .credential(
                    request -> {
                      logins.incrementAndGet();
                      asked.countDown();
                      released.await();
                      return Clients.TOKEN;
                    })
                .build()) {
      RunningCall<?> running = style.start(kind.call(client));
      asked.await();
      CompletableFuture<?> other = kind.call(client).toFuture();

      running.cancel().run();

      checkStopped(style, running, CallCanceledException.class);
      assertThat(other).isNotDone();
      released.countDown();
      assertThat(other.get()).isNotNull();
      assertThat(logins).hasValue(1);
      assertThat(server.requests()).as("only the other call's").isOne();
    }
  }
}
