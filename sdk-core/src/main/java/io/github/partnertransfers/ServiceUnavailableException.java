package io.github.partnertransfers;

/**
 * The service couldn't be reached, didn't answer in time, throttled the call or failed, and went on
 * doing so until the attempts or the deadline ran out. Nothing was changed. What to do: try later,
 * not before {@link #retryAfter}.
 */
public final class ServiceUnavailableException extends TransfersException {
  private static final long serialVersionUID = 1L;

  ServiceUnavailableException(CallFailure failure) {
    super(failure);
  }

  /** Yes. */
  @Override
  public boolean isRetryable() {
    return true;
  }
}
