package io.github.partnertransfers;

import io.github.partnertransfers.model.TransferErrorCode;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when a call fails. The subclass says what the caller can do; the message and the methods
 * here describe the failure. Earlier attempts of the execution are suppressed exceptions.
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

  /** Returns the HTTP status of the last response, or null without a readable response. */
  public final @Nullable Integer status() {
    return failure.response.status;
  }

  /**
   * Returns the error code of the last response (900101, {@code AADSTS...} of a login), or null.
   */
  public final @Nullable TransferErrorCode code() {
    String code = failure.response.code;
    return code == null ? null : TransferErrorCode.of(code);
  }

  /** Returns the error description of the last response, or null. */
  public final @Nullable String description() {
    return failure.response.description;
  }

  /** Returns the Retry-After of the last response, or null. */
  public final @Nullable Duration retryAfter() {
    return failure.response.retryAfter;
  }

  /** Returns the operation of the call and its ids. */
  public final CallInfo call() {
    return failure.call;
  }

  /** Returns the MS-RequestId of the call. */
  public final String requestId() {
    return failure.call.requestId();
  }

  /** Returns the MS-CorrelationId of the call. Microsoft's support needs it. */
  public final String correlationId() {
    return failure.call.correlationId();
  }

  /** Returns all attempts of the execution, in order: requests, and logins that failed. */
  public final List<Attempt> attempts() {
    return failure.attempts;
  }

  /**
   * Returns the beginning of the last response body, without secrets, or null if there was none.
   */
  public final @Nullable String body() {
    return failure.response.body;
  }
}
