package io.github.partnertransfers.tests.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnertransfers.MalformedResponseException;
import io.github.partnertransfers.OutcomeUnknownException;
import io.github.partnertransfers.RequestRefusedException;
import io.github.partnertransfers.RetryPolicy;
import io.github.partnertransfers.ServiceUnavailableException;
import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.TransfersException;
import io.github.partnertransfers.tests.fixtures.CallStyle;
import io.github.partnertransfers.tests.leaks.NothingLeaks;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** No answer, however large or deep, takes more memory or stack than the client wants to give. */
@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HugeAnswersTest {
  private static final int MOST_BYTES = 10_000;

  @RegisterExtension final NothingLeaks leaks = new NothingLeaks();

  static Stream<Arguments> stylesKindsAndStatuses() {
    return Stream.of(CallStyle.values())
        .flatMap(
            style ->
                Stream.of(Kind.values())
                    .flatMap(
                        kind ->
                            IntStream.of(200, 404, 500)
                                .mapToObj(status -> Arguments.of(style, kind, status))));
  }

  @ParameterizedTest
  @MethodSource("stylesKindsAndStatuses")
  void answerThatSaysThatItIsTooLong(CallStyle style, Kind kind, int status) {
    String body = "{\"description\": \"" + "x".repeat(MOST_BYTES) + "\"}";
    try (RawServer server = RawServer.answering(RawServer.answer(status, "", body))) {
      check(style, kind, status, server);
    }
  }

  @ParameterizedTest
  @MethodSource("stylesKindsAndStatuses")
  void answerInChunksThatNeverEnds(CallStyle style, Kind kind, int status) throws Exception {
    CountDownLatch closed = new CountDownLatch(1);
    String chunk = "1000\r\n" + " ".repeat(0x1000) + "\r\n";
    try (RawServer server =
        RawServer.start(
            (request, connection) -> {
              try {
                RawServer.write(connection, RawServer.head(status));
                RawServer.write(connection, "Transfer-Encoding: chunked\r\n\r\n");
                while (!connection.isClosed()) {
                  RawServer.write(connection, chunk);
                }
              } finally {
                closed.countDown();
              }
            })) {
      check(style, kind, status, server);
      closed.await();
    }
  }

  /** Of an error response the status counts, however large its body is. */
  private void check(CallStyle style, Kind kind, int status, RawServer server) {
    try (TransfersClient client =
        client(server).maxResponseBytes(MOST_BYTES).retryPolicy(RetryPolicy.NONE).build()) {
      TransfersException failure = style.start(kind.call(client)).failure();

      if (status == 200) {
        assertThat(failure)
            .isExactlyInstanceOf(unreadable(kind))
            .hasMessageContaining("10000 bytes");
      } else if (status == 404) {
        assertThat(failure).isExactlyInstanceOf(RequestRefusedException.class);
      } else {
        assertThat(failure)
            .isExactlyInstanceOf(
                kind == Kind.READ
                    ? ServiceUnavailableException.class
                    : OutcomeUnknownException.class);
      }
      assertThat(server.requests()).isOne();
    }
  }

  @ParameterizedTest
  @EnumSource
  void deepAnswer(CallStyle style) {
    try (RawServer server = RawServer.answering(RawServer.answer(200, "", deep()));
        TransfersClient client = client(server).build()) {
      for (Kind kind : Kind.values()) {
        assertThat(style.start(kind.call(client)).failure()).isExactlyInstanceOf(unreadable(kind));
      }
      assertThat(server.requests()).isEqualTo(Kind.values().length);
    }
  }

  @ParameterizedTest
  @EnumSource
  void deepRefusal(CallStyle style) {
    try (RawServer server = RawServer.answering(RawServer.answer(404, "", deep()));
        TransfersClient client = client(server).build()) {
      for (Kind kind : Kind.values()) {
        TransfersException failure = style.start(kind.call(client)).failure();

        assertThat(failure).isExactlyInstanceOf(RequestRefusedException.class);
        assertThat(failure.code()).isNull();
        assertThat(failure.body()).startsWith("{\"nested\": [[[").hasSizeLessThan(10_000);
      }
    }
  }

  /** Some kilobytes on the line, some megabytes of text, and far more as values in memory. */
  @ParameterizedTest
  @EnumSource
  void compressedAnswerOfTooManyValues(CallStyle style) throws Exception {
    byte[] body = compressed("{\"new\":[" + "{},".repeat(1_200_000) + "{}]}");
    String head =
        RawServer.head(200)
            + "Content-Encoding: gzip\r\nContent-Length: "
            + body.length
            + "\r\n\r\n";
    try (RawServer server =
            RawServer.start(
                (request, connection) -> {
                  RawServer.write(connection, head);
                  connection.getOutputStream().write(body);
                });
        TransfersClient client = client(server).build()) {
      for (Kind kind : Kind.values()) {
        assertThat(style.start(kind.call(client)).failure())
            .isExactlyInstanceOf(unreadable(kind))
            .hasMessageContaining("more than 1200000 values");
      }
      assertThat(server.requests()).isEqualTo(Kind.values().length);
    }
  }

  private static byte[] compressed(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.US_ASCII));
    }
    return bytes.toByteArray();
  }

  private TransfersClient.Builder client(RawServer server) {
    return Clients.of(server).httpClient(leaks.http());
  }

  private static Class<? extends TransfersException> unreadable(Kind kind) {
    return kind == Kind.READ ? MalformedResponseException.class : OutcomeUnknownException.class;
  }

  private static String deep() {
    int depth = 100_000;
    return "{\"nested\": " + "[".repeat(depth) + "]".repeat(depth) + "}";
  }
}
