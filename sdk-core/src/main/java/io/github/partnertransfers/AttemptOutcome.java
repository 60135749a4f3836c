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
 * How an attempt ended and what that means, as a pure function of the response or the throwable and
 * of what is known about the exchange. {@link CallExecution} acts on it; {@code docs/outcomes.md}
 * shows both together.
 */
final class AttemptOutcome {
  /** What follows, and how the call ends if nothing follows. */
  enum Kind {
    /** The call's result. */
    SUCCESS("succeeded", ServiceUnavailableException::new),
    /** A new login and the same request again, once. */
    TOKEN_REFUSED("was refused: ", NotAuthorizedException::new),
    /** The same request again at once, on another connection. */
    CLOSED_WHILE_IDLE("failed: ", ServiceUnavailableException::new),
    /** A retry, if there is one left. */
    RETRYABLE("failed: ", ServiceUnavailableException::new),
    /** Nothing, as a retry would fail alike. */
    UNAVAILABLE("failed: ", ServiceUnavailableException::new),
    NOT_AUTHORIZED("was refused: ", NotAuthorizedException::new),
    REFUSED("was refused: ", RequestRefusedException::new),
    UNREADABLE("was not answered readably: ", MalformedResponseException::new),
    DEADLINE_PASSED("", ServiceUnavailableException::new),
    CANCELED("was ", CallCanceledException::new);

    private final String words;

    @SuppressWarnings("ImmutableEnumChecker") // All are constructors.
    private final Function<CallFailure, TransfersException> exception;

    Kind(String words, Function<CallFailure, TransfersException> exception) {
      this.words = words;
      this.exception = exception;
    }
  }

  private static final AttemptOutcome OK =
      of(Kind.SUCCESS, true, "", ResponseSummary.of(200, null), null);

  final Kind kind;

  /** Whether it is known what the attempt of a write changed: its effect, or nothing. */
  final boolean settled;

  /** Whether the login failed, before a request of the call was sent. */
  final boolean login;

  /** What went wrong, in words; empty for a success. */
  final String problem;

  final ResponseSummary response;
  final @Nullable Throwable cause;

  /** What the service demands of the next token, or null. */
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

  /** Judges a response that arrived whole. */
  static AttemptOutcome of(Operation<?> operation, Response<?> response, Exchange exchange) {
    int status = response.code();
    if (response.isSuccessful()) {
      String missing = operation.missing(response, exchange);
      if (missing == null && status == 200) {
        return OK;
      }
      ResponseSummary summary = ResponseSummary.of(status, null);
      return missing == null
          ? of(Kind.SUCCESS, true, "", summary, null)
          : of(Kind.UNREADABLE, false, missing, summary, null);
    }
    // An interceptor of the application may have answered in place of the service.
    Duration retryAfter =
        exchange.isAnswered() ? exchange.retryAfter() : RetryAfter.of(response.raw());
    ResponseSummary error = ResponseSummary.ofError(status, response.errorBody(), retryAfter);
    Kind kind = kindOf(status);
    // After a 5xx or a 408 the service may have acted; a redirect or an odd status is not its own.
    boolean settled = status >= 400 && status < 500 && status != 408;
    String problem = kind == Kind.UNREADABLE ? unexpected(response) : describe(error);
    String claims = status == 401 ? ClaimsChallenge.of(response.headers()) : null;
    return new AttemptOutcome(kind, settled, false, problem, error, null, claims);
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
    int status = response.code();
    if (status < 300) {
      return "HTTP " + status + ", which is not a response";
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

  /** Judges an attempt without a response that could be read. */
  static AttemptOutcome failed(Throwable failure, @Nullable Exchange exchange) {
    boolean isDecoding = failure instanceof JsonDecodingException;
    boolean isAnswered = isDecoding || (exchange != null && exchange.isAnswered());
    boolean settled = !isAnswered && (exchange == null || !exchange.isSent());
    Kind kind = isPassing(failure) ? Kind.RETRYABLE : Kind.UNAVAILABLE;
    if (exchange != null && exchange.isClosedWhileIdle(failure)) {
      kind = Kind.CLOSED_WHILE_IDLE;
    } else if (isAnswered && isUnreadable(failure)) {
      kind = Kind.UNREADABLE;
    }
    String body =
        isDecoding && kind == Kind.UNREADABLE ? ((JsonDecodingException) failure).text() : null;
    Duration retryAfter = exchange == null ? null : exchange.retryAfter();
    ResponseSummary summary = new ResponseSummary(null, null, null, body, retryAfter);
    return of(kind, settled, describe(failure), summary, failure);
  }

  /**
   * Judges an attempt that is given up while it runs. From now on its request isn't sent any more,
   * so that what was not sent is settled.
   *
   * @param exchange null if there is none yet
   */
  static AttemptOutcome givenUp(
      Kind kind, String problem, @Nullable Exchange exchange, @Nullable Throwable cause) {
    boolean settled = exchange == null || !exchange.giveUp();
    return of(kind, settled, problem, ResponseSummary.NONE, cause);
  }

  /** Judges a login that brought no token. Nothing of the call was sent. */
  static AttemptOutcome loginFailed(Throwable failure) {
    // An Error is no word of the login about the credential: a thread may not have started.
    boolean passes = failure instanceof IOException || failure instanceof Error;
    ResponseSummary response = ResponseSummary.NONE;
    Throwable cause = failure;
    if (failure instanceof LoginFailedException) {
      passes = ((LoginFailedException) failure).passing;
      response = ((LoginFailedException) failure).response;
      cause = failure.getCause();
    }
    Kind kind = passes ? Kind.RETRYABLE : Kind.NOT_AUTHORIZED;
    return new AttemptOutcome(kind, true, true, describe(failure), response, cause, null);
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
    boolean isStartOfThread =
        failure instanceof OutOfMemoryError || failure instanceof RejectedExecutionException;
    boolean isWrongPeer =
        failure instanceof SSLPeerUnverifiedException
            || (failure instanceof SSLHandshakeException
                && failure.getCause() instanceof CertificateException);
    return isStartOfThread || (failure instanceof IOException && !isWrongPeer);
  }

  /** Returns the failure in a few words. */
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

  /** Returns the problem as the end of a sentence that begins with the operation. */
  String sentence() {
    return (login ? "could not log in: " : kind.words) + problem;
  }

  /** Returns the exception that the call ends with if nothing follows this attempt. */
  TransfersException toException(CallFailure failure) {
    return kind.exception.apply(failure);
  }
}
