package io.github.partnertransfers;

/**
 * The service understood the call and refused it (400, 404, 409 and the like). Nothing was changed.
 * What to do: read {@link #code} and {@link #description}, read the transfer again, change the
 * call.
 */
public final class RequestRefusedException extends TransfersException {
  private static final long serialVersionUID = 1L;

  RequestRefusedException(CallFailure failure) {
    super(failure);
  }

  /** No: the same call is refused again until something else changes. */
  @Override
  public boolean isRetryable() {
    return false;
  }
}
