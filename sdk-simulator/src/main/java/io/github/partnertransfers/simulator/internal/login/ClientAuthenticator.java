package io.github.partnertransfers.simulator.internal.login;

/** Authenticates the client of a token request by its secret. */
final class ClientAuthenticator {

  private ClientAuthenticator() {}

  /** Requires that the client exists, and checks its credential if the request has one. */
  static ClientAuthentication authenticate(LoginRequest request) {
    requireClient(request);
    if (!request.has("client_secret")) {
      return ClientAuthentication.NONE;
    }
    if (!request.partner().clientSecret().equals(request.get("client_secret"))) {
      throw OAuthException.invalidSecret(request.get("client_id"));
    }
    return ClientAuthentication.SECRET;
  }

  private static void requireClient(LoginRequest request) {
    String clientId = request.required("client_id");
    if (!request.partner().clientId().equalsIgnoreCase(clientId)) {
      throw OAuthException.unknownClient(clientId, request.partner());
    }
  }
}
