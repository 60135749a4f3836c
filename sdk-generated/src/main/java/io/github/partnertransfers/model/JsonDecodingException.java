package io.github.partnertransfers.model;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A body is not the JSON that it should be. The message says what was wrong and, for malformed
 * JSON, at which line, column and path.
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

  /** The beginning of the text, at most 2,048 characters, or null where it isn't known. */
  public @Nullable String text() {
    return text;
  }
}
