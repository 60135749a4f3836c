package io.github.partnertransfers.model;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A body is not the JSON that it should be. The message says what was wrong and, for malformed
 * JSON, at which line, column and path.
 */
public final class JsonDecodingException extends IOException {
  private static final long serialVersionUID = 1L;

  JsonDecodingException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
