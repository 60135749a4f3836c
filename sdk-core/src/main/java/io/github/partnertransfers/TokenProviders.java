package io.github.partnertransfers;

import org.jspecify.annotations.Nullable;

/** Creates the token providers that need no other library. */
public final class TokenProviders {
  private TokenProviders() {}

  /**
   * Logs in as an application ("app-only"), with the client-credentials grant.
   *
   * @param tenantId the partner's tenant, a GUID or a domain
   * @param clientId the application's id
   * @param clientSecret a secret of the application; it is sent to the login host only and appears
   *     in no message
   */
  public static TokenProvider clientSecret(String tenantId, String clientId, String clientSecret) {
    return EntraLogin.clientCredentials(tenantId, clientId, ClientCredential.secret(clientSecret));
  }

  /**
   * Logs in as an application ("app-only") with a certificate or an assertion, with the
   * client-credentials grant.
   *
   * @param tenantId the partner's tenant, a GUID or a domain
   * @param clientId the application's id
   * @param credential what the application proves its identity with
   */
  public static TokenProvider clientCredentials(
      String tenantId, String clientId, ClientCredential credential) {
    return EntraLogin.clientCredentials(tenantId, clientId, credential);
  }

  /**
   * Logs in as an application on behalf of a user ("app+user", the secure application model), with
   * the refresh-token grant. If the login returns a new refresh token, the store saves it before
   * the new access token is used. {@link TransfersClient#signIn} gets the first one.
   *
   * @param tenantId the partner's tenant, a GUID or a domain
   * @param clientId the application's id
   * @param credential what the application proves its identity with, or null for a public client
   * @param store the store of the refresh token
   */
  public static TokenProvider refreshToken(
      String tenantId,
      String clientId,
      @Nullable ClientCredential credential,
      RefreshTokenStore store) {
    return EntraLogin.refreshToken(tenantId, clientId, credential, store);
  }

  /** Uses an existing token. There is no login and no renewal. */
  public static TokenProvider accessToken(AccessToken token) {
    return new StaticToken(token);
  }
}
