package io.github.partnertransfers;

/**
 * Acquires access tokens. {@link TokenProviders} has implementations without dependencies; wrap
 * MSAL4J or azure-identity in a lambda.
 *
 * <p>The client caches a token until shortly before it expires. All calls share one refresh. The
 * client calls the provider on a background thread, never concurrently unless a refresh timed out;
 * the provider may block.
 */
@FunctionalInterface
public interface TokenProvider {
  /**
   * Acquires a new token.
   *
   * @throws Exception if there is no token. An {@link java.io.IOException} counts as transient: the
   *     calls that wait for the token retry. Any other exception ends them with a {@link
   *     NotAuthorizedException}.
   */
  AccessToken getToken(TokenRequest request) throws Exception;
}
