package io.github.partnertransfers;

import io.github.partnertransfers.model.JsonDecodingException;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import retrofit2.Response;

/**
 * The classified result of an attempt: a pure function of the response or the throwable, and of the
 * recorded exchange. {@link CallExecution} decides the next step; {@code docs/outcomes.md} shows
 * the result for every fault.
 */
final class AttemptOutcome {
  /** The possible next step, and the exception of the call if there is none. */
  enum Kind {
    /** The call succeeds. */
    SUCCESS("succeeded", ServiceUnavailableException::new),
    /** Log in again and resend the request, once. */
    TOKEN_REFUSED("was refused: ", NotAuthorizedException::new),
    /** Resend the request at once, on another connection. */
    CLOSED_WHILE_IDLE("failed: ", ServiceUnavailableException::new),
    /** Retry, if a retry is left. */
    RETRYABLE("failed: ", ServiceUnavailableException::new),
    /** Fail: a retry would fail too. */
    UNAVAILABLE("failed: ", ServiceUnavailableException::new),
    NOT_AUTHORIZED("was refused: ", NotAuthorizedException::new),
    REFUSED("was refused: ", RequestRefusedException::new),
    MALFORMED("returned a malformed response: ", MalformedResponseException::new),
    DEADLINE_PASSED("", ServiceUnavailableException::new),
    CANCELED("was ", CallCanceledException::new);

    private final String verb;

    @SuppressWarnings("ImmutableEnumChecker") // All are constructors.
    private final Function<CallFailure, TransfersException> exception;

    Kind(String verb, Function<CallFailure, TransfersException> exception) {
      this.verb = verb;
      this.exception = exception;
    }
  }

  private static final AttemptOutcome OK =
      of(Kind.SUCCESS, true, "", ResponseSummary.of(200, null), null);

  final Kind kind;

  /** Whether the effect of a write is known: applied, or nothing changed. */
  final boolean settled;

  /** Whether the login failed, before a request of the call was sent. */
  final boolean login;

  /** A description of the failure; empty on success. */
  final String problem;

  final ResponseSummary response;
  final @Nullable Throwable cause;

  /** The claims challenge for the next token, or null. */
  final @Nullable String claims;

  private AttemptOutcome(
      Kind kind,
      boolean settled,
      boolean login,
      String problem,
      ResponseSummary response,
      @Nullable Throwable cause,
      @Nullable String claims) {
    this.kind = kind;
    this.settled = settled;
    this.login = login;
    this.problem = problem;
    this.response = response;
    this.cause = cause;
    this.claims = claims;
  }

  private static AttemptOutcome of(
      Kind kind,
      boolean settled,
      String problem,
      ResponseSummary response,
      @Nullable Throwable cause) {
    return new AttemptOutcome(kind, settled, false, problem, response, cause, null);
  }

  /** Classifies a complete response. */
  static <T> AttemptOutcome of(Operation<T> operation, Response<T> response, Exchange exchange) {
    int status = response.code();
    if (response.isSuccessful()) {
      String problem = operation.problem(response, exchange);
      if (problem == null && status == 200) {
        return OK;
      }
      ResponseSummary summary = ResponseSummary.of(status, null);
      return problem == null
          ? of(Kind.SUCCESS, true, "", summary, null)
          : of(Kind.MALFORMED, false, problem, summary, null);
    }
    // An interceptor of the application may have returned the response.
    Duration retryAfter =
        exchange.hasResponse() ? exchange.retryAfter() : RetryAfter.of(response.raw());
    ResponseSummary error = ResponseSummary.ofError(status, response.errorBody(), retryAfter);
    Kind kind = kindOf(status);
    // A 5xx or a 408 may follow the effect. A redirect or an unknown status isn't from the
    // service.
    boolean settled = status >= 400 && status < 500 && status != 408;
    String problem = kind == Kind.MALFORMED ? unexpected(response) : describe(error);
    String claims = status == 401 ? ClaimsChallenge.of(response.headers()) : null;
    return new AttemptOutcome(kind, settled, false, problem, error, null, claims);
  }

  /** Returns which statuses are retryable; {@link RetryDecider} decides whether and when. */
  static Kind kindOf(int status) {
    switch (status) {
      case 401:
        return Kind.TOKEN_REFUSED;
      case 403:
        return Kind.NOT_AUTHORIZED;
      case 408:
      case 429:
      case 500:
      case 502:
      case 503:
      case 504:
        return Kind.RETRYABLE;
      default:
        return status < 400 ? Kind.MALFORMED : status < 500 ? Kind.REFUSED : Kind.UNAVAILABLE;
    }
  }

