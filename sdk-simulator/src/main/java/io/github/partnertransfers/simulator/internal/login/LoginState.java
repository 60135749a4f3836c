package io.github.partnertransfers.simulator.internal.login;

import java.time.InstantSource;

/** The state of the simulated Microsoft Entra. */
public record LoginState(
    TokenStore tokens, DeviceCodeStore deviceCodes, CredentialStore credentials) {

  public LoginState(InstantSource clock) {
    this(new TokenStore(clock), new DeviceCodeStore(clock), new CredentialStore());
  }

  public void reset() {
    tokens.reset();
    deviceCodes.reset();
    credentials.reset();
  }
}
