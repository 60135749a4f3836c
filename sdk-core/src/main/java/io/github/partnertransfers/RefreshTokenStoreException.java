package io.github.partnertransfers;

import org.jspecify.annotations.Nullable;

/**
 * The application's store failed. No {@link java.io.IOException}, whatever the store threw: it
 * isn't the network's trouble, and trying again would log in again.
 */
final class RefreshTokenStoreException extends Exception {
  private static final long serialVersionUID = 1L;

  RefreshTokenStoreException(String problem, @Nullable Exception cause) {
    super(cause == null ? problem : problem + ": " + words(cause), cause);
  }

  private static String words(Exception cause) {
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }
}
