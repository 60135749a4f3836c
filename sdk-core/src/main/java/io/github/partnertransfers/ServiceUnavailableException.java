package io.github.partnertransfers;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The service couldn't be reached, didn't answer in time, throttled the call or failed, until the
 * attempts or the deadline ran out. Nothing was changed. What to do: try later, not before {@link
 * #retryAfter}.
 */
public final class ServiceUnavailableException extends TransfersException {
  private static final long serialVersionUID = 1L;

  ServiceUnavailableException(CallFailure failure) {
    super(failure);
  }

  /** Returns an exception for a test of code that handles it; the client throws its own. */
  public static ServiceUnavailableException of(
      CallInfo call, @Nullable Integer status, @Nullable Duration retryAfter) {
    return new ServiceUnavailableException(
        new CallFailure(call, "failed", new ResponseSummary(status, null, null, null, retryAfter)));
  }

  /** Returns true: the same call can succeed later. */
  @Override
  public boolean isRetryable() {
    return true;
  }
}
