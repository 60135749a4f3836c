package io.github.partnertransfers;

import io.github.partnertransfers.model.JsonDecodingException;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.time.Duration;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import retrofit2.Response;

/**
 * How an attempt ended and what that means, as a pure function of the response or the throwable and
 * of what is known about the exchange. {@link CallExecution} acts on it; {@code docs/outcomes.md}
 * shows both together.
 */
final class AttemptOutcome {
  /** What follows. */
  enum Kind {
    /** The call's result. */
    SUCCESS,
    /** A new login and the same request again, once; then {@link NotAuthorizedException}. */
    TOKEN_REFUSED,
    /** The same request again at once, on another connection. */
    CLOSED_WHILE_IDLE,
    /** A retry, if there is one left; then {@link ServiceUnavailableException}. */
    RETRYABLE,
    /** {@link ServiceUnavailableException}, as a retry would fail alike. */
    UNAVAILABLE,
    /** {@link NotAuthorizedException}. */
    NOT_AUTHORIZED,
    /** {@link RequestRefusedException}. */
    REFUSED,
    /** {@link MalformedResponseException}. */
    UNREADABLE,
    /** {@link CallCanceledException}. */
    CANCELED
  }

  private final Kind kind;
  private final boolean settled;
  private final boolean login;
  private final String problem;
  private final @Nullable Integer status;
  private final ErrorBody error;
  private final @Nullable Duration retryAfter;
  private final @Nullable Throwable cause;

  /** What the service demands of the next token, or null. */
  private final @Nullable String claims;

  private AttemptOutcome(
      Kind kind,
      boolean settled,
      boolean login,
      String problem,
      @Nullable Integer status,
      ErrorBody error,
      @Nullable Duration retryAfter,
      @Nullable Throwable cause,
      @Nullable String claims) {
    this.kind = kind;
    this.settled = settled;
    this.login = login;
    this.problem = problem;
    this.status = status;
    this.error = error;
    this.retryAfter = retryAfter;
    this.cause = cause;
    this.claims = claims;
  }

  private static AttemptOutcome of(
      Kind kind, boolean settled, String problem, @Nullable Throwable cause) {
    return new AttemptOutcome(
        kind, settled, false, problem, null, ErrorBody.NONE, null, cause, null);
  }

  /** Judges a response that arrived whole. */
  static AttemptOutcome of(Operation<?> operation, Response<?> response, Exchange exchange) {
    int status = response.code();
    if (response.isSuccessful()) {
      String missing = operation.missing(response, exchange);
      Kind kind = missing == null ? Kind.SUCCESS : Kind.UNREADABLE;
      return new AttemptOutcome(
          kind,
          missing == null,
          false,
          missing == null ? "" : missing,
          status,
          ErrorBody.NONE,
          null,
          null,
          null);
    }
    ErrorBody error = ErrorBody.read(response.errorBody());
    Kind kind = kindOf(status);
    // After a 5xx or a 408 the service may have acted; a redirect or an odd status is not its own.
    boolean settled = status >= 400 && status < 500 && status != 408;
    String problem = kind == Kind.UNREADABLE ? unexpected(response) : describe(status, error);
    String claims = status == 401 ? ClaimsChallenge.of(response.headers()) : null;
    return new AttemptOutcome(
        kind, settled, false, problem, status, error, retryAfter(response, exchange), null, claims);
  }

  /** An interceptor of the application may have answered in place of the service. */
  private static @Nullable Duration retryAfter(Response<?> response, Exchange exchange) {
    return exchange.isAnswered() ? exchange.retryAfter() : RetryAfter.of(response.raw());
  }

