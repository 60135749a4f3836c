package io.github.partnertransfers;

import org.jspecify.annotations.Nullable;

/**
 * The login was refused, or the service refused the token (401) or the caller's rights (403). What
 * to do: check the credential, its roles and its consent.
 */
public final class NotAuthorizedException extends TransfersException {
  private static final long serialVersionUID = 1L;

  NotAuthorizedException(CallFailure failure) {
    super(failure);
  }

  /** Returns an exception for a test of code that handles it; the client throws its own. */
  public static NotAuthorizedException of(
      CallInfo call, int status, @Nullable String code, @Nullable String description) {
    return new NotAuthorizedException(
        new CallFailure(
            call, "was refused", new ResponseSummary(status, code, description, null, null)));
  }

  /** Returns false: the same credential is refused again. */
  @Override
  public boolean isRetryable() {
    return false;
  }
}
