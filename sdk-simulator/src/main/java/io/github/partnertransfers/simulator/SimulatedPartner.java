package io.github.partnertransfers.simulator;

import io.github.partnertransfers.simulator.internal.service.Partner;

/**
 * A partner of the simulated Partner Center: a tenant with one registered application and one user.
 * Immutable; a reset of the simulator does not change it.
 */
public final class SimulatedPartner {

  private final Partner partner;

  SimulatedPartner(Partner partner) {
    this.partner = partner;
  }

  Partner partner() {
    return partner;
  }

  /** Returns the display name, as in {@code sourcePartnerName}. */
  public String name() {
    return partner.name();
  }

  /** Returns the Microsoft Entra tenant id, a GUID. */
  public String tenantId() {
    return partner.tenantId();
  }

  /** Returns the application (client) id, a GUID. */
  public String clientId() {
    return partner.clientId();
  }

  /**
   * Returns the client secret. A client can authenticate with a registered certificate or a
   * federated identity instead: see {@link Logins}.
   */
  public String clientSecret() {
    return partner.clientSecret();
  }

  /**
   * Returns the first refresh token of the partner's user, for the {@code refresh_token} grant. The
   * user completed multifactor authentication.
   */
  public String refreshToken() {
    return partner.refreshToken();
  }

  /** Returns the object id of the partner's user, the claim {@code oid} of the user's tokens. */
  public String userId() {
    return partner.userId();
  }

  /** Returns the sign-in name of the partner's user, the claim {@code upn} of the user's tokens. */
  public String userPrincipalName() {
    return partner.userPrincipalName();
  }

  /** Returns the name and the tenant id, and no secret. */
  @Override
  public String toString() {
    return partner.toString();
  }
}
