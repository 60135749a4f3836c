package io.github.partnertransfers;

import org.jspecify.annotations.Nullable;

/**
 * The service refused the request with a 4xx such as 400, 404 or 409. Nothing was changed. Check
 * {@link #code} and {@link #description}, get the transfer again, change the call.
 */
public final class RequestRefusedException extends TransfersException {
  private static final long serialVersionUID = 1L;

  RequestRefusedException(CallFailure failure) {
    super(failure);
  }

  /** Creates an exception for tests of code that handles it. */
  public static RequestRefusedException of(
      CallInfo call, int status, @Nullable String code, @Nullable String description) {
    return new RequestRefusedException(
        new CallFailure(
            call, "was refused", new ResponseSummary(status, code, description, null, null)));
  }

  /** Returns false: the same request fails again until the transfer changes. */
  @Override
  public boolean isRetryable() {
    return false;
  }
}
