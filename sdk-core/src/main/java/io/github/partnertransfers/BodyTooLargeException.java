package io.github.partnertransfers;

import java.io.IOException;

/** A response body exceeds the limit. */
final class BodyTooLargeException extends IOException {
  private static final long serialVersionUID = 1L;

  BodyTooLargeException(long maxBytes) {
    super("the response body is larger than " + maxBytes + " bytes");
  }
}
