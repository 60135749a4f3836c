package io.github.partnertransfers;

import java.util.Objects;

/** Returns an existing token without a login. */
final class StaticToken implements TokenProvider {
  private final AccessToken token;

  StaticToken(AccessToken token) {
    this.token = Objects.requireNonNull(token, "token");
  }

  AccessToken token() {
    return token;
  }

  @Override
  public AccessToken getToken(TokenRequest request) {
    return token;
  }

  @Override
  public String toString() {
    return "StaticToken{" + token + "}";
  }
}
