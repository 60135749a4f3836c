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
  private final ResponseSummary response;
  private final boolean login;
  private final @Nullable String problem;

  Attempt(int number, CallIdentity identity, long waitedNanos, long nanos, AttemptOutcome outcome) {
    this.number = number;
    this.identity = identity;
    this.waited = Duration.ofNanos(waitedNanos);
    this.duration = Duration.ofNanos(nanos);
    this.response = outcome.response;
    this.login = outcome.login;
    this.problem = outcome.problem.isEmpty() ? null : outcome.problem;
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
    return response.status;
  }

  /** Returns the error code in the response, or null. */
  public @Nullable TransferErrorCode code() {
    return response.code == null ? null : TransferErrorCode.of(response.code);
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
    String status = response.status == null ? "no response" : "HTTP " + response.status;
    String result = problem == null ? status : problem;
    return "attempt " + number + " after " + waited.toMillis() + " ms: " + result;
  }
}
