package io.github.partnertransfers;

import org.jspecify.annotations.Nullable;

/**
 * A write may or may not have taken effect: the connection broke, the deadline passed, or the
 * service failed midway. Execute the same call object again, or a new one with this {@link
 * #requestId} in its {@link CallOptions}. The service recognizes the id and doesn't apply the write
 * twice.
 */
public final class OutcomeUnknownException extends TransfersException {
  private static final long serialVersionUID = 1L;

  OutcomeUnknownException(CallFailure failure) {
    super(failure);
  }

  /** Creates an exception for tests of code that handles it. */
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
