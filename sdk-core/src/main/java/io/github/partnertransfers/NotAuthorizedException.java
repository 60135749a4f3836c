package io.github.partnertransfers;

import org.jspecify.annotations.Nullable;

/**
 * The login failed, or the service returned 401 (token) or 403 (permissions). Check the credential,
 * its roles and its consent.
 */
public final class NotAuthorizedException extends TransfersException {
  private static final long serialVersionUID = 1L;

  NotAuthorizedException(CallFailure failure) {
    super(failure);
  }

  /** Creates an exception for tests of code that handles it. */
  public static NotAuthorizedException of(
      CallInfo call, int status, @Nullable String code, @Nullable String description) {
    return new NotAuthorizedException(
        new CallFailure(
            call, "was refused", new ResponseSummary(status, code, description, null, null)));
  }

  /** Returns false: a retry with the same credential fails again. */
  @Override
  public boolean isRetryable() {
    return false;
  }
}
