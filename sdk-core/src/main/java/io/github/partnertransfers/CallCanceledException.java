package io.github.partnertransfers;

/**
 * The call was canceled, its thread was interrupted, or the client was closed. Nothing was changed.
 */
public final class CallCanceledException extends TransfersException {
  private static final long serialVersionUID = 1L;

  CallCanceledException(CallFailure failure) {
    super(failure);
  }

  /** Creates an exception for tests of code that handles it. */
  public static CallCanceledException of(CallInfo call) {
    return new CallCanceledException(
        new CallFailure(call, "was canceled", new ResponseSummary(null, null, null, null, null)));
  }

  /** Returns true: the same call can succeed later. */
  @Override
  public boolean isRetryable() {
    return true;
  }
}
