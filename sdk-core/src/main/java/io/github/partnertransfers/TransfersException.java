package io.github.partnertransfers;

import io.github.partnertransfers.model.TransferErrorCode;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call failed. The subclass tells what the caller can do about it; the message and the methods
 * here say what happened. The attempts before the last are among the suppressed exceptions.
 */
public abstract class TransfersException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final CallFailure failure;

  TransfersException(CallFailure failure) {
    super(failure.message, failure.cause);
    this.failure = failure;
  }

  /** Returns whether the same call can succeed later without a change. */
  public abstract boolean isRetryable();

  /** The HTTP status of the last answer, or null if there was none or it couldn't be read. */
  public final @Nullable Integer status() {
    return failure.response.status;
  }

  /** The error code in the answer, such as 900101, or {@code AADSTS...} of a login; or null. */
  public final @Nullable TransferErrorCode code() {
    String code = failure.response.code;
    return code == null ? null : TransferErrorCode.of(code);
  }

  /** What the service said about the error, or null. */
  public final @Nullable String description() {
    return failure.response.description;
  }

  /** How long the service asked to wait, or null. */
  public final @Nullable Duration retryAfter() {
    return failure.response.retryAfter;
  }

  /** What the call was about, and its ids. */
  public final CallInfo call() {
    return failure.call;
  }

  /** The MS-RequestId of the call. */
  public final String requestId() {
    return failure.call.requestId();
  }

  /** The MS-CorrelationId of the call, which Microsoft's support asks for. */
  public final String correlationId() {
    return failure.call.correlationId();
  }

  /** All attempts of the execution, in order: requests, and logins that failed. */
  public final List<Attempt> attempts() {
    return failure.attempts;
  }

  /** The beginning of the answer's body, whatever it was, or null if there was none. */
  public final @Nullable String body() {
    return failure.response.body;
  }
}
