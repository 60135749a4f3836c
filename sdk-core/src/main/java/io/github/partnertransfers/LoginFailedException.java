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

  /** The error code of OAuth, such as {@code authorization_pending}, or null. */
  final @Nullable String error;

  final ResponseSummary response;

  private LoginFailedException(
      boolean isTransient,
      String message,
      @Nullable String error,
      ResponseSummary response,
      @Nullable Throwable cause) {
    super(message, cause);
    this.isTransient = isTransient;
    this.error = error;
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
    return new LoginFailedException(false, message, error, response, null);
  }

  /** Creates the failure of a device code that expired. */
  static LoginFailedException codeExpired() {
    String error = "expired_token";
    String text = "the code expired before the user signed in";
    return new LoginFailedException(
        false, text, error, new ResponseSummary(null, error, text, null, null), null);
  }

  /**
   * Creates a transient failure of the token endpoint, or of a proxy that answers instead.
   *
   * @param detail what the response was, after its status; can be empty
   */
  static LoginFailedException unavailable(
      int status, String detail, @Nullable Duration retryAfter) {
    ResponseSummary response = ResponseSummary.of(status, retryAfter);
    String message = "the login returned HTTP " + status + detail;
    return new LoginFailedException(true, message, null, response, null);
  }

  /** Creates the failure of the application's provider or store, which is not retried. */
  static LoginFailedException providerFailed(String message, @Nullable Throwable cause) {
    String reason = "";
    if (cause != null) {
      String text = cause.getMessage();
      reason = ": " + (text == null ? cause.getClass().getSimpleName() : Redaction.redact(text));
    }
    return new LoginFailedException(false, message + reason, null, ResponseSummary.NONE, cause);
  }
}
