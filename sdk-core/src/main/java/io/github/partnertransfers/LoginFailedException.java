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

  /** Whether the same login may succeed later. */
  final boolean passing;

  final ResponseSummary response;

  private LoginFailedException(
      boolean passing, String message, ResponseSummary response, @Nullable Throwable cause) {
    super(message, cause);
    this.passing = passing;
    this.response = response;
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
    ResponseSummary response = new ResponseSummary(status, code, text, null, null);
    String message = "login refused: " + (text.isEmpty() ? response.code : text);
    return new LoginFailedException(false, message, response, null);
  }

  /** The token endpoint, or something before it, is throttling or out of order, which may pass. */
  static LoginFailedException unavailable(int status, @Nullable Duration retryAfter) {
    ResponseSummary response = ResponseSummary.of(status, retryAfter);
    return new LoginFailedException(true, "the login answered HTTP " + status, response, null);
  }

  /** The provider or the store of the application failed. A retry would log in again, in vain. */
  static LoginFailedException broken(String message, @Nullable Throwable cause) {
    String reason = "";
    if (cause != null) {
      String words = cause.getMessage();
      reason = ": " + (words == null ? cause.getClass().getSimpleName() : Redaction.redact(words));
    }
    return new LoginFailedException(false, message + reason, ResponseSummary.NONE, cause);
  }
}
