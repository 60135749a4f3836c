package io.github.partnertransfers;

import io.github.partnertransfers.model.JsonDecodingException;
import io.github.partnertransfers.model.TransferErrorCode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import retrofit2.Response;

/** What the last answer of an attempt said. */
final class FailureDetails {
  static final FailureDetails NONE = new FailureDetails(null, ErrorAnswer.NONE, null);

  private final @Nullable Integer status;
  private final ErrorAnswer answer;
  private final @Nullable Duration retryAfter;

  private FailureDetails(
      @Nullable Integer status, ErrorAnswer answer, @Nullable Duration retryAfter) {
    this.status = status;
    this.answer = answer;
    this.retryAfter = retryAfter;
  }

  static FailureDetails ofStatus(int status) {
    return new FailureDetails(status, ErrorAnswer.NONE, null);
  }

  static FailureDetails of(Response<?> response) {
    return new FailureDetails(
        response.code(), ErrorAnswer.read(response.errorBody()), RetryAfter.of(response.raw()));
  }

  static FailureDetails ofLogin(Throwable problem) {
    if (problem instanceof LoginRefusedException) {
      LoginRefusedException refusal = (LoginRefusedException) problem;
      return new FailureDetails(refusal.status(), refusal.answer(), null);
    }
    if (problem instanceof LoginUnavailableException) {
      LoginUnavailableException unavailable = (LoginUnavailableException) problem;
      return new FailureDetails(unavailable.status(), ErrorAnswer.NONE, unavailable.retryAfter());
    }
    return NONE;
  }

  static FailureDetails ofUnreadable(Throwable problem) {
    String body =
        problem instanceof JsonDecodingException ? ((JsonDecodingException) problem).text() : null;
    return new FailureDetails(null, ErrorAnswer.ofText(body), null);
  }

  @Nullable Integer status() {
    return status;
  }

  @Nullable TransferErrorCode code() {
    return answer.code();
  }

  @Nullable String description() {
    return answer.description();
  }

  @Nullable String body() {
    return answer.body();
  }

  @Nullable Duration retryAfter() {
    return retryAfter;
  }

  /** The answer in a line: status, code and what the service said. */
  String describe() {
    StringBuilder text = new StringBuilder("HTTP ").append(status);
    if (code() != null) {
      text.append(", code ").append(code());
    }
    if (description() != null) {
      text.append(": ").append(description());
    }
    return text.toString();
  }
}
