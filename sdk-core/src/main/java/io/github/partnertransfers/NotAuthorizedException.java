package io.github.partnertransfers;

/**
 * The login was refused, or the service refused the token (401) or the caller's rights (403). What
 * to do: check the credential, its roles and its consent.
 */
public final class NotAuthorizedException extends TransfersException {
  private static final long serialVersionUID = 1L;

  NotAuthorizedException(CallFailure failure) {
    super(failure);
  }

  /** No: the same credential is refused again. */
  @Override
  public boolean isRetryable() {
    return false;
  }
}
