package io.github.partnertransfers.simulator.internal.login;

import java.time.Instant;

/** Authenticates the client of a token request by its secret or its assertion. */
final class ClientAuthenticator {

  private static final String ASSERTION_TYPE =
      "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

  private final AssertionVerifier assertions;

  ClientAuthenticator(CredentialStore credentials) {
    assertions = new AssertionVerifier(credentials);
  }

  /** Requires that the client exists, and checks its credential if the request has one. */
  ClientAuthentication authenticate(LoginRequest request, Instant now) {
    requireClient(request);
    if (request.has("client_assertion") || request.has("client_assertion_type")) {
      if (!request.required("client_assertion_type").equals(ASSERTION_TYPE)) {
        throw OAuthException.missingParameter("client_assertion_type");
      }
      assertions.verify(request, request.required("client_assertion"), now);
      return ClientAuthentication.ASSERTION;
    }
    if (!request.has("client_secret")) {
      return ClientAuthentication.NONE;
    }
    if (!request.partner().clientSecret().equals(request.get("client_secret"))) {
      throw OAuthException.invalidSecret(request.get("client_id"));
    }
    return ClientAuthentication.SECRET;
  }

  static void requireClient(LoginRequest request) {
    String clientId = request.required("client_id");
    if (!request.partner().clientId().equalsIgnoreCase(clientId)) {
      throw OAuthException.unknownClient(clientId, request.partner());
    }
  }
}
