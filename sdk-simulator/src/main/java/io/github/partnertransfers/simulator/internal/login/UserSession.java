package io.github.partnertransfers.simulator.internal.login;

/**
 * A login of the partner's user, whose properties its refresh tokens keep.
 *
 * @param hasMfa whether the user completed multifactor authentication
 * @param isOfPublicClient whether the client logged in without a credential
 */
record UserSession(boolean hasMfa, boolean isOfPublicClient) {

  /** The session of the first refresh token of a partner. */
  static final UserSession FIRST = new UserSession(true, false);
}
