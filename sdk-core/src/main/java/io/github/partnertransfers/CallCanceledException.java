package io.github.partnertransfers;

/** The call was canceled, or its thread interrupted, before anything that it changes was sent. */
public final class CallCanceledException extends TransfersException {
  private static final long serialVersionUID = 1L;

  CallCanceledException(CallFailure failure) {
    super(failure);
  }

  /** Returns an exception for a test of code that handles it; the client throws its own. */
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
