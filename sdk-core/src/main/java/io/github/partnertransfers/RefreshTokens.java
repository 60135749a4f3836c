package io.github.partnertransfers;

import org.jspecify.annotations.Nullable;

/**
 * The refresh token in the application's store, and one that the store failed to store. The login
 * may have revoked all earlier tokens, so that one is kept until the store accepts it.
 */
final class RefreshTokens {
  private final RefreshTokenStore store;
  private @Nullable String unstored;

  RefreshTokens(RefreshTokenStore store) {
    this.store = store;
  }

  /** Returns the token for the next login. */
  synchronized String current() throws LoginFailedException {
    if (unstored != null) {
      replace(unstored);
    }
    String token;
    try {
      token = store.load();
    } catch (Exception e) {
      throw LoginFailedException.providerFailed("the refresh token can't be loaded", e);
    }
    if (token == null || token.isEmpty()) {
      throw LoginFailedException.providerFailed("the refresh token store has no token", null);
    }
    return token;
  }

  /** Stores a new token in place of the previous one. */
  synchronized void replace(String rotated) throws LoginFailedException {
    unstored = rotated;
    try {
      store.store(rotated);
    } catch (Exception e) {
      throw LoginFailedException.providerFailed("the new refresh token can't be stored", e);
    }
    unstored = null;
  }
}
