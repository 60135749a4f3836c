package io.github.partnertransfers.cli;

import java.util.function.Supplier;

/** An error in flags, settings or files, found before a request is sent. */
public final class BadInputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public BadInputException(String message) {
    super(message);
  }

  /** Calls the SDK and converts an {@code IllegalArgumentException}. */
  public static <T> T rethrow(Supplier<T> supplier) {
    try {
      return supplier.get();
    } catch (IllegalArgumentException e) {
      throw new BadInputException(String.valueOf(e.getMessage()));
    }
  }
}
