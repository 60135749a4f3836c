package io.github.partnertransfers;

import org.jspecify.annotations.Nullable;

/**
 * A write ended without a response that settles whether it was carried out: the connection broke,
 * the deadline passed, or the service failed midway. What to do: resume the call, by executing the
 * same call object again or by a new one with this {@link #requestId} in its {@link CallOptions};
 * the service recognizes the id and doesn't carry the call out twice.
 */
public final class OutcomeUnknownException extends TransfersException {
  private static final long serialVersionUID = 1L;

  OutcomeUnknownException(CallFailure failure) {
    super(failure);
  }

  /** Returns an exception for a test of code that handles it; the client throws its own. */
  public static OutcomeUnknownException of(CallInfo call, @Nullable Integer status) {
    return new OutcomeUnknownException(
        new CallFailure(
            call, "has an unknown outcome", new ResponseSummary(status, null, null, null, null)));
  }

  /** Returns true: the same call, with the same request id, can succeed later. */
  @Override
  public boolean isRetryable() {
    return true;
  }
}
