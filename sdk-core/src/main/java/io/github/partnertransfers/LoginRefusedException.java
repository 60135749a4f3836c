package io.github.partnertransfers;

import io.github.partnertransfers.model.TransferErrorCode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The token endpoint said no; never shown to callers, who get a {@link NotAuthorizedException}. */
final class LoginRefusedException extends Exception {
  private static final long serialVersionUID = 1L;
  private static final Pattern ENTRA_CODE = Pattern.compile("AADSTS\\d+");

  private final int status;
  private final String code;
  private final String description;

  LoginRefusedException(int status, @Nullable String error, @Nullable String description) {
    this.status = status;
    // Everything behind the first sentence repeats ids and the time of day.
    this.description = description == null ? "" : description.split("[\r\n]|\\s+Trace ID:", 2)[0];
    Matcher entraCode = ENTRA_CODE.matcher(this.description);
    this.code = entraCode.find() ? entraCode.group() : error == null ? "HTTP " + status : error;
  }

  int status() {
    return status;
  }

  ErrorAnswer answer() {
    return new ErrorAnswer(TransferErrorCode.of(code), description, null);
  }

  @Override
  public String getMessage() {
    return "login refused: " + (description.isEmpty() ? code : description);
  }
}
