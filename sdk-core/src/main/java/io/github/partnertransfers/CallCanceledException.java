package io.github.partnertransfers;

/** The call was canceled, or its thread interrupted, before anything that it changes was sent. */
public final class CallCanceledException extends TransfersException {
  private static final long serialVersionUID = 1L;

  CallCanceledException(CallFailure failure) {
    super(failure);
  }

  /** Yes. */
  @Override
  public boolean isRetryable() {
    return true;
  }
}
