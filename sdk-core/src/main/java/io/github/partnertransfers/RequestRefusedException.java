package io.github.partnertransfers;

import org.jspecify.annotations.Nullable;

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

  /** Returns an exception for a test of code that handles it; the client throws its own. */
  public static RequestRefusedException of(
      CallInfo call, int status, @Nullable String code, @Nullable String description) {
    return new RequestRefusedException(
        new CallFailure(
            call, "was refused", new ResponseSummary(status, code, description, null, null)));
  }

  /** Returns false: the same call is refused again until something else changes. */
  @Override
  public boolean isRetryable() {
    return false;
  }
}
