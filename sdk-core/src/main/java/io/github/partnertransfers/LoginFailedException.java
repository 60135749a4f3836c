package io.github.partnertransfers;

import java.io.IOException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The login brought no token; never thrown to callers, whose calls end with what it says. */
final class LoginFailedException extends IOException {
  private static final long serialVersionUID = 1L;
  private static final Pattern ENTRA_CODE = Pattern.compile("AADSTS\\d+");

  private final boolean passing;
  private final int status;
  private final transient ErrorBody error;
  private final @Nullable Duration retryAfter;

  private LoginFailedException(
      boolean passing,
      int status,
      String message,
      ErrorBody error,
      @Nullable Duration retryAfter,
      @Nullable Throwable cause) {
    super(message, cause);
    this.passing = passing;
    this.status = status;
    this.error = error;
    this.retryAfter = retryAfter;
  }

  /** The token endpoint refused the credential. */
  static LoginFailedException refused(
      int status, @Nullable String error, @Nullable String description) {
    // All that follows the first sentence repeats ids and the time of day.
    String text =
        Redaction.redact(
            description == null ? "" : description.split("[\r\n]|\\s+Trace ID:", 2)[0]);
    Matcher entraCode = ENTRA_CODE.matcher(text);
    String code = entraCode.find() ? entraCode.group() : error == null ? "HTTP " + status : error;
    ErrorBody body = new ErrorBody(code, text, null);
    String message = "login refused: " + (text.isEmpty() ? body.code : text);
    return new LoginFailedException(false, status, message, body, null, null);
  }

  /** The token endpoint, or something before it, is throttling or out of order, which may pass. */
  static LoginFailedException unavailable(
      int status, String message, @Nullable Duration retryAfter) {
    return new LoginFailedException(true, status, message, ErrorBody.NONE, retryAfter, null);
  }

  /** The provider or the store of the application failed. A retry would log in again, in vain. */
  static LoginFailedException broken(String message, @Nullable Throwable cause) {
    String reason = "";
    if (cause != null) {
      String words = cause.getMessage();
      reason = ": " + (words == null ? cause.getClass().getSimpleName() : Redaction.redact(words));
    }
    return new LoginFailedException(false, 0, message + reason, ErrorBody.NONE, null, cause);
  }

  /** Returns whether the same login may succeed later. */
  boolean isPassing() {
    return passing;
  }

  /** Returns the HTTP status, or 0 if there was no response. */
  int status() {
    return status;
  }

  ErrorBody error() {
    return error;
  }

  @Nullable Duration retryAfter() {
    return retryAfter;
  }
}
