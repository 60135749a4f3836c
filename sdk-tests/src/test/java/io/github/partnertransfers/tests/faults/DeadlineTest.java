package io.github.partnertransfers.tests.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnertransfers.RetryPolicy;
import io.github.partnertransfers.ServiceUnavailableException;
import io.github.partnertransfers.TokenProviders;
import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.TransfersException;
import io.github.partnertransfers.tests.fixtures.CallStyle;
import io.github.partnertransfers.tests.fixtures.VirtualTime;
import io.github.partnertransfers.tests.leaks.NothingLeaks;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A call takes no longer than its deadline, with all that it does and waits for. */
@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DeadlineTest {
  private static final String THROTTLED = RawServer.answer(429, "Retry-After: 40\r\n", "");
  private static final Duration ATTEMPT = Duration.ofSeconds(70);
  private static final Duration DEADLINE = Duration.ofSeconds(100);

  private static final String TENANT = "11111111-2222-3333-4444-555555555555";
  private static final String TOKEN = "{\"access_token\":\"a-token\",\"expires_in\":3600}";

  /** Sockets know no virtual time: so long a test takes in which a silent attempt has to end. */
  private static final Duration LITTLE = Duration.ofMillis(200);

  /** Longer, as whoever isn't silent has to answer within it, on a busy machine too. */
  private static final Duration SILENCE = Duration.ofMillis(800);

  @RegisterExtension final NothingLeaks leaks = new NothingLeaks();

  private TransfersClient.Builder builder(RawServer server, VirtualTime time) {
    return Clients.of(server, time)
        .httpClient(leaks.http())
        .attemptTimeout(ATTEMPT)
        .deadline(DEADLINE);
  }

  @ParameterizedTest
  @EnumSource
  void vetoesAWaitThatWouldCrossIt(CallStyle style) {
    VirtualTime time = VirtualTime.inWhichWaitsPass(Duration.ofSeconds(40));
    try (RawServer server = RawServer.answering(THROTTLED);
        TransfersClient client = builder(server, time).build()) {
      TransfersException failure = style.start(Kind.WRITE.call(client)).failure();

      assertThat(failure)
          .isExactlyInstanceOf(ServiceUnavailableException.class)
          .hasMessageContaining("deadline");
      assertThat(failure.retryAfter()).isEqualTo(Duration.ofSeconds(40));
      assertThat(server.requests()).isEqualTo(3);
    }
  }

  @ParameterizedTest
  @EnumSource
  void earlierAttemptsAndWaitsLeaveLessTimeForTheLastOne(CallStyle style) {
    VirtualTime time = VirtualTime.inWhichWaitsPass(Duration.ofSeconds(40));
    AtomicInteger answers = new AtomicInteger(2);
    try (RawServer server =
            RawServer.start(
                (request, connection) -> {
                  if (answers.getAndDecrement() > 0) {
                    RawServer.write(connection, THROTTLED);
                  } else {
                    time.advance(LITTLE);
                    RawServer.keepSilent(connection);
                  }
                });
        TransfersClient client =
            builder(server, time)
                .retryPolicy(RetryPolicy.builder().maxAttempts(3).build())
                .deadline(Duration.ofSeconds(80).plus(LITTLE))
                .build()) {
      TransfersException failure = style.start(Kind.READ.call(client)).failure();

      assertThat(failure)
          .isExactlyInstanceOf(ServiceUnavailableException.class)
          .hasMessageContaining("exceeded its deadline");
      assertThat(server.requests()).isEqualTo(3);
    }
  }

  @ParameterizedTest
  @EnumSource
  void loginLeavesLessTimeForTheAttempts(CallStyle style) {
    // Nothing passes by itself: what is left after the login is the alarm of whoever waits for it.
    VirtualTime time = VirtualTime.standing();
    try (RawServer server =
            RawServer.start(
                (request, connection) -> {
                  time.advance(LITTLE);
                  RawServer.keepSilent(connection);
                });
        TransfersClient client =
            builder(server, time)
                .retryPolicy(RetryPolicy.NONE)
                .deadline(Duration.ofSeconds(65).plus(LITTLE))
                .credential(
                    request -> {
                      time.advance(Duration.ofSeconds(65));
                      return Clients.TOKEN;
                    })
                .build()) {
      TransfersException failure = style.start(Kind.READ.call(client)).failure();

      assertThat(failure)
          .isExactlyInstanceOf(ServiceUnavailableException.class)
          .hasMessageContaining("exceeded its deadline");
    }
  }

  @ParameterizedTest
  @EnumSource
  void callTimeoutOfASharedClientGivesWay(CallStyle style) {
    OkHttpClient shared = leaks.http().newBuilder().callTimeout(Duration.ofMillis(1)).build();
    try (RawServer server = RawServer.answering(RawServer.answer(200, "", "{}"));
        TransfersClient client =
            Clients.of(server).httpClient(shared).attemptTimeout(ATTEMPT).build()) {
      assertThat(style.start(Kind.READ.call(client)).result()).isNotNull();
    }
  }

  @ParameterizedTest
  @EnumSource
  void silentLoginIsAskedAnew(CallStyle style) {
    AtomicInteger logins = new AtomicInteger();
    try (RawServer server =
            RawServer.start(
                (request, connection) -> {
                  boolean isLogin = request.startsWith("POST /" + TENANT);
                  if (isLogin && logins.incrementAndGet() == 1) {
                    RawServer.keepSilent(connection);
                  } else {
                    RawServer.write(connection, RawServer.answer(200, "", isLogin ? TOKEN : "{}"));
                  }
                });
        TransfersClient client =
            Clients.of(server)
                .httpClient(leaks.http())
                .attemptTimeout(SILENCE)
                .retryPolicy(RetryPolicy.builder().baseDelay(Duration.ZERO).build())
                .credential(TokenProviders.clientSecret(TENANT, "a-client", "a-secret"))
                .build()) {
      assertThat(style.start(Kind.READ.call(client)).result()).isNotNull();
      assertThat(logins).hasValue(2);
    }
  }
}
