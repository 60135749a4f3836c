package io.github.partnertransfers.tests.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnertransfers.CallCanceledException;
import io.github.partnertransfers.Cloud;
import io.github.partnertransfers.NotAuthorizedException;
import io.github.partnertransfers.OutcomeUnknownException;
import io.github.partnertransfers.RequestRefusedException;
import io.github.partnertransfers.RetryPolicy;
import io.github.partnertransfers.ServiceUnavailableException;
import io.github.partnertransfers.TransferCall;
import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.TransfersException;
import io.github.partnertransfers.tests.fixtures.CallStyle;
import io.github.partnertransfers.tests.fixtures.RunningCall;
import io.github.partnertransfers.tests.fixtures.VirtualTime;
import io.github.partnertransfers.tests.leaks.NothingLeaks;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.Cache;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An OkHttp client that is lent answers, repeats and delays nothing; and what OkHttp makes of odd
 * responses ends a call as {@code docs/outcomes.md} says.
 */
@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LentClientTest {
  private static final String FINE = "{\"id\":\"1\"}";

  @RegisterExtension final NothingLeaks leaks = new NothingLeaks();

  private static TransfersClient.Builder over(RawServer server, OkHttpClient http) {
    return Clients.of(server).httpClient(http);
  }

  @Test
  void itsCacheIsNotUsed(@TempDir Path directory) {
    try (Cache cache = new Cache(directory.toFile(), 1_000_000);
        RawServer server =
            RawServer.answering(RawServer.answer(200, "Cache-Control: max-age=3600\r\n", FINE));
        TransfersClient client =
            over(server, leaks.http().newBuilder().cache(cache).build()).build()) {
      Kind.READ.call(client).execute();
      Kind.READ.call(client).execute();

      assertThat(server.requests()).isEqualTo(2);
      assertThat(cache.size()).isZero();
    } catch (java.io.IOException e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest
  @EnumSource
  void itsAuthenticatorIsNotAsked(CallStyle style) {
    AtomicInteger asked = new AtomicInteger();
    OkHttpClient http =
        leaks
            .http()
            .newBuilder()
            .authenticator(
                (route, response) -> {
                  asked.incrementAndGet();
                  return response.request().newBuilder().header("X-Again", "1").build();
                })
            .build();
    try (RawServer server =
            RawServer.answering(RawServer.answer(401, "WWW-Authenticate: Bearer\r\n", ""));
        TransfersClient client = over(server, http).retryPolicy(RetryPolicy.NONE).build()) {
      assertThat(style.start(Kind.WRITE.call(client)).failure())
          .isExactlyInstanceOf(NotAuthorizedException.class);
      assertThat(asked).hasValue(0);
      assertThat(server.requests()).as("the token is renewed once").isEqualTo(2);
    }
  }

  @ParameterizedTest
  @EnumSource
  void itsReadAndWriteTimeoutsAreNotUsed(CallStyle style) {
    List<Integer> timeouts = new CopyOnWriteArrayList<>();
    OkHttpClient http =
        leaks
            .http()
            .newBuilder()
            .readTimeout(Duration.ofMillis(1))
            .writeTimeout(Duration.ofMillis(1))
            .addInterceptor(
                chain -> {
                  timeouts.add(chain.readTimeoutMillis());
                  timeouts.add(chain.writeTimeoutMillis());
                  return chain.proceed(chain.request());
                })
            .build();
    try (RawServer server = RawServer.answering(RawServer.answer(200, "", FINE));
        TransfersClient client = over(server, http).build()) {
      assertThat(style.start(Kind.WRITE.call(client)).result()).isNotNull();
      assertThat(timeouts).containsExactly(0, 0);
    }
  }

  @ParameterizedTest
  @EnumSource
  void anotherAddressOfTheHostIsTriedAndAWriteIsSentOnce(CallStyle style) throws Exception {
    InetAddress dead = InetAddress.getByAddress("localhost", new byte[] {127, 0, 0, 99});
    InetAddress alive = InetAddress.getByAddress("localhost", new byte[] {127, 0, 0, 1});
    OkHttpClient http = leaks.http().newBuilder().dns(host -> List.of(dead, alive)).build();
    try (RawServer server = RawServer.answering(RawServer.answer(200, "", FINE));
        TransfersClient client =
            Clients.of(server)
                .cloud(
                    Cloud.builder()
                        .apiUrl(server.url().replace("127.0.0.1", "localhost"))
                        .loginUrl(server.url())
                        .build())
                .httpClient(http)
                .retryPolicy(RetryPolicy.NONE)
                .build()) {
      assertThat(style.start(Kind.WRITE.call(client)).result()).isNotNull();
      assertThat(server.requests()).isOne();
    }
  }

  @ParameterizedTest
  @EnumSource
  void deadlineHoldsWhileARequestWaitsForItsTurn(CallStyle style) throws Exception {
    VirtualTime time = VirtualTime.standing();
    CountDownLatch arrived = new CountDownLatch(1);
    try (RawServer server =
            RawServer.start(
                (request, connection) -> {
                  arrived.countDown();
                  RawServer.keepSilent(connection);
                });
        TransfersClient client =
            Clients.of(server, time)
                .httpClient(leaks.http())
                .maxConcurrentRequests(1)
                .deadline(Duration.ofMinutes(1))
                .build()) {
      RunningCall<?> first = CallStyle.FUTURE.start(Kind.READ.call(client));
      arrived.await();
      RunningCall<?> second = style.start(Kind.WRITE.call(client));
      if (style == CallStyle.BLOCKING) {
        second.cancel().run(); // It waits for nobody's turn.
      }

      time.advance(Duration.ofMinutes(1));

      assertThat(first.failure()).isExactlyInstanceOf(ServiceUnavailableException.class);
      if (style != CallStyle.BLOCKING) {
        assertThat(second.failure()).isExactlyInstanceOf(ServiceUnavailableException.class);
        assertThat(server.requests()).isOne();
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void retryAfterBeyondAnIntIsADelayLikeAnyOther(CallStyle style) {
    try (RawServer server =
            RawServer.answering(RawServer.answer(503, "Retry-After: 99999999999\r\n", ""));
        TransfersClient client = over(server, leaks.http()).build()) {
      TransfersException failure = style.start(Kind.READ.call(client)).failure();

      assertThat(failure).isExactlyInstanceOf(ServiceUnavailableException.class);
      assertThat(failure.status()).isEqualTo(503);
      assertThat(failure.retryAfter()).isEqualTo(Duration.ofSeconds(Integer.MAX_VALUE));
      assertThat(server.requests()).isOne();
    }
  }

  /** OkHttp 4 fails on the second one, OkHttp 5 reads on. */
  @ParameterizedTest
  @EnumSource
  void twoEarlyHintsEndTheCallWithItsResultOrATypedException(CallStyle style) {
    String hints = "HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n";
    try (RawServer server = RawServer.answering(hints + hints + RawServer.answer(200, "", FINE));
        TransfersClient client = over(server, leaks.http()).retryPolicy(RetryPolicy.NONE).build()) {
      RunningCall<?> running = style.start(Kind.WRITE.call(client));

      // Not the constant of OkHttp, whose value of compile time is in this class.
      if (System.getProperty("okhttp.version").startsWith("4.")) {
        assertThat(running.failure()).isExactlyInstanceOf(OutcomeUnknownException.class);
      } else {
        assertThat(running.result()).isNotNull();
      }
      assertThat(server.requests()).isOne();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {403, 429})
  void statusAndRetryAfterCountThoughTheBodyIsCut(int status) {
    String cut =
        "HTTP/1.1 " + status + " X\r\nRetry-After: 7000\r\nContent-Length: 100\r\n\r\n{\"code\":";
    for (CallStyle style : CallStyle.values()) {
      try (RawServer server =
              RawServer.start(
                  (request, connection) -> {
                    RawServer.write(connection, cut);
                    connection.close();
                  });
          TransfersClient client = over(server, leaks.http()).build()) {
        TransfersException failure = style.start(Kind.WRITE.call(client)).failure();

        assertThat(failure.status()).isEqualTo(status);
        assertThat(failure.retryAfter()).isEqualTo(Duration.ofSeconds(7000));
        assertThat(failure)
            .isExactlyInstanceOf(
                status == 403 ? NotAuthorizedException.class : ServiceUnavailableException.class);
        assertThat(server.requests()).isOne();
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void unknownStaysUnknownInALaterExecution(CallStyle style) {
    AtomicInteger requests = new AtomicInteger();
    try (RawServer server =
            RawServer.start(
                (request, connection) -> {
                  if (requests.getAndIncrement() == 0) {
                    connection.close();
                  } else {
                    RawServer.write(connection, RawServer.answer(409, "", ""));
                  }
                });
        TransfersClient client = over(server, leaks.http()).retryPolicy(RetryPolicy.NONE).build()) {
      TransferCall<?> call = Kind.WRITE.call(client);
      assertThat(style.start(call).failure()).isExactlyInstanceOf(OutcomeUnknownException.class);

      TransfersException second = style.start(call).failure();

      assertThat(second).isExactlyInstanceOf(OutcomeUnknownException.class);
      assertThat(second.status()).isEqualTo(409);
      assertThat(style.start(Kind.WRITE.call(client)).failure())
          .isExactlyInstanceOf(RequestRefusedException.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void interruptedThreadThatHasSentNothingIsCanceled(CallStyle style) {
    try (RawServer server = RawServer.answering(RawServer.answer(200, "", FINE));
        TransfersClient client = over(server, leaks.http()).build()) {
      if (style == CallStyle.BLOCKING) {
        Thread.currentThread().interrupt();
        try {
          Kind.WRITE.call(client).execute();
          throw new AssertionError("it was executed");
        } catch (TransfersException e) {
          assertThat(e).isExactlyInstanceOf(CallCanceledException.class);
        }
        assertThat(Thread.interrupted()).as("still interrupted").isTrue();
        assertThat(server.requests()).isZero();
      }
    }
  }

  @Test
  void exceptionsAreSerializedWhole() throws Exception {
    String body = "{\"code\":\"900101\",\"description\":\"busy\"}";
    try (RawServer server = RawServer.answering(RawServer.answer(409, "", body));
        TransfersClient client = over(server, leaks.http()).build()) {
      TransfersException before = CallStyle.BLOCKING.start(Kind.READ.call(client)).failure();
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
        out.writeObject(before);
      }

      TransfersException after;
      try (ObjectInputStream in =
          new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
        after = (TransfersException) in.readObject();
      }

      assertThat(after).isExactlyInstanceOf(RequestRefusedException.class);
      assertThat(after.getMessage()).isEqualTo(before.getMessage());
      assertThat(after.status()).isEqualTo(409);
      assertThat(after.code()).isEqualTo(before.code());
      assertThat(after.description()).isEqualTo("busy");
      assertThat(after.body()).isEqualTo(body);
      assertThat(after.requestId()).isEqualTo(before.requestId());
      assertThat(after.correlationId()).isEqualTo(before.correlationId());
      assertThat(after.attempts()).hasSize(1);
      assertThat(after.attempts().get(0).code()).isEqualTo(before.code());
    }
  }
}
