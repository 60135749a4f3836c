package io.github.partnertransfers;

/**
 * Gets access tokens. {@link TokenProviders} has those that need nothing else; MSAL4J,
 * azure-identity and the like plug in with a lambda.
 *
 * <p>The client keeps a token until it is about to expire, and asks for the next one once for all
 * callers. A provider is called on a background thread, never twice at the same time, and may
 * block.
 */
@FunctionalInterface
public interface TokenProvider {
  /**
   * A new token.
   *
   * @throws Exception whatever went wrong. A {@link NotAuthorizedException} ends the calls that
   *     wait for the token, an {@link java.io.IOException} is retried as part of them, and anything
   *     else counts as a refused login.
   */
  AccessToken getToken(TokenRequest request) throws Exception;
}
