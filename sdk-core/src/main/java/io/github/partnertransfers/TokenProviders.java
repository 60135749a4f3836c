package io.github.partnertransfers;

import org.jspecify.annotations.Nullable;

/** Ways to log in. */
public final class TokenProviders {
  private TokenProviders() {}

  /**
   * Logs in as an application ("app-only"), with the client-credentials grant.
   *
   * @param tenantId the partner's tenant, a GUID or a domain
   * @param clientId the application's id
   * @param clientSecret a secret of the application; it is sent to the login host only and shows in
   *     no message
   */
  public static TokenProvider clientSecret(String tenantId, String clientId, String clientSecret) {
    return EntraLogin.clientSecret(tenantId, clientId, clientSecret);
  }

  /**
   * Logs in as an application on behalf of a user ("app+user", the secure application model), with
   * the refresh-token grant. When the login hands out a new refresh token, it is given to the store
   * before the new access token is used.
   *
   * @param tenantId the partner's tenant, a GUID or a domain
   * @param clientId the application's id
   * @param clientSecret a secret of the application, or null for a public client
   * @param store where the refresh token is kept
   */
  public static TokenProvider refreshToken(
      String tenantId, String clientId, @Nullable String clientSecret, RefreshTokenStore store) {
    return EntraLogin.refreshToken(tenantId, clientId, clientSecret, store);
  }

  /** Uses a token that was got elsewhere, for as long as it lasts. */
  public static TokenProvider accessToken(AccessToken token) {
    return new StaticToken(token);
  }
}
