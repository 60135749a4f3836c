package io.github.partnertransfers.model;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when a body is not the expected JSON. The message describes the problem and, for malformed
 * JSON, has its line, column and path.
 */
public final class JsonDecodingException extends IOException {
  private static final long serialVersionUID = 1L;

  private final @Nullable String text;

  JsonDecodingException(String message, @Nullable Throwable cause) {
    this(message, cause, null);
  }

  JsonDecodingException(String message, @Nullable Throwable cause, @Nullable String text) {
    super(message, cause);
    this.text = text;
  }

  /** Returns the beginning of the text, at most 2,048 characters, or null if unknown. */
  public @Nullable String text() {
    return text;
  }
}
