package io.github.partnertransfers;

import io.github.partnertransfers.model.TransferErrorCode;
import java.io.Serializable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One request of a call, for error messages, metrics and traces. */
public final class Attempt implements Serializable {
  private static final long serialVersionUID = 1L;

  private final int number;
  private final CallIdentity identity;
  private final Duration waited;
  private final Duration duration;
  private final @Nullable Integer status;
  private final @Nullable String code;
  private final boolean login;
  private final @Nullable String problem;

  Attempt(int number, CallIdentity identity, long waitedNanos, long nanos, AttemptOutcome outcome) {
    this(
        number,
        identity,
        Duration.ofNanos(waitedNanos),
        Duration.ofNanos(nanos),
        outcome.status(),
        outcome.error().code,
        outcome.isLogin(),
        outcome.isSuccess() ? null : outcome.problem());
  }

  Attempt(
      int number,
      CallIdentity identity,
      Duration waited,
      Duration duration,
      @Nullable Integer status,
      @Nullable String code,
      boolean login,
      @Nullable String problem) {
    this.number = number;
    this.identity = identity;
    this.waited = waited;
    this.duration = duration;
    this.status = status;
    this.code = code;
    this.login = login;
    this.problem = problem;
  }

  /** Returns 1 for the first. */
  public int number() {
    return number;
  }

  /** Returns the operation, as the OpenAPI document calls it, such as {@code createTransfer}. */
  public String operation() {
    return identity.operation;
  }

  /** Returns the MS-RequestId, the same in all attempts of a call. */
  public String requestId() {
    return identity.requestId;
  }

  /** Returns the MS-CorrelationId, the same in all attempts of an execution. */
  public String correlationId() {
    return identity.correlationId;
  }

  /** Returns how long the call waited before this attempt. */
  public Duration waited() {
    return waited;
  }

  /** Returns how long the attempt took. */
  public Duration duration() {
    return duration;
  }

  /** Returns the HTTP status of the response, or null if there was none. */
  public @Nullable Integer status() {
    return status;
  }

  /** Returns the error code in the response, or null. */
  public @Nullable TransferErrorCode code() {
    return code == null ? null : TransferErrorCode.of(code);
  }

  /** Returns whether the attempt ended at the login, before a request of the call was sent. */
  public boolean isLogin() {
    return login;
  }

  /** Returns what went wrong, in words, or null if nothing did. */
  public @Nullable String problem() {
    return problem;
  }

  @Override
  public String toString() {
    String result = problem != null ? problem : status == null ? "no response" : "HTTP " + status;
    return "attempt " + number + " after " + waited.toMillis() + " ms: " + result;
  }
}
