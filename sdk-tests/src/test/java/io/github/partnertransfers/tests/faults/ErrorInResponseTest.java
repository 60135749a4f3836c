package io.github.partnertransfers.tests.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnertransfers.MalformedResponseException;
import io.github.partnertransfers.OutcomeUnknownException;
import io.github.partnertransfers.RetryPolicy;
import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.tests.fixtures.CallStyle;
import io.github.partnertransfers.tests.leaks.NothingLeaks;
import java.util.List;
import java.util.stream.Stream;
import okhttp3.Interceptor;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.ForwardingSource;
import okio.Okio;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** An Error while a response is read ends the call, as an exception does. */
@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ErrorInResponseTest {
  private static final String FINE = RawServer.answer(200, "", "{\"id\":\"1\"}");

  @RegisterExtension final NothingLeaks leaks = new NothingLeaks();

  static Stream<Arguments> stylesAndErrors() {
    List<Error> errors =
        List.of(
            new OutOfMemoryError("Java heap space"),
            new StackOverflowError("too deep"),
            new AssertionError("a mistake"),
            new NoClassDefFoundError("app/Screen"));
    return Stream.of(CallStyle.values())
        .flatMap(style -> errors.stream().map(error -> Arguments.of(style, error)));
  }

  @ParameterizedTest
  @MethodSource("stylesAndErrors")
  void whileTheResultIsMade(CallStyle style, Error error) {
    try (RawServer server = RawServer.answering(FINE);
        TransfersClient client =
            Clients.withInterceptor(server, leaks.http(), failingBody(error))
                .retryPolicy(RetryPolicy.NONE)
                .build()) {
      check(style, client, error);
      assertThat(server.requests()).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @MethodSource("stylesAndErrors")
  void whileTheFirstByteIsRead(CallStyle style, Error error) {
    try (RawServer server = RawServer.answering(FINE);
        TransfersClient client =
            Clients.withNetworkInterceptor(server, leaks.http(), failingBody(error))
                .retryPolicy(RetryPolicy.NONE)
                .build()) {
      check(style, client, error);
      assertThat(server.requests()).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @MethodSource("stylesAndErrors")
  void whileAnErrorResponseIsRead(CallStyle style, Error error) {
    try (RawServer server = RawServer.answering(RawServer.answer(404, "", "{}"));
        TransfersClient client =
            Clients.withNetworkInterceptor(server, leaks.http(), failingBody(error))
                .retryPolicy(RetryPolicy.NONE)
                .build()) {
      check(style, client, error);
    }
  }

  private static void check(CallStyle style, TransfersClient client, Error error) {
    assertThat(style.start(Kind.READ.call(client)).failure())
        .isExactlyInstanceOf(MalformedResponseException.class)
        .hasMessageContaining(error.getMessage())
        .hasCause(error);
    assertThat(style.start(Kind.WRITE.call(client)).failure())
        .isExactlyInstanceOf(OutcomeUnknownException.class)
        .hasMessageContaining(error.getMessage())
        .hasCause(error);
  }

  private static Interceptor failingBody(Error error) {
    return chain -> {
      Response response = chain.proceed(chain.request());
      ResponseBody body = response.body();
      ForwardingSource failing =
          new ForwardingSource(body.source()) {
            @Override
            public long read(Buffer sink, long byteCount) {
              throw error;
            }
          };
      return response
          .newBuilder()
          .body(ResponseBody.create(Okio.buffer(failing), body.contentType(), body.contentLength()))
          .build();
    };
  }
}
