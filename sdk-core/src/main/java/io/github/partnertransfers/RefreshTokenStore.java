package io.github.partnertransfers;

/**
 * Keeps a refresh token between logins. The login may hand out a new one each time; an application
 * that loses it has to ask its user for consent again.
 */
public interface RefreshTokenStore {
  /**
   * The refresh token to log in with.
   *
   * @throws Exception if it can't be read, whatever the reason; the login then fails, and the calls
   *     that wait for it end with {@link NotAuthorizedException}
   */
  String load() throws Exception;

  /**
   * Keeps a new refresh token, in place of the one before. The new access token is used only after
   * this returns. Give it back from {@link #load} from then on.
   *
   * @throws Exception if it can't be kept, whatever the reason; the login then fails, and the calls
   *     that wait for it end with {@link NotAuthorizedException}. The token is held in memory and
   *     handed over again before the next login; what the exception says may reach a log, so it
   *     mustn't repeat the token
   */
  void store(String refreshToken) throws Exception;
}
