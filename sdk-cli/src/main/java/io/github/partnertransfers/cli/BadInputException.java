package io.github.partnertransfers.cli;

import java.util.function.Supplier;

/** A mistake in flags, settings or files, found before anything was sent. */
public final class BadInputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public BadInputException(String message) {
    super(message);
  }

  /** Makes something of the SDK, whose complaint about an argument is one about our input. */
  public static <T> T unless(Supplier<T> made) {
    try {
      return made.get();
    } catch (IllegalArgumentException e) {
      throw new BadInputException(String.valueOf(e.getMessage()));
    }
  }
}
