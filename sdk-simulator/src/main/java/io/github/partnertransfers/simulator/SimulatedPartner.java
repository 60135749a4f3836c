package io.github.partnertransfers.simulator;

/**
 * A partner of the simulated Partner Center: a tenant with one registered application. Its values
 * stay the same for the life of the simulator. Immutable.
 */
public final class SimulatedPartner {

  private final String name;
  private final String tenantId;
  private final String clientId;
  private final String userId;
  private final String clientSecret;
  private final String refreshToken;

  SimulatedPartner(String name, Identifiers identifiers) {
    this(name, identifiers.next(), identifiers);
  }

  SimulatedPartner(String name, String tenantId, Identifiers identifiers) {
    this.name = name;
    this.tenantId = tenantId;
    this.clientId = identifiers.next();
    this.userId = identifiers.next();
    this.clientSecret = "simulated-secret-" + identifiers.next();
    this.refreshToken = "simulated-refresh-" + identifiers.next();
  }

  /** The display name, as in {@code sourcePartnerName}. */
  public String name() {
    return name;
  }

  /** The Microsoft Entra tenant, a GUID. */
  public String tenantId() {
    return tenantId;
  }

  /** The application (client) id, a GUID. */
  public String clientId() {
    return clientId;
  }

  /** The application's secret, for the {@code client_credentials} grant and beside any other. */
  public String clientSecret() {
    return clientSecret;
  }

  /** The first refresh token of the partner's user, for the {@code refresh_token} grant. */
  public String refreshToken() {
    return refreshToken;
  }

  /** The user object id that {@code lastModifiedUser} shows. */
  String userId() {
    return userId;
  }

  boolean is(String someTenantId) {
    return tenantId.equalsIgnoreCase(someTenantId);
  }

  /** The name and the tenant; never a secret. */
  @Override
  public String toString() {
    return name + " (" + tenantId + ")";
  }
}
