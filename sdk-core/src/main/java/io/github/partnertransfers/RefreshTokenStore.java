package io.github.partnertransfers;

/**
 * Persists a refresh token. A login may return a new one. If it gets lost, the user has to consent
 * again. The client calls the store on a background thread, one call at a time; it may block.
 */
public interface RefreshTokenStore {
  /**
   * Loads the refresh token for the next login.
   *
   * @throws Exception if loading fails; the login then fails, and the calls that wait for it end
   *     with {@link NotAuthorizedException}
   */
  String load() throws Exception;

  /**
   * Replaces the refresh token. {@link #load} must return the new one from now on. The client uses
   * the new access token only after this method returns.
   *
   * @throws Exception if storing fails; the login then fails, and the calls that wait for it end
   *     with {@link NotAuthorizedException}. The client stores the token again before the next
   *     login. The message may reach a log and must not contain the token
   */
  void store(String refreshToken) throws Exception;
}
