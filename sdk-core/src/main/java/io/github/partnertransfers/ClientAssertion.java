package io.github.partnertransfers;

import okhttp3.FormBody;
import okhttp3.HttpUrl;

/** A credential that is sent as a signed assertion (RFC 7523, section 2.2). */
abstract class ClientAssertion extends ClientCredential {
  private static final String TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

  @Override
  final void addTo(FormBody.Builder form, String clientId, HttpUrl tokenUrl) throws Exception {
    String assertion = create(clientId, tokenUrl);
    if (assertion == null || assertion.isEmpty()) {
      throw LoginFailedException.providerFailed("the client assertion is empty", null);
    }
    form.add("client_assertion_type", TYPE).add("client_assertion", assertion);
  }

  /** Returns the assertion, a JWT. */
  abstract String create(String clientId, HttpUrl tokenUrl) throws Exception;
}
