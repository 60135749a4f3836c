package io.github.partnertransfers;

import io.github.partnertransfers.model.ApiError;
import io.github.partnertransfers.model.GatewayError;
import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import okhttp3.MediaType;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;

/**
 * The part of a response that messages and exceptions contain. The body of an error is the API's
 * JSON, the gateway's JSON, HTML, text, or empty. Unknown values are null.
 */
final class ResponseSummary implements Serializable {
  private static final long serialVersionUID = 1L;

  /** No response. */
  static final ResponseSummary NONE = of(null, null);

  final @Nullable Integer status;
  final @Nullable String code;
  final @Nullable String description;

  /** The beginning of the body. */
  final @Nullable String body;

  final @Nullable Duration retryAfter;

  /** Creates a summary with redacted texts. */
  ResponseSummary(
      @Nullable Integer status,
      @Nullable String code,
      @Nullable String description,
      @Nullable String body,
      @Nullable Duration retryAfter) {
    this.status = status;
    this.code = Redaction.redactNullable(code);
    this.description = Redaction.redactNullable(description);
    this.body = Redaction.redactNullable(body);
    this.retryAfter = retryAfter;
  }

  static ResponseSummary of(@Nullable Integer status, @Nullable Duration retryAfter) {
    return new ResponseSummary(status, null, null, null, retryAfter);
  }

  static ResponseSummary ofError(
      int status, @Nullable ResponseBody body, @Nullable Duration retryAfter) {
    String text = body == null ? "" : text(body);
    if (text.trim().isEmpty()) {
      return of(status, retryAfter);
    }
    try {
      ApiError api = ApiError.fromJson(text);
      String message = GatewayError.fromJson(text).message();
      String description = api.description() == null ? message : api.description();
      String code = api.code() == null ? null : api.code().value();
      return new ResponseSummary(status, code, description, text, retryAfter);
    } catch (IllegalArgumentException e) {
      return new ResponseSummary(status, null, null, text, retryAfter);
    }
  }

  private static String text(ResponseBody body) {
    try (ResponseBody closing = body) {
      MediaType type = closing.contentType();
      Charset charset = type == null ? null : type.charset(StandardCharsets.UTF_8);
      String text = closing.source().readString(charset == null ? StandardCharsets.UTF_8 : charset);
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (IOException e) {
      return "";
    }
  }
}
