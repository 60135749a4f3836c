package io.github.partnertransfers.simulator;

import io.github.partnertransfers.simulator.internal.service.Settings;

/** Controls what the API requires of logins. Thread-safe. */
public final class Logins {

  private final Settings settings;

  Logins(Settings settings) {
    this.settings = settings;
  }

  /**
   * Sets whether the API refuses tokens of users without multifactor authentication, with status
   * 401 and code 900421, as Partner Center has since 2026. The default is false. Tokens of the
   * application alone are not affected.
   */
  public void requireMfa(boolean require) {
    settings.requireMfa = require;
  }
}
