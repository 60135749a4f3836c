package io.github.partnertransfers;

import java.io.IOException;

/** An answer is larger than the client is willing to read. */
final class BodyTooLargeException extends IOException {
  private static final long serialVersionUID = 1L;

  BodyTooLargeException(long mostBytes) {
    super("the answer is larger than " + mostBytes + " bytes");
  }
}
