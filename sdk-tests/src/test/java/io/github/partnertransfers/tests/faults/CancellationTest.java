package io.github.partnertransfers.tests.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnertransfers.CallCanceledException;
import io.github.partnertransfers.OutcomeUnknownException;
import io.github.partnertransfers.TransfersClient;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a call waits for, stopping it stops it at once. */
@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class CancellationTest {
  private static final String BUSY = RawServer.answer(503, "", "");
  private static final String FINE = RawServer.answer(200, "", "{}");

  private final VirtualTime time = VirtualTime.standing();

  static Stream<Arguments> stopsAndKinds() {
    return Stream.of(Stop.values())
        .flatMap(stop -> Stream.of(Kind.values()).map(kind -> Arguments.of(stop, kind)));
  }

  @ParameterizedTest
  @MethodSource("stopsAndKinds")
  void silentRequestIsGivenUpAndItsConnectionClosed(Stop stop, Kind kind) throws Exception {
    CountDownLatch arrived = new CountDownLatch(1);
    CountDownLatch closed = new CountDownLatch(1);
    try (RawServer server =
            RawServer.start(
                (request, connection) -> {
                  arrived.countDown();
                  RawServer.keepSilent(connection);
                  closed.countDown();
                });
        TransfersClient client = Clients.of(server, time).build()) {
      Stop.Running running = stop.start(kind.call(client));
      arrived.await();

      running.stop().run();

      closed.await();
      running.checkStopped(
          kind == Kind.READ ? CallCanceledException.class : OutcomeUnknownException.class);
      checkNothingFollows(server);
    }
  }

  @ParameterizedTest
  @MethodSource("stopsAndKinds")
  void noRequestFollowsAWaitThatIsGivenUp(Stop stop, Kind kind) throws Exception {
    try (RawServer server = RawServer.answering(BUSY);
        TransfersClient client = Clients.of(server, time).build()) {
      Stop.Running running = stop.start(kind.call(client));
      time.awaitTimer(Duration.ofSeconds(1));

      running.stop().run();

      running.checkStopped(
          kind == Kind.READ ? CallCanceledException.class : OutcomeUnknownException.class);
      checkNothingFollows(server);
    }
  }

  private void checkNothingFollows(RawServer server) {
    assertThat(time.hasTimer(Duration.ofDays(1))).as("something is still to happen").isFalse();
    time.advance(Duration.ofDays(1));
    assertThat(server.requests()).isOne();
  }

  @ParameterizedTest
  @MethodSource("stopsAndKinds")
  void loginGoesOnForOthers(Stop stop, Kind kind) throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch released = new CountDownLatch(1);
    AtomicInteger logins = new AtomicInteger();
    try (RawServer server = RawServer.answering(FINE);
        TransfersClient client =
            Clients.of(server, time)
                .credential(
                    request -> {
                      logins.incrementAndGet();
                      asked.countDown();
                      released.await();
                      return Clients.TOKEN;
                    })
                .build()) {
      Stop.Running running = stop.start(kind.call(client));
      asked.await();
      CompletableFuture<?> other = kind.call(client).toFuture();

      running.stop().run();

      running.checkStopped(CallCanceledException.class);
      assertThat(other).isNotDone();
      released.countDown();
      assertThat(other.get()).isNotNull();
      assertThat(logins).hasValue(1);
      assertThat(server.requests()).as("only the other call's").isOne();
    }
  }
}
