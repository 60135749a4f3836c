package io.github.partnertransfers.simulator.internal.login;

import io.github.partnertransfers.simulator.internal.service.Partner;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The certificates and federated identities that are registered for the partners' applications, and
 * the assertions that were used. Thread-safe.
 */
public final class CredentialStore {

  /** Tokens of this issuer and subject are accepted as assertions if the key verifies them. */
  record FederatedIdentity(String issuer, String subject, RSAPublicKey key) {}

  private record UsedAssertion(Partner partner, String id) {}

  private final Map<Partner, List<X509Certificate>> certificates = new HashMap<>();
  private final Map<Partner, List<FederatedIdentity>> federatedIdentities = new HashMap<>();
  private final Map<UsedAssertion, Instant> usedAssertions = new HashMap<>();
  private boolean refuseRepeatedAssertions = true;

  public synchronized void addCertificate(Partner partner, X509Certificate certificate) {
    certificates.computeIfAbsent(partner, any -> new ArrayList<>()).add(certificate);
  }

  public synchronized void addFederatedIdentity(
      Partner partner, String issuer, String subject, RSAPublicKey key) {
    federatedIdentities
        .computeIfAbsent(partner, any -> new ArrayList<>())
        .add(new FederatedIdentity(issuer, subject, key));
  }

  public synchronized void refuseRepeatedAssertions(boolean refuse) {
    refuseRepeatedAssertions = refuse;
  }

  synchronized List<X509Certificate> certificates(Partner partner) {
    return List.copyOf(certificates.getOrDefault(partner, List.of()));
  }

  synchronized List<FederatedIdentity> federatedIdentities(Partner partner) {
    return List.copyOf(federatedIdentities.getOrDefault(partner, List.of()));
  }

  /**
   * Remembers the assertion as long as it would be accepted. Returns false if it was used before
   * and is refused for that.
   */
  synchronized boolean use(Partner partner, String assertionId, Instant lastAccepted, Instant now) {
    usedAssertions.values().removeIf(end -> end.isBefore(now));
    return usedAssertions.put(new UsedAssertion(partner, assertionId), lastAccepted) == null
        || !refuseRepeatedAssertions;
  }

  public synchronized void reset() {
    certificates.clear();
    federatedIdentities.clear();
    usedAssertions.clear();
    refuseRepeatedAssertions = true;
  }
}
