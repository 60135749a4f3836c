package io.github.partnertransfers;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The service was unreachable, slow, throttling or failing until no attempt or time was left.
 * Nothing was changed. Retry later, not before {@link #retryAfter}.
 */
public final class ServiceUnavailableException extends TransfersException {
  private static final long serialVersionUID = 1L;

  ServiceUnavailableException(CallFailure failure) {
    super(failure);
  }

  /** Creates an exception for tests of code that handles it. */
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
