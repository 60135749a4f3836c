package io.github.partnertransfers.cli.config;

import io.github.partnertransfers.RefreshTokenStore;
import io.github.partnertransfers.cli.CliContext;

/** Keeps a refresh token for the life of the process: no one can write back to an environment. */
final class EnvironmentTokenStore implements RefreshTokenStore {
  private final CliContext surroundings;
  private String refreshToken;
  private boolean warned;

  EnvironmentTokenStore(CliContext surroundings, String refreshToken) {
    this.surroundings = surroundings;
    this.refreshToken = refreshToken;
  }

  @Override
  public synchronized String load() {
    return refreshToken;
  }

  @Override
  public synchronized void store(String newToken) {
    refreshToken = newToken;
    if (!warned) {
      warned = true;
      surroundings.say(
          "warning: the login gave out a new refresh token, which cannot be written back to"
              + " PARTNER_CENTER_REFRESH_TOKEN; the one there may expire");
    }
  }
}
