package io.github.partnertransfers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.partnertransfers.AttemptOutcome.Kind;
import io.github.partnertransfers.model.JsonDecodingException;
import io.github.partnertransfers.model.TransferEntity;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import okhttp3.MediaType;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.ResponseBody;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import retrofit2.Response;

/** Classification of attempts; {@code docs/outcomes.md} shows it with the next steps. */
class AttemptOutcomeTest {
  private static final Operation<Object> WRITE =
      Operation.write("createTransfer", "cu", null, headers -> null);

  @ParameterizedTest
  @CsvSource({
    "200, SUCCESS, true",
    "201, SUCCESS, true",
    "300, MALFORMED, false",
    "302, MALFORMED, false",
    "399, MALFORMED, false",
    "400, REFUSED, true",
    "401, TOKEN_REFUSED, true",
    "403, NOT_AUTHORIZED, true",
    "404, REFUSED, true",
    "408, RETRYABLE, false",
    "409, REFUSED, true",
    "429, RETRYABLE, true",
    "499, REFUSED, true",
    "500, RETRYABLE, false",
    "501, UNAVAILABLE, false",
    "502, RETRYABLE, false",
    "503, RETRYABLE, false",
    "504, RETRYABLE, false",
    "505, UNAVAILABLE, false",
    "599, UNAVAILABLE, false",
  })
  void classifiesStatuses(int status, Kind kind, boolean settled) {
    AttemptOutcome outcome = of(status);

    assertThat(outcome.kind).isEqualTo(kind);
    assertThat(outcome.settled).isEqualTo(settled);
    assertThat(outcome.login).isFalse();
    assertThat(outcome.response.status).isEqualTo(status);
  }

