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
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Closing a client leaves no call behind that nobody will ever end. */
@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class CloseTest {
  private static final String BUSY = RawServer.answer(503, "", "");

  @RegisterExtension final NothingLeaks leaks = new NothingLeaks();

  private final CountDownLatch arrived = new CountDownLatch(1);
  private final CountDownLatch closed = new CountDownLatch(1);

  static Stream<Arguments> stylesAndKinds() {
    return Stream.of(CallStyle.values())
        .flatMap(style -> Stream.of(Kind.values()).map(kind -> Arguments.of(style, kind)));
  }

  @ParameterizedTest
  @MethodSource("stylesAndKinds")
  void endsARequest(CallStyle style, Kind kind) throws Exception {
    try (RawServer server = silentServer()) {
      checkRequestEnds(leaks.closing(Clients.of(server).build()), style, kind);
    }
  }

  @ParameterizedTest
  @MethodSource("stylesAndKinds")
  void endsARequestOverConnectionsThatWereLent(CallStyle style, Kind kind) throws Exception {
    try (RawServer server = silentServer()) {
      checkRequestEnds(Clients.of(server).httpClient(leaks.http()).build(), style, kind);
    }
  }

  private RawServer silentServer() {
    return RawServer.start(
        (request, connection) -> {
          arrived.countDown();
          RawServer.keepSilent(connection);
          closed.countDown();
        });
  }

  private void checkRequestEnds(TransfersClient client, CallStyle style, Kind kind)
      throws Exception {
    RunningCall<?> running = style.start(kind.call(client));
    arrived.await();

    client.close();

    closed.await();
    assertThat(running.failure())
        .isExactlyInstanceOf(
            kind == Kind.READ ? CallCanceledException.class : OutcomeUnknownException.class);
  }

  @ParameterizedTest
  @MethodSource("stylesAndKinds")
  void endsAWaitBetweenAttempts(CallStyle style, Kind kind) throws Exception {
    VirtualTime time = VirtualTime.standing();
    try (RawServer server = RawServer.answering(BUSY)) {
      TransfersClient client = leaks.closing(Clients.of(server, time).build());
      RunningCall<?> running = style.start(kind.call(client));
      time.awaitTimer(Duration.ofSeconds(1));

      client.close();

      assertThat(running.failure())
          .isExactlyInstanceOf(
              kind == Kind.READ ? CallCanceledException.class : OutcomeUnknownException.class);
      assertThat(server.requests()).isOne();
    }
  }

  @ParameterizedTest
  @EnumSource
  void endsAWaitForAToken(CallStyle style) throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch released = new CountDownLatch(1);
    try (RawServer server = RawServer.answering(BUSY)) {
      TransfersClient client =
          leaks.closing(
              Clients.of(server)
                  .credential(
                      request -> {
                        asked.countDown();
                        released.await();
                        return Clients.TOKEN;
                      })
                  .build());
      RunningCall<?> running = style.start(Kind.WRITE.call(client));
      asked.await();

      client.close();

      assertThat(running.failure()).isNotInstanceOf(OutcomeUnknownException.class);
      released.countDown();
      assertThat(server.requests()).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource
  void callsMadeLaterFail(CallStyle style) {
    try (RawServer server = RawServer.answering(BUSY)) {
      TransfersClient client = leaks.closing(Clients.of(server).build());
      client.close();

      TransfersException failure = style.start(Kind.WRITE.call(client)).failure();

      assertThat(failure).isExactlyInstanceOf(CallCanceledException.class);
      assertThat(server.requests()).isZero();
    }
  }
}
