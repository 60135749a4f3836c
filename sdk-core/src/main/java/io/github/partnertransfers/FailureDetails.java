package io.github.partnertransfers;

import io.github.partnertransfers.model.TransferErrorCode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What the last answer of a failed call said. */
final class FailureDetails {
  static final FailureDetails NONE = new FailureDetails(null, null, null, null, null);

  private final @Nullable Integer status;
  private final @Nullable TransferErrorCode code;
  private final @Nullable String description;
  private final @Nullable String body;
  private final @Nullable Duration retryAfter;

  FailureDetails(int status, ErrorAnswer error, @Nullable Duration retryAfter) {
    this(status, error.code(), error.description(), error.body(), retryAfter);
  }

  private FailureDetails(
      @Nullable Integer status,
      @Nullable TransferErrorCode code,
      @Nullable String description,
      @Nullable String body,
      @Nullable Duration retryAfter) {
    this.status = status;
    this.code = code;
    this.description = description;
    this.body = body;
    this.retryAfter = retryAfter;
  }

  static FailureDetails ofLogin(Throwable problem) {
    if (problem instanceof LoginRefusedException) {
      LoginRefusedException refusal = (LoginRefusedException) problem;
      TransferErrorCode code = TransferErrorCode.of(refusal.code());
      return new FailureDetails(refusal.status(), code, refusal.description(), null, null);
    }
    if (problem instanceof LoginUnavailableException) {
      LoginUnavailableException unavailable = (LoginUnavailableException) problem;
      return new FailureDetails(unavailable.status(), null, null, null, unavailable.retryAfter());
    }
    return NONE;
  }

  @Nullable Integer status() {
    return status;
  }

  @Nullable TransferErrorCode code() {
    return code;
  }

  @Nullable String description() {
    return description;
  }

  @Nullable String body() {
    return body;
  }

  @Nullable Duration retryAfter() {
    return retryAfter;
  }
}