  private static Kind kindOf(int status) {
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
        return status < 400 ? Kind.UNREADABLE : status < 500 ? Kind.REFUSED : Kind.UNAVAILABLE;
    }
  }

  /** The API has no redirects, and the token must not follow one to another host. */
  private static String unexpected(Response<?> response) {
    String location = response.headers().get("Location");
    HttpUrl target = location == null ? null : response.raw().request().url().resolve(location);
    return response.code() < 300
        ? "HTTP " + response.code() + ", which is not a response"
        : "HTTP "
            + response.code()
            + " to "
            + (target == null ? "nowhere" : target.host())
            + ", which is not followed";
  }

  private static String describe(int status, ErrorBody error) {
    return "HTTP "
        + status
        + (error.code == null ? "" : ", code " + error.code)
        + (error.description == null ? "" : ": " + error.description);
  }

  /** Judges an attempt without a response that could be read. */
  static AttemptOutcome failed(Throwable failure, Exchange exchange) {
    boolean isAnswered = exchange.isAnswered() || failure instanceof JsonDecodingException;
    boolean settled = !exchange.isSent() && !isAnswered;
    ErrorBody error = ErrorBody.NONE;
    Kind kind;
    if (exchange.isClosedWhileIdle(failure)) {
      kind = Kind.CLOSED_WHILE_IDLE;
    } else if (isAnswered && isUnreadable(failure)) {
      kind = Kind.UNREADABLE;
      if (failure instanceof JsonDecodingException) {
        error = new ErrorBody(null, null, ((JsonDecodingException) failure).text());
      }
    } else {
      kind = isPassing(failure) ? Kind.RETRYABLE : Kind.UNAVAILABLE;
    }
    return new AttemptOutcome(
        kind, settled, false, describe(failure), null, error, exchange.retryAfter(), failure, null);
  }

  /** Judges an attempt that took too long. */
  static AttemptOutcome timedOut(@Nullable Exchange exchange) {
    boolean settled = exchange == null || !exchange.isSent();
    return of(Kind.RETRYABLE, settled, "timed out", null);
  }

  static AttemptOutcome deadlinePassed(@Nullable Exchange exchange) {
    boolean settled = exchange == null || !exchange.isSent();
    return of(Kind.UNAVAILABLE, settled, "exceeded its deadline", null);
  }

  static AttemptOutcome canceled(@Nullable Exchange exchange, @Nullable Throwable cause) {
    boolean settled = exchange == null || !exchange.isSent();
    return of(Kind.CANCELED, settled, "canceled", cause);
  }

  /** Judges a login that brought no token. Nothing of the call was sent. */
  static AttemptOutcome loginFailed(Throwable failure) {
    if (failure instanceof LoginFailedException) {
      LoginFailedException login = (LoginFailedException) failure;
      return new AttemptOutcome(
          login.isPassing() ? Kind.RETRYABLE : Kind.NOT_AUTHORIZED,
          true,
          true,
          describe(failure),
          login.status() == 0 ? null : login.status(),
          login.error(),
          login.retryAfter(),
          login.getCause(),
          null);
    }
    // An Error is no word of the login about the credential: a thread may not have started.
    boolean passes = failure instanceof IOException || failure instanceof Error;
    return new AttemptOutcome(
        passes ? Kind.RETRYABLE : Kind.NOT_AUTHORIZED,
        true,
        true,
        describe(failure),
        null,
        ErrorBody.NONE,
        null,
        failure,
        null);
  }

  /** JSON that just ends is a truncated response: an I/O error like any other. */
  private static boolean isUnreadable(Throwable failure) {
    return !(failure instanceof IOException)
        || failure instanceof BodyTooLargeException
        || (failure instanceof JsonDecodingException
            && !(failure.getCause() instanceof EOFException));
  }

  /** Returns whether the next attempt may fare better. Another's mistake or a wrong peer stays. */
  private static boolean isPassing(Throwable failure) {
    boolean isStartOfThread = failure instanceof OutOfMemoryError;
    boolean isWrongPeer =
        failure instanceof SSLPeerUnverifiedException
            || (failure instanceof SSLHandshakeException
                && failure.getCause() instanceof CertificateException);
    return isStartOfThread || (failure instanceof IOException && !isWrongPeer);
  }

  /** Returns the failure in a few words. */
  static String describe(Throwable failure) {
    String message = Redaction.redactNullable(failure.getMessage());
    if (failure instanceof UnknownHostException) {
      return "unknown host: " + message;
    }
    if (failure instanceof ConnectException) {
      return message == null ? "connection refused" : decapitalized(message);
    }
    if (failure instanceof SocketTimeoutException) {
      return "timed out"
          + (message == null || message.equals("timeout") ? "" : " (" + message + ")");
    }
    if (failure instanceof SSLException) {
      return "TLS failed: " + message;
    }
    String type = failure.getClass().getSimpleName();
    if (message == null) {
      return type;
    }
    return failure instanceof Exception ? message : type + ": " + message;
  }

  private static String decapitalized(String message) {
    return message.isEmpty()
        ? message
        : Character.toLowerCase(message.charAt(0)) + message.substring(1);
  }

  Kind kind() {
    return kind;
  }

  boolean isSuccess() {
    return kind == Kind.SUCCESS;
  }

  /** Returns whether it is known what the attempt of a write changed: its effect, or nothing. */
  boolean isSettled() {
    return settled;
  }

  /** Returns whether the login failed, before a request of the call was sent. */
  boolean isLogin() {
    return login;
  }

  /** Returns what went wrong, in words; empty for a success. */
  String problem() {
    return problem;
  }

  @Nullable Integer status() {
    return status;
  }

  ErrorBody error() {
    return error;
  }

  @Nullable Duration retryAfter() {
    return retryAfter;
  }

  @Nullable Throwable cause() {
    return cause;
  }

  @Nullable String claims() {
    return claims;
  }

  /** Returns the problem as the end of a sentence that begins with the operation. */
  String sentence() {
    switch (kind) {
      case NOT_AUTHORIZED:
      case REFUSED:
      case TOKEN_REFUSED:
      case RETRYABLE:
      case UNAVAILABLE:
      case CLOSED_WHILE_IDLE:
        if (login) {
          return "could not log in: " + problem;
        }
        if (problem.equals("exceeded its deadline")) {
          return problem;
        }
        boolean refused =
            kind == Kind.REFUSED || kind == Kind.NOT_AUTHORIZED || kind == Kind.TOKEN_REFUSED;
        return (refused ? "was refused: " : "failed: ") + problem;
      case UNREADABLE:
        return "was not answered readably: " + problem;
      case CANCELED:
        return "was canceled";
      default:
        return problem;
    }
  }

  /** Returns the exception that the call ends with if nothing follows this attempt. */
  TransfersException toException(CallFailure failure) {
    switch (kind) {
      case NOT_AUTHORIZED:
      case TOKEN_REFUSED:
        return new NotAuthorizedException(failure);
      case REFUSED:
        return new RequestRefusedException(failure);
      case UNREADABLE:
        return new MalformedResponseException(failure);
      case CANCELED:
        return new CallCanceledException(failure);
      default:
        return new ServiceUnavailableException(failure);
    }
  }
}
