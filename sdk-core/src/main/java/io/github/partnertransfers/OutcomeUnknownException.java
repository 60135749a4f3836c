package io.github.partnertransfers;

/**
 * A write ended without an answer that settles whether it was carried out: the connection broke,
 * the deadline passed, or the service failed midway. What to do: resume the call, by executing the
 * same call object again or by a new one with this {@link #requestId} in its {@link CallOptions};
 * the service recognizes the id and doesn't carry the call out twice.
 */
public final class OutcomeUnknownException extends TransfersException {
  private static final long serialVersionUID = 1L;

  OutcomeUnknownException(CallFailure failure) {
    super(failure);
  }

  /** Yes, with the same request id. */
  @Override
  public boolean isRetryable() {
    return true;
  }
}