  /** The API has no redirects. Following one could send the token to another host. */
  private static String unexpected(Response<?> response) {
    int status = response.code();
    if (status < 300) {
      return "HTTP " + status + ", which is not a final status";
    }
    String location = response.headers().get("Location");
    HttpUrl target = location == null ? null : response.raw().request().url().resolve(location);
    String host = target == null ? "nowhere" : target.host();
    return "HTTP " + status + " to " + host + ", which is not followed";
  }

  private static String describe(ResponseSummary error) {
    return "HTTP "
        + error.status
        + (error.code == null ? "" : ", code " + error.code)
        + (error.description == null ? "" : ": " + error.description);
  }

  /** Classifies an attempt without a readable response. */
  static AttemptOutcome failed(Throwable failure, @Nullable Exchange exchange) {
    boolean isDecoding = failure instanceof JsonDecodingException;
    boolean hasResponse = isDecoding || (exchange != null && exchange.hasResponse());
    boolean settled = !hasResponse && (exchange == null || !exchange.isSent());
    Kind kind = isTransient(failure) ? Kind.RETRYABLE : Kind.UNAVAILABLE;
    if (exchange != null && exchange.isClosedWhileIdle(failure)) {
      kind = Kind.CLOSED_WHILE_IDLE;
    } else if (hasResponse && isMalformed(failure)) {
      kind = Kind.MALFORMED;
    }
    String body =
        isDecoding && kind == Kind.MALFORMED ? ((JsonDecodingException) failure).text() : null;
    Duration retryAfter = exchange == null ? null : exchange.retryAfter();
    ResponseSummary summary = new ResponseSummary(null, null, null, body, retryAfter);
    return of(kind, settled, describe(failure), summary, failure);
  }

  /**
   * Classifies an attempt that is abandoned in flight. A request that was not sent can't be sent
   * any more, so its effect is known.
   *
   * @param exchange the exchange, or null if there is none yet
   */
  static AttemptOutcome abandoned(
      Kind kind, String problem, @Nullable Exchange exchange, @Nullable Throwable cause) {
    boolean settled = exchange == null || !exchange.abandon();
    return of(kind, settled, problem, ResponseSummary.NONE, cause);
  }

  /** Classifies a failed login. No request of the call was sent. */
  static AttemptOutcome loginFailed(Throwable failure) {
    // An Error, such as a failed thread start, says nothing about the credential.
    boolean isTransient = failure instanceof IOException || failure instanceof Error;
    ResponseSummary response = ResponseSummary.NONE;
    Throwable cause = failure;
    if (failure instanceof LoginFailedException) {
      isTransient = ((LoginFailedException) failure).isTransient;
      response = ((LoginFailedException) failure).response;
      cause = failure.getCause();
    }
    Kind kind = isTransient ? Kind.RETRYABLE : Kind.NOT_AUTHORIZED;
    return new AttemptOutcome(kind, true, true, describe(failure), response, cause, null);
  }

  /** Truncated JSON counts as an I/O error. */
  private static boolean isMalformed(Throwable failure) {
    return !(failure instanceof IOException)
        || failure instanceof BodyTooLargeException
        || (failure instanceof JsonDecodingException
            && !(failure.getCause() instanceof EOFException));
  }

  /** Returns whether a retry can succeed. A bug or a wrong peer is permanent. */
  private static boolean isTransient(Throwable failure) {
    boolean isThreadStart =
        failure instanceof OutOfMemoryError || failure instanceof RejectedExecutionException;
    boolean isWrongPeer =
        failure instanceof SSLPeerUnverifiedException
            || (failure instanceof SSLHandshakeException
                && failure.getCause() instanceof CertificateException);
    return isThreadStart || (failure instanceof IOException && !isWrongPeer);
  }

  /** Returns a short description of the failure. */
  private static String describe(Throwable failure) {
    String message = Redaction.redactNullable(failure.getMessage());
    if (failure instanceof ConnectException && message == null) {
      return "connection refused";
    }
    if (failure instanceof SocketTimeoutException) {
      boolean isPlain = message == null || message.equals("timeout");
      return isPlain ? "timed out" : "timed out (" + message + ")";
    }
    String type = failure.getClass().getSimpleName();
    if (message == null || message.isEmpty()) {
      return type;
    }
    if (failure instanceof UnknownHostException) {
      return "unknown host: " + message;
    }
    if (failure instanceof ConnectException) {
      return message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1);
    }
    if (failure instanceof SSLException) {
      return "TLS failed: " + message;
    }
    return failure instanceof Exception ? message : type + ": " + message;
  }

  /** Returns the predicate of a sentence whose subject is the operation. */
  String sentence() {
    return (login ? "could not log in: " : kind.verb) + problem;
  }

  /** Returns the exception of a call that ends with this attempt. */
  TransfersException toException(CallFailure failure) {
    return kind.exception.apply(failure);
  }
}
