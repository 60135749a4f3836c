package io.github.partnertransfers;

import io.github.partnertransfers.model.ApiError;
import io.github.partnertransfers.model.GatewayError;
import io.github.partnertransfers.model.TransferErrorCode;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import okhttp3.MediaType;
import okhttp3.ResponseBody;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/** The body of an error answer: the API's JSON, the gateway's JSON, HTML, text, or nothing. */
final class ErrorAnswer {
  private static final int MOST_BYTES = 64 * 1024;
  private static final int SHOWN_CHARACTERS = 2048;
  private static final Pattern SECRETS =
      Pattern.compile(
          "(?i)(Bearer\\s+|\"(?:access_token|refresh_token|id_token|client_secret)\"\\s*:\\s*\")"
              + "[^\"\\s<]+|eyJ[A-Za-z0-9_-]{8,}[A-Za-z0-9_.-]*");

  static final ErrorAnswer NONE = new ErrorAnswer(null, null, null);

  private final @Nullable TransferErrorCode code;
  private final @Nullable String description;
  private final @Nullable String body;

  ErrorAnswer(
      @Nullable TransferErrorCode code, @Nullable String description, @Nullable String body) {
    this.code = code;
    this.description = description;
    this.body = body;
  }

  static ErrorAnswer ofText(@Nullable String text) {
    return text == null ? NONE : new ErrorAnswer(null, null, shown(text));
  }

  static ErrorAnswer read(@Nullable ResponseBody body) {
    String text = body == null ? "" : text(body);
    if (text.trim().isEmpty()) {
      return NONE;
    }
    String shown = shown(text);
    try {
      ApiError api = ApiError.fromJson(text);
      String message = GatewayError.fromJson(text).message();
      String description = api.description() == null ? message : api.description();
      return new ErrorAnswer(api.code(), description == null ? null : shown(description), shown);
    } catch (IllegalArgumentException e) {
      return new ErrorAnswer(null, null, shown);
    }
  }

  @Nullable TransferErrorCode code() {
    return code;
  }

  @Nullable String description() {
    return description;
  }

  /** The beginning of the body, without what looks like a secret. */
  @Nullable String body() {
    return body;
  }

  private static String shown(String text) {
    String piece = SECRETS.matcher(text).replaceAll("$1(redacted)");
    return piece.length() > SHOWN_CHARACTERS ? piece.substring(0, SHOWN_CHARACTERS) : piece;
  }

  private static String text(ResponseBody body) {
    try (ResponseBody closing = body) {
      BufferedSource source = closing.source();
      source.request(MOST_BYTES);
      long size = Math.min(MOST_BYTES, source.getBuffer().size());
      MediaType type = closing.contentType();
      String text = source.readString(size, type == null ? StandardCharsets.UTF_8 : charset(type));
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (IOException e) {
      return "";
    }
  }

  private static Charset charset(MediaType type) {
    Charset charset = type.charset(StandardCharsets.UTF_8);
    return charset == null ? StandardCharsets.UTF_8 : charset;
  }
}