  /** Each kind of throwable, its outcome, and its description. */
  static Stream<Arguments> failures() {
    SSLHandshakeException wrongCertificate = new SSLHandshakeException("PKIX path building failed");
    wrongCertificate.initCause(new CertificateException());
    return Stream.of(
        Arguments.of(new IOException("reset"), Kind.RETRYABLE, "reset"),
        Arguments.of(new IOException(), Kind.RETRYABLE, "IOException"),
        Arguments.of(new IOException(""), Kind.RETRYABLE, "IOException"),
        Arguments.of(new ConnectException(), Kind.RETRYABLE, "connection refused"),
        Arguments.of(
            new ConnectException("Failed to connect to /[::1]:1"),
            Kind.RETRYABLE,
            "failed to connect to /[::1]:1"),
        Arguments.of(new SocketTimeoutException(), Kind.RETRYABLE, "timed out"),
        Arguments.of(new SocketTimeoutException("timeout"), Kind.RETRYABLE, "timed out"),
        Arguments.of(
            new SocketTimeoutException("Read timed out"),
            Kind.RETRYABLE,
            "timed out (Read timed out)"),
        Arguments.of(
            new UnknownHostException("api.example"), Kind.RETRYABLE, "unknown host: api.example"),
        Arguments.of(new SSLException("broken"), Kind.RETRYABLE, "TLS failed: broken"),
        Arguments.of(new SSLHandshakeException("cut"), Kind.RETRYABLE, "TLS failed: cut"),
        Arguments.of(wrongCertificate, Kind.UNAVAILABLE, "TLS failed: PKIX path building failed"),
        Arguments.of(new SSLPeerUnverifiedException("pin"), Kind.UNAVAILABLE, "TLS failed: pin"),
        Arguments.of(
            new OutOfMemoryError("unable to create native thread"),
            Kind.RETRYABLE,
            "OutOfMemoryError: unable to create native thread"),
        Arguments.of(new RejectedExecutionException("full"), Kind.RETRYABLE, "full"),
        Arguments.of(new StackOverflowError("deep"), Kind.UNAVAILABLE, "StackOverflowError: deep"),
        Arguments.of(new IllegalStateException("odd"), Kind.UNAVAILABLE, "odd"),
        Arguments.of(new SecurityException(), Kind.UNAVAILABLE, "SecurityException"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void classifiesThrowables(Throwable failure, Kind kind, String description) throws IOException {
    Exchange sent = new Exchange(null);
    sent.requestStarted(false);
    for (Exchange exchange : new Exchange[] {null, new Exchange(null), sent}) {
      AttemptOutcome outcome = AttemptOutcome.failed(failure, exchange);

      assertThat(outcome.kind).isEqualTo(kind);
      assertThat(outcome.problem).isEqualTo(description);
      assertThat(outcome.settled).isEqualTo(exchange != sent);
      assertThat(outcome.cause).isSameAs(failure);
    }
  }

  /** After the headers, anything but an I/O error is a malformed response. */
  @Test
  void classifiesFailuresWhileReadingAResponse() {
    assertRead(new IOException("reset"), Kind.RETRYABLE);
    assertRead(new EOFException(), Kind.RETRYABLE);
    assertRead(undecodable("{\"id\": nonsense"), Kind.MALFORMED);
    assertRead(undecodable("{\"id\": "), Kind.RETRYABLE);
    assertRead(new BodyTooLargeException(1), Kind.MALFORMED);
    assertRead(new OutOfMemoryError("heap"), Kind.MALFORMED);
    assertRead(new IllegalStateException("converter"), Kind.MALFORMED);
  }

  private static void assertRead(Throwable failure, Kind kind) {
    Exchange exchange = new Exchange(null);
    exchange.responseStarted(null);
    AttemptOutcome outcome = AttemptOutcome.failed(failure, exchange);
    assertThat(outcome.kind).as("%s", failure).isEqualTo(kind);
    assertThat(outcome.settled).isFalse();
    assertThat(outcome.response.body)
        .isEqualTo(
            kind == Kind.MALFORMED && failure instanceof JsonDecodingException decoding
                ? decoding.text()
                : null);
  }

  private static Throwable undecodable(String json) {
    return catchThrowable(() -> TransferEntity.fromJson(json)).getCause();
  }

  @Test
  void detectsConnectionsThatWereClosedWhileIdle() throws IOException {
    Exchange idle = new Exchange(null);
    idle.requestStarted(true);
    assertThat(AttemptOutcome.failed(new SocketException("reset"), idle).kind)
        .isEqualTo(Kind.CLOSED_WHILE_IDLE);
    assertThat(AttemptOutcome.failed(new IOException("unexpected end of stream on x"), idle).kind)
        .isEqualTo(Kind.CLOSED_WHILE_IDLE);
    assertThat(AttemptOutcome.failed(new IOException("other"), idle).kind)
        .isEqualTo(Kind.RETRYABLE);
    assertThat(AttemptOutcome.failed(new IllegalStateException("unexpected"), idle).kind)
        .isEqualTo(Kind.UNAVAILABLE);
    assertThat(AttemptOutcome.failed(new SocketException("reset"), idle).settled).isFalse();
  }

  @Test
  void redirectsAreNotFollowedAndNameTheirTarget() {
    assertThat(of(302, "Location", "https://portal.example/login?token=x").problem)
        .isEqualTo("HTTP 302 to portal.example, which is not followed");
    assertThat(of(302).problem).isEqualTo("HTTP 302 to nowhere, which is not followed");
    assertThat(of(302, "Location", "mailto:x").problem)
        .isEqualTo("HTTP 302 to nowhere, which is not followed");
  }

  @Test
  void onlyA401HasAClaimsChallenge() {
    String[] challenge = {
      "WWW-Authenticate", "Bearer error=\"insufficient_claims\", claims=\"e30\""
    };
    assertThat(of(401, challenge).claims).isNotNull();
    assertThat(of(403, challenge).claims).isNull();
  }

  @Test
  void classifiesLoginFailures() {
    IOException offline = new IOException("offline");
    assertLogin(offline, Kind.RETRYABLE, "offline", offline);
    OutOfMemoryError noThread = new OutOfMemoryError("no thread");
    assertLogin(noThread, Kind.RETRYABLE, "OutOfMemoryError: no thread", noThread);
    IllegalStateException broken = new IllegalStateException("no account");
    assertLogin(broken, Kind.NOT_AUTHORIZED, "no account", broken);
    assertThat(AttemptOutcome.loginFailed(LoginFailedException.unavailable(503, "", null)).kind)
        .isEqualTo(Kind.RETRYABLE);
    assertThat(AttemptOutcome.loginFailed(LoginFailedException.refused(400, "e", "d")).kind)
        .isEqualTo(Kind.NOT_AUTHORIZED);
  }

  private static void assertLogin(Throwable failure, Kind kind, String words, Throwable cause) {
    AttemptOutcome outcome = AttemptOutcome.loginFailed(failure);
    assertThat(outcome.kind).isEqualTo(kind);
    assertThat(outcome.settled).isTrue();
    assertThat(outcome.login).isTrue();
    assertThat(outcome.sentence()).isEqualTo("could not log in: " + words);
    assertThat(outcome.cause).isSameAs(cause);
  }

  @Test
  void abandonedRequestIsSettledOnlyIfItWasNotSent() throws IOException {
    Exchange sent = new Exchange(null);
    sent.requestStarted(false);
    assertThat(AttemptOutcome.abandoned(Kind.CANCELED, "canceled", null, null).settled).isTrue();
    assertThat(
            AttemptOutcome.abandoned(Kind.CANCELED, "canceled", new Exchange(null), null).settled)
        .isTrue();
    assertThat(AttemptOutcome.abandoned(Kind.CANCELED, "canceled", sent, null).settled).isFalse();
  }

  @Test
  void describesOutcomes() {
    assertThat(of(409).sentence()).isEqualTo("was refused: HTTP 409");
    assertThat(of(503).sentence()).isEqualTo("failed: HTTP 503");
    assertThat(AttemptOutcome.abandoned(Kind.CANCELED, "canceled", null, null).sentence())
        .isEqualTo("was canceled");
    assertThat(of(302).sentence())
        .isEqualTo("returned a malformed response: HTTP 302 to nowhere, which is not followed");
  }

  @Test
  void exceptionHasEarlierFailuresAsSuppressed() {
    AttemptHistory history = new AttemptHistory(CallInfo.of("get", "cu", null, "r", "c"));
    assertThat(history.hasFailures()).isFalse();
    AttemptOutcome first = AttemptOutcome.failed(new IOException("reset"), null);
    assertThat(history.add(first, 0, 1).number()).isEqualTo(1);
    assertThat(history.hasFailures()).isFalse();
    history.addFailure(first);
    assertThat(history.hasFailures()).isTrue();
    assertThat(history.add(of(409), 0, 1).number()).isEqualTo(2);

    TransfersException refused = history.toException(of(409), "; and so on", false);
    assertThat(refused).isInstanceOf(RequestRefusedException.class);
    assertThat(refused.getMessage()).contains("get was refused: HTTP 409; and so on");
    assertThat(List.of(refused.getSuppressed())).hasSize(1);
    assertThat(refused.getSuppressed()[0].getCause()).hasMessage("reset");
    TransfersException unknown = history.toException(of(409), "", true);
    assertThat(unknown).isInstanceOf(OutcomeUnknownException.class);
    assertThat(unknown.getMessage()).contains("has an unknown outcome: it was refused: HTTP 409");
  }

  private static AttemptOutcome of(int status, String... headers) {
    okhttp3.Response raw =
        new okhttp3.Response.Builder()
            .request(new Request.Builder().url("https://api.example/").build())
            .protocol(Protocol.HTTP_1_1)
            .code(status)
            .message("")
            .headers(okhttp3.Headers.of(headers))
            .build();
    Exchange exchange = new Exchange(null);
    if (status < 300) {
      return AttemptOutcome.of(
          Operation.write("rejectTransfer", "cu", null, all -> null),
          Response.success(null, raw),
          exchange);
    }
    ResponseBody body = ResponseBody.create("", MediaType.get("text/plain"));
    return AttemptOutcome.of(WRITE, Response.error(body, raw), exchange);
  }
}
