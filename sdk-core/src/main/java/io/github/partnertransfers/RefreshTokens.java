package io.github.partnertransfers;

import org.jspecify.annotations.Nullable;

/**
 * The refresh tokens of one login: the one in the application's store, and the one that the store
 * couldn't keep. The login may have revoked all others when it handed that one out, so it is held
 * until the store takes it.
 */
final class RefreshTokens {
  private final RefreshTokenStore store;
  private @Nullable String unstored;

  RefreshTokens(RefreshTokenStore store) {
    this.store = store;
  }

  /** The token to log in with. */
  synchronized String current() throws LoginFailedException {
    if (unstored != null) {
      replace(unstored);
    }
    String token;
    try {
      token = store.load();
    } catch (Exception e) {
      throw LoginFailedException.broken("the refresh token can't be loaded", e);
    }
    if (token == null || token.isEmpty()) {
      throw LoginFailedException.broken("the refresh token store has no token", null);
    }
    return token;
  }

  /** Keeps the token that the login handed out in place of the one before. */
  synchronized void replace(String rotated) throws LoginFailedException {
    unstored = rotated;
    try {
      store.store(rotated);
    } catch (Exception e) {
      throw LoginFailedException.broken("the new refresh token can't be stored", e);
    }
    unstored = null;
  }
}
