package io.github.partnertransfers;

import io.github.partnertransfers.model.ApiError;
import io.github.partnertransfers.model.GatewayError;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import okhttp3.MediaType;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;

/** The body of an error response: the API's JSON, the gateway's JSON, HTML, text, or nothing. */
final class ErrorBody {
  static final ErrorBody NONE = new ErrorBody(null, null, null);

  /** The error code, or null. */
  final @Nullable String code;

  /** What the service says about the error, or null. */
  final @Nullable String description;

  /** The beginning of the body, or null if there is none. */
  final @Nullable String text;

  /** Redacts all three. */
  ErrorBody(@Nullable String code, @Nullable String description, @Nullable String text) {
    this.code = Redaction.redactNullable(code);
    this.description = Redaction.redactNullable(description);
    this.text = Redaction.redactNullable(text);
  }

  static ErrorBody read(@Nullable ResponseBody body) {
    String text = body == null ? "" : text(body);
    if (text.trim().isEmpty()) {
      return NONE;
    }
    try {
      ApiError api = ApiError.fromJson(text);
      String message = GatewayError.fromJson(text).message();
      String description = api.description() == null ? message : api.description();
      return new ErrorBody(api.code() == null ? null : api.code().value(), description, text);
    } catch (IllegalArgumentException e) {
      return new ErrorBody(null, null, text);
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
