package io.github.partnertransfers.tests.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnertransfers.Cloud;
import io.github.partnertransfers.RetryPolicy;
import io.github.partnertransfers.ServiceUnavailableException;
import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.TransfersException;
import io.github.partnertransfers.tests.fixtures.CallStyle;
import io.github.partnertransfers.tests.fixtures.RunningCall;
import io.github.partnertransfers.tests.fixtures.VirtualTime;
import io.github.partnertransfers.tests.leaks.NothingLeaks;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A write of which nothing was sent has changed nothing: its outcome is never unknown. */
@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class NothingSentTest {
  private static final Duration DEADLINE = Duration.ofSeconds(10);

  @RegisterExtension final NothingLeaks leaks = new NothingLeaks();

  private final VirtualTime time = VirtualTime.standing();

  static Stream<Arguments> stylesAndStatusesOfProxies() {
    return Stream.of(CallStyle.values())
        .flatMap(
            style ->
                IntStream.of(403, 407, 408, 502, 503)
                    .mapToObj(status -> Arguments.of(style, status)));
  }

  @ParameterizedTest
  @MethodSource("stylesAndStatusesOfProxies")
  void proxyRefusesATunnel(CallStyle style, int status) {
    try (RawServer proxy = RawServer.answering(RawServer.answer(status, "", ""));
        TransfersClient client = client(proxy, through(proxy)).build()) {
      checkSettled(style.start(Kind.WRITE.call(client)));
      assertThat(proxy.requests()).isPositive();
    }
  }

  @ParameterizedTest
  @EnumSource
  void proxyHangsUp(CallStyle style) {
    try (RawServer proxy = RawServer.start((request, connection) -> connection.close());
        TransfersClient client = client(proxy, through(proxy)).build()) {
      checkSettled(style.start(Kind.WRITE.call(client)));
      assertThat(proxy.requests()).isPositive();
    }
  }

  private OkHttpClient through(RawServer proxy) {
    InetSocketAddress address =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), proxy.port());
    return leaks.http().newBuilder().proxy(new Proxy(Proxy.Type.HTTP, address)).build();
  }

  @ParameterizedTest
  @EnumSource
  void handshakeIsCut(CallStyle style) {
    try (RawServer server = RawServer.accepting(connection -> connection.getInputStream().read());
        TransfersClient client = client(server, leaks.http()).build()) {
      checkSettled(style.start(Kind.WRITE.call(client)));
      assertThat(server.requests()).isPositive();
    }
  }

  @ParameterizedTest
  @EnumSource
  void handshakeIsUnderWayAtTheDeadline(CallStyle style) throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    try (RawServer server =
            RawServer.accepting(
                connection -> {
                  connection.getInputStream().read();
                  begun.countDown();
                  RawServer.keepSilent(connection);
                });
        TransfersClient client = client(server, leaks.http()).build()) {
      RunningCall<?> running = style.start(Kind.WRITE.call(client));
      begun.await();

      time.advance(DEADLINE);

      assertThat(checkSettled(running)).hasMessageContaining("exceeded its deadline");
    }
  }

  @ParameterizedTest
  @EnumSource
  void connectionIsBeingMadeAtTheDeadline(CallStyle style) throws Exception {
    HangingSockets sockets = new HangingSockets();
    try (RawServer server = RawServer.answering("");
        TransfersClient client = client(server, over(sockets)).build()) {
      RunningCall<?> running = style.start(Kind.WRITE.call(client));
      sockets.awaitConnecting();

      time.advance(DEADLINE);

      assertThat(checkSettled(running)).hasMessageContaining("exceeded its deadline");
    }
  }

  @ParameterizedTest
  @EnumSource
  void connectionTakesLongerThanAnAttemptMay(CallStyle style) {
    try (RawServer server = RawServer.answering("");
        TransfersClient client =
            client(server, over(new HangingSockets()))
                .attemptTimeout(Duration.ofMillis(1))
                .build()) {
      assertThat(checkSettled(style.start(Kind.WRITE.call(client))))
          .hasMessageContaining("timed out");
    }
  }

  private OkHttpClient over(HangingSockets sockets) {
    return leaks.http().newBuilder().socketFactory(sockets).build();
  }

  /** Over TLS, which a proxy has to make a tunnel for. */
  private TransfersClient.Builder client(RawServer server, OkHttpClient http) {
    String url = "https://127.0.0.1:" + server.port();
    return Clients.of(server, time)
        .cloud(Cloud.builder().apiUrl(url).loginUrl(url).build())
        .httpClient(http)
        .deadline(DEADLINE)
        .retryPolicy(RetryPolicy.NONE);
  }

  private static TransfersException checkSettled(RunningCall<?> running) {
    TransfersException failure = running.failure();

    assertThat(failure).isExactlyInstanceOf(ServiceUnavailableException.class);
    assertThat(failure.attempts()).hasSize(1);
    return failure;
  }
}
