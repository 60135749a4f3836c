package io.github.partnertransfers.cli.config;

import io.github.partnertransfers.RefreshTokenStore;
import io.github.partnertransfers.cli.CliContext;

/** Keeps the refresh token in memory, because the environment cannot be written back. */
final class EnvironmentTokenStore implements RefreshTokenStore {
  private final CliContext context;
  private String refreshToken;
  private boolean warned;

  EnvironmentTokenStore(CliContext context, String refreshToken) {
    this.context = context;
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
      context.log(
          "warning: the login returned a new refresh token, which cannot be written back to"
              + " PARTNER_CENTER_REFRESH_TOKEN; the one there may expire");
    }
  }
}
