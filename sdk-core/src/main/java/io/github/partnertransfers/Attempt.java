package io.github.partnertransfers;

import io.github.partnertransfers.model.TransferErrorCode;
import java.io.Serializable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One attempt of a call: a request, or a login that failed. */
public final class Attempt implements Serializable {
  private static final long serialVersionUID = 1L;

  private final int number;
  private final CallInfo call;
  private final Duration waited;
  private final Duration duration;
  private final ResponseSummary response;
  private final boolean login;
  private final boolean canceled;
  private final @Nullable String problem;

  Attempt(int number, CallInfo call, long waitedNanos, long nanos, AttemptOutcome outcome) {
    this(
        number,
        call,
        Duration.ofNanos(waitedNanos),
        Duration.ofNanos(nanos),
        outcome.response,
        outcome.login,
        outcome.kind == AttemptOutcome.Kind.CANCELED,
        outcome.problem.isEmpty() ? null : outcome.problem);
  }

  private Attempt(
      int number,
      CallInfo call,
      Duration waited,
      Duration duration,
      ResponseSummary response,
      boolean login,
      boolean canceled,
      @Nullable String problem) {
    this.number = number;
    this.call = call;
    this.waited = waited;
    this.duration = duration;
    this.response = response;
    this.login = login;
    this.canceled = canceled;
    this.problem = problem;
  }

  /** Creates an attempt for tests of listeners. */
  public static Attempt of(
      CallInfo call,
      int number,
      Duration duration,
      @Nullable Integer status,
      @Nullable String code,
      @Nullable String problem) {
    ResponseSummary response = new ResponseSummary(status, code, null, null, null);
    return new Attempt(number, call, Duration.ZERO, duration, response, false, false, problem);
  }

  /** Returns the operation of the call and its ids. */
  public CallInfo call() {
    return call;
  }

  /** Returns the number of the attempt, 1 for the first. */
  public int number() {
    return number;
  }

  /** Returns the operationId in the OpenAPI document, such as {@code createTransfer}. */
  public String operation() {
    return call.operation();
  }

  /** Returns the MS-RequestId, the same in all attempts of a call. */
  public String requestId() {
    return call.requestId();
  }

  /** Returns the MS-CorrelationId, the same in all attempts of an execution. */
  public String correlationId() {
    return call.correlationId();
  }

  /** Returns the delay before this attempt. */
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

  /** Returns whether the login failed, before a request of the call was sent. */
  public boolean isLogin() {
    return login;
  }

  /** Returns whether the attempt ended because the call was canceled. */
  public boolean isCanceled() {
    return canceled;
  }

  /** Returns a description of the failure, or null on success. */
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
