package io.github.partnertransfers.micrometer;

import io.github.partnertransfers.RefreshTokenStore;

/** Holds a refresh token. */
final class InMemoryStore implements RefreshTokenStore {
  private String token;

  @Override
  public synchronized String load() {
    return token;
  }

  @Override
  public synchronized void store(String newToken) {
    token = newToken;
  }
}
