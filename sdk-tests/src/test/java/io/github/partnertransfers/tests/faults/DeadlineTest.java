package io.github.partnertransfers.tests.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnertransfers.OutcomeUnknownException;
import io.github.partnertransfers.ServiceUnavailableException;
import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.TransfersException;
import io.github.partnertransfers.tests.fixtures.CallStyle;
import io.github.partnertransfers.tests.fixtures.RunningCall;
import io.github.partnertransfers.tests.fixtures.VirtualTime;
import io.github.partnertransfers.tests.leaks.NothingLeaks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A call takes no longer than its deadline, with all that it does and waits for. */
@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DeadlineTest {
  private static final String THROTTLED = RawServer.answer(429, "Retry-After: 40\r\n", "");
  private static final Duration ATTEMPT = Duration.ofSeconds(70);
  private static final Duration DEADLINE = Duration.ofSeconds(100);

  @RegisterExtension final NothingLeaks leaks = new NothingLeaks();

  private final List<Duration> timeouts = Collections.synchronizedList(new ArrayList<>());

  /** Writes down how long each attempt may take. */
  private OkHttpClient recordingTimeouts() {
    return leaks
        .http()
        .newBuilder()
        .addInterceptor(
            chain -> {
              timeouts.add(Duration.ofNanos(chain.call().timeout().timeoutNanos()));
              return chain.proceed(chain.request());
            })
        .build();
  }

  private TransfersClient.Builder builder(RawServer server, VirtualTime time) {
    return Clients.of(server, time)
        .httpClient(recordingTimeouts())
        .attemptTimeout(ATTEMPT)
        .deadline(DEADLINE);
  }

  @ParameterizedTest
  @EnumSource
  void trimsAttemptsAndVetoesAWaitThatWouldCrossIt(CallStyle style) {
    VirtualTime time = VirtualTime.inWhichWaitsPass(Duration.ofSeconds(40));
    try (RawServer server = RawServer.answering(THROTTLED);
        TransfersClient client = builder(server, time).build()) {
      TransfersException failure = style.start(Kind.WRITE.call(client)).failure();

      assertThat(failure)
          .isExactlyInstanceOf(ServiceUnavailableException.class)
          .hasMessageContaining("deadline");
      assertThat(failure.retryAfter()).isEqualTo(Duration.ofSeconds(40));
      assertThat(timeouts).containsExactly(ATTEMPT, Duration.ofSeconds(60), Duration.ofSeconds(20));
      assertThat(server.requests()).isEqualTo(3);
    }
  }

  @ParameterizedTest
  @EnumSource
  void loginLeavesLessTimeForTheAttempts(CallStyle style) {
    // Nothing passes by itself: what is left after the login is the alarm of whoever waits for it.
    VirtualTime time = VirtualTime.standing();
    try (RawServer server = RawServer.answering(THROTTLED);
        TransfersClient client =
            builder(server, time)
                .credential(
                    request -> {
                      time.advance(Duration.ofSeconds(65));
                      return Clients.TOKEN;
                    })
                .build()) {
      TransfersException failure = style.start(Kind.READ.call(client)).failure();

      assertThat(failure).isExactlyInstanceOf(ServiceUnavailableException.class);
      assertThat(timeouts).containsExactly(Duration.ofSeconds(35));
    }
  }

  @ParameterizedTest
  @EnumSource
  void coversALoginThatNeverEnds(CallStyle style) throws Exception {
    VirtualTime time = VirtualTime.standing();
    CountDownLatch released = new CountDownLatch(1);
    try (RawServer server = RawServer.answering(THROTTLED);
        TransfersClient client =
            builder(server, time)
                .credential(
                    request -> {
                      released.await();
                      return Clients.TOKEN;
                    })
                .build()) {
      RunningCall<?> running = style.start(Kind.WRITE.call(client));
      time.awaitTimer(DEADLINE);
      assertThat(time.hasTimer(DEADLINE.minusNanos(1))).isFalse();

      time.advance(DEADLINE);

      assertThat(running.failure()).isExactlyInstanceOf(ServiceUnavailableException.class);
      released.countDown();
      assertThat(server.requests()).isZero();
    }
  }

  static Stream<Arguments> stylesAndKinds() {
    return Stream.of(CallStyle.values())
        .flatMap(style -> Stream.of(Kind.values()).map(kind -> Arguments.of(style, kind)));
  }

  @ParameterizedTest
  @MethodSource("stylesAndKinds")
  void endsASilentAttempt(CallStyle style, Kind kind) {
    try (RawServer server =
            RawServer.start((request, connection) -> RawServer.keepSilent(connection));
        TransfersClient client =
            Clients.of(server).httpClient(leaks.http()).deadline(Duration.ofMillis(200)).build()) {
      TransfersException failure = style.start(kind.call(client)).failure();

      assertThat(failure)
          .isExactlyInstanceOf(
              kind == Kind.READ ? ServiceUnavailableException.class : OutcomeUnknownException.class)
          .hasMessageContaining("deadline");
    }
  }
}
