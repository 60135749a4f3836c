package io.github.partnertransfers;

import java.io.IOException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A login without a token. Becomes the outcome of the calls that wait for it. */
final class LoginFailedException extends IOException {
  private static final long serialVersionUID = 1L;
  private static final Pattern ENTRA_CODE = Pattern.compile("AADSTS\\d+");

  /** Whether a retry can succeed. */
  final boolean isTransient;

  final ResponseSummary response;

  private LoginFailedException(
      boolean isTransient, String message, ResponseSummary response, @Nullable Throwable cause) {
    super(message, cause);
    this.isTransient = isTransient;
    this.response = response;
  }

  /** Creates the failure of a refused credential. */
  static LoginFailedException refused(
      int status, @Nullable String error, @Nullable String description) {
    // The rest repeats ids and the time.
    String text =
        Redaction.redact(
            description == null ? "" : description.split("[\r\n]|\\s+Trace ID:", 2)[0]);
    Matcher entraCode = ENTRA_CODE.matcher(text);
    String code = entraCode.find() ? entraCode.group() : error == null ? "HTTP " + status : error;
    ResponseSummary response = new ResponseSummary(status, code, text, null, null);
    String message = "login refused: " + (text.isEmpty() ? response.code : text);
    return new LoginFailedException(false, message, response, null);
  }

  /** Creates a transient failure of the token endpoint or of a proxy. */
  static LoginFailedException unavailable(int status, @Nullable Duration retryAfter) {
    ResponseSummary response = ResponseSummary.of(status, retryAfter);
    return new LoginFailedException(true, "the login returned HTTP " + status, response, null);
  }

  /** Creates the failure of the application's provider or store, which is not retried. */
  static LoginFailedException providerFailed(String message, @Nullable Throwable cause) {
    String reason = "";
    if (cause != null) {
      String text = cause.getMessage();
      reason = ": " + (text == null ? cause.getClass().getSimpleName() : Redaction.redact(text));
    }
    return new LoginFailedException(false, message + reason, ResponseSummary.NONE, cause);
  }
}
