package io.github.partnertransfers;

/**
 * The service answered a read with something that isn't the JSON it should be. What to do: report
 * it, with {@link #body} and the ids.
 */
public final class MalformedResponseException extends TransfersException {
  private static final long serialVersionUID = 1L;

  MalformedResponseException(CallFailure failure) {
    super(failure);
  }

  /** No. */
  @Override
  public boolean isRetryable() {
    return false;
  }
}
