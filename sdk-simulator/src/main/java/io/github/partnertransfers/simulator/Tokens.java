package io.github.partnertransfers.simulator;

import io.github.partnertransfers.simulator.internal.login.TokenStore;
import java.time.Duration;

/**
 * Controls the tokens that the simulator issues. Access tokens are opaque and random, and expire by
 * the {@linkplain PartnerCenterSimulator#clock() simulated clock}. Thread-safe.
 */
public final class Tokens {

  private final TokenStore store;

  Tokens(TokenStore store) {
    this.store = store;
  }

  /**
   * Sets the lifetime of access tokens issued from now on. The default is one hour. The token
   * endpoint returns it in whole seconds.
   *
   * @throws IllegalArgumentException if the duration is negative or longer than 68 years
   */
  public void lifetime(Duration newLifetime) {
    store.setLifetime(Durations.requireNotNegative("lifetime", newLifetime));
  }

  /** Issues an access token without a token request. */
  public String issue(SimulatedPartner partner) {
    return store.issueAccessToken(partner.partner());
  }

  /** Revokes every access token issued so far: requests with one get status 401. */
  public void revokeAccessTokens() {
    store.revokeAccessTokens();
  }

  /**
   * Revokes every refresh token of the partner, including the first: token requests with one get
   * {@code invalid_grant}.
   */
  public void revokeRefreshTokens(SimulatedPartner partner) {
    store.revokeRefreshTokens(partner.partner());
  }

  /**
   * Sets whether redeeming a refresh token revokes it. Each redemption returns a new refresh token;
   * by default, the old one stays valid.
   */
  public void revokeOldRefreshTokens(boolean revoke) {
    store.revokeOldRefreshTokens(revoke);
  }

  /** Returns the number of token requests, including those that got an error response. */
  public int requests() {
    return store.requests();
  }
}
