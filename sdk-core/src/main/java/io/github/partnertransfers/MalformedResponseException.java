package io.github.partnertransfers;

import org.jspecify.annotations.Nullable;

/** The response to a read isn't the documented JSON. Report it, with {@link #body} and the ids. */
public final class MalformedResponseException extends TransfersException {
  private static final long serialVersionUID = 1L;

  MalformedResponseException(CallFailure failure) {
    super(failure);
  }

  /** Creates an exception for tests of code that handles it. */
  public static MalformedResponseException of(CallInfo call, int status, @Nullable String body) {
    return new MalformedResponseException(
        new CallFailure(
            call,
            "returned a malformed response",
            new ResponseSummary(status, null, null, body, null)));
  }

  /** Returns false: the next response is probably malformed too. */
  @Override
  public boolean isRetryable() {
    return false;
  }
}
