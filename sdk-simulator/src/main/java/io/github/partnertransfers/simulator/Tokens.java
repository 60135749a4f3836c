package io.github.partnertransfers.simulator;

import io.github.partnertransfers.simulator.internal.login.TokenStore;
import java.time.Duration;

/**
 * Controls the tokens that the simulator issues. Access tokens expire by the {@linkplain
 * PartnerCenterSimulator#clock() simulated clock}. They are JWTs with the claims of Microsoft
 * Entra's version 1.0 tokens, which a client can read but, without the simulator's key, not verify.
 * Thread-safe.
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

  /** Issues an access token of the partner's application, without a token request. */
  public String issue(SimulatedPartner partner) {
    return store.issueAccessToken(partner.partner());
  }

  /**
   * Issues a refresh token of the partner's user as if the user had not completed multifactor
   * authentication. Access tokens that it is redeemed for lack it, too: see {@link
   * Logins#requireMfa}.
   */
  public String issueRefreshTokenWithoutMfa(SimulatedPartner partner) {
    return store.issueRefreshTokenWithoutMfa(partner.partner());
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
