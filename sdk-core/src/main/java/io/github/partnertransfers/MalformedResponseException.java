package io.github.partnertransfers;

import org.jspecify.annotations.Nullable;

/**
 * The service answered a read with something that isn't the documented JSON. What to do: report it,
 * with {@link #body} and the ids.
 */
public final class MalformedResponseException extends TransfersException {
  private static final long serialVersionUID = 1L;

  MalformedResponseException(CallFailure failure) {
    super(failure);
  }

  /** Returns an exception for a test of code that handles it; the client throws its own. */
  public static MalformedResponseException of(CallInfo call, int status, @Nullable String body) {
    return new MalformedResponseException(
        new CallFailure(
            call,
            "was not answered readably",
            new ResponseSummary(status, null, null, body, null)));
  }

  /** Returns false. */
  @Override
  public boolean isRetryable() {
    return false;
  }
}
