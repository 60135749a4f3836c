package io.github.partnertransfers.micrometer;

import io.github.partnertransfers.CallInfo;
import io.github.partnertransfers.model.TransferErrorCode;
import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;

/**
 * The observation of one execution of a call. Its {@linkplain #getError error} equals the {@link
 * io.github.partnertransfers.TransfersException} that the caller receives, but for the stack trace.
 */
public final class CallObservationContext extends Observation.Context {
  private final CallInfo call;
  private volatile Outcome outcome = Outcome.NONE;
  private volatile @Nullable Integer status;
  private volatile @Nullable TransferErrorCode code;

  CallObservationContext(CallInfo call) {
    this.call = call;
  }

  /** Returns the operation and the ids of the call. */
  public CallInfo call() {
    return call;
  }

  /** Returns the HTTP status of the last response, or null. */
  public @Nullable Integer status() {
    return status;
  }

  /** Returns the error code of the last response, or null. */
  public @Nullable TransferErrorCode code() {
    return code;
  }

  Outcome outcome() {
    return outcome;
  }

  void ended(Outcome newOutcome, @Nullable Integer newStatus, @Nullable TransferErrorCode newCode) {
    outcome = newOutcome;
    status = newStatus;
    code = newCode;
  }
}
