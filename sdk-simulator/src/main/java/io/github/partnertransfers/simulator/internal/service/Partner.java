package io.github.partnertransfers.simulator.internal.service;

import java.util.Locale;

/** A partner's tenant, with one registered application and one user. */
public record Partner(
    String name,
    String tenantId,
    String clientId,
    String userId,
    String clientSecret,
    String refreshToken) {

  static Partner create(String name, GuidGenerator guids) {
    return create(name, guids.next(), guids);
  }

  static Partner create(String name, String tenantId, GuidGenerator guids) {
    return new Partner(
        name,
        tenantId,
        guids.next(),
        guids.next(),
        "simulated-secret-" + guids.next(),
        "simulated-refresh-" + guids.next());
  }

  /** Returns the display name of the user. */
  public String userName() {
    return name + " administrator";
  }

  /** Returns the sign-in name of the user. */
  public String userPrincipalName() {
    String domain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    return "admin@" + (domain.isEmpty() ? "partner" : domain) + ".onmicrosoft.com";
  }

  boolean hasTenantId(String id) {
    return tenantId.equalsIgnoreCase(id);
  }

  /** Returns the name and the tenant, and no secret. */
  @Override
  public String toString() {
    return name + " (" + tenantId + ")";
  }
}
