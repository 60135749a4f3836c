package io.github.partnertransfers;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The token endpoint is throttling or out of order, which may pass. */
final class LoginUnavailableException extends IOException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final transient @Nullable Duration retryAfter;

  LoginUnavailableException(int status, String message, @Nullable Duration retryAfter) {
    super(message);
    this.status = status;
    this.retryAfter = retryAfter;
  }

  int status() {
    return status;
  }

  @Nullable Duration retryAfter() {
    return retryAfter;
  }
}
