package io.github.partnertransfers.simulator;

import io.github.partnertransfers.simulator.internal.login.LoginState;
import io.github.partnertransfers.simulator.internal.service.Settings;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.List;

/**
 * Controls how applications and users log in: the credentials that are registered for a partner's
 * application, the decisions of users who enter a device code, and multifactor authentication. A
 * reset removes registered credentials and pending codes. Thread-safe.
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

  /** Returns the user codes of device code logins that wait for a user, the oldest first. */
  public List<String> pendingUserCodes() {
    return state.deviceCodes().pendingUserCodes();
  }

  /**
   * Enters the user code as the partner's user, with multifactor authentication.
   *
   * @throws IllegalStateException if no login waits for this code
   */
  public void approve(String userCode) {
    state.deviceCodes().approve(userCode, true);
  }

  /**
   * Enters the user code as the partner's user, without multifactor authentication.
   *
   * @throws IllegalStateException if no login waits for this code
   */
  public void approveWithoutMfa(String userCode) {
    state.deviceCodes().approve(userCode, false);
  }

  /**
   * Declines the login as the partner's user.
   *
   * @throws IllegalStateException if no login waits for this code
   */
  public void decline(String userCode) {
    state.deviceCodes().decline(userCode);
  }

  /**
   * Sets how often a client may ask whether the user entered the code. The default is five seconds
   * by the {@linkplain PartnerCenterSimulator#clock() simulated clock}. A client that asks more
   * than a second too early gets {@code slow_down}. The response contains whole seconds.
   *
   * @throws IllegalArgumentException if the duration is negative or longer than 68 years
   */
  public void deviceCodeInterval(Duration interval) {
    state.deviceCodes().setInterval(Durations.requireNotNegative("interval", interval));
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
