package io.github.partnertransfers;

/**
 * Keeps a refresh token between logins. The login may hand out a new one each time; an application
 * that loses it has to ask its user for consent again.
 */
public interface RefreshTokenStore {
  /**
   * The refresh token to log in with.
   *
   * @throws Exception if it can't be read; the login then fails
   */
  String load() throws Exception;

  /**
   * Keeps a new refresh token, in place of the one before. The new access token is used only after
   * this returns.
   *
   * @throws Exception if it can't be kept; the login then fails
   */
  void store(String refreshToken) throws Exception;
}
