package io.github.partnertransfers.simulator;

import io.github.partnertransfers.simulator.internal.login.LoginState;
import io.github.partnertransfers.simulator.internal.service.Settings;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;

/**
 * Controls how applications and users log in: the credentials that are registered for a partner's
 * application, and multifactor authentication. A reset removes registered credentials. Thread-safe.
 */
public final class Logins {

  private final LoginState state;
  private final Settings settings;

  Logins(LoginState state, Settings settings) {
    this.state = state;
    this.settings = settings;
  }

  /**
   * Registers a certificate for the partner's application. Token requests can then contain a {@code
   * client_assertion} (RFC 7523) that its key signed, in place of the client secret.
   *
   * @throws IllegalArgumentException if the certificate has no RSA key
   */
  public void registerCertificate(SimulatedPartner partner, X509Certificate certificate) {
    requireRsa(certificate.getPublicKey());
    state.credentials().addCertificate(partner.partner(), certificate);
  }

  /**
   * Registers a federated identity for the partner's application. Token requests can then contain a
   * token of this issuer and subject as {@code client_assertion}. Its audience must be {@code
   * api://AzureADTokenExchange}, and its algorithm RS256.
   *
   * @param key the issuer's public key, which Microsoft Entra downloads from the issuer
   * @throws IllegalArgumentException if the key is not an RSA key
   */
  public void registerFederatedIdentity(
      SimulatedPartner partner, String issuer, String subject, PublicKey key) {
    state.credentials().addFederatedIdentity(partner.partner(), issuer, subject, requireRsa(key));
  }

  private static RSAPublicKey requireRsa(PublicKey key) {
    if (key instanceof RSAPublicKey rsa) {
      return rsa;
    }
    throw new IllegalArgumentException(
        "The key must be an RSA key, but is of " + key.getAlgorithm());
  }

  /**
   * Sets whether an assertion that a registered certificate's key signed is refused if its {@code
   * jti} was used before. The default is true, which is stricter than Microsoft Entra is known to
   * be: RFC 7523 permits it, and a client that signs an assertion per request passes either way.
   * Tokens of federated identities can always be used again.
   */
  public void refuseRepeatedAssertions(boolean refuse) {
    state.credentials().refuseRepeatedAssertions(refuse);
  }

  /**
   * Sets whether the API refuses tokens of users without multifactor authentication, with status
   * 401 and code 900421, as Partner Center has since 2026. The default is false. Tokens of the
   * application alone are not affected.
   */
  public void requireMfa(boolean require) {
    settings.requireMfa = require;
  }
}
