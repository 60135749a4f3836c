package io.github.partnertransfers.webhooks;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CRL;
import java.security.cert.CRLException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.naming.NamingException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.HttpUrl;

/**
 * Decides whether a signer's certificate is trusted. Issuers that are missing, and revocation
 * lists, are downloaded from listed hosts. The JDK's validator itself sends no request: it is given
 * all certificates and lists.
 */
final class CertificateVerifier {
  private static final int MIN_KEY_BITS = 2_048;
  private static final int MAX_ISSUERS = 4;
  private static final int MAX_CERTIFICATE_BYTES = 64 << 10;
  private static final int MAX_LIST_BYTES = 10 << 20;

  private final Set<TrustAnchor> roots;
  private final String issuerOrganization;
  private final AllowedHosts issuerHosts;
  private final boolean isRevocationChecked;
  private final Downloads downloads;

  CertificateVerifier(
      Collection<X509Certificate> roots,
      String issuerOrganization,
      AllowedHosts issuerHosts,
      boolean isRevocationChecked,
      Downloads downloads) {
    this.roots =
        roots.stream().map(root -> new TrustAnchor(root, null)).collect(Collectors.toSet());
    this.issuerOrganization = issuerOrganization;
    this.issuerHosts = issuerHosts;
    this.isRevocationChecked = isRevocationChecked;
    this.downloads = downloads;
  }

  static List<X509Certificate> rootsOfJvm() {
    try {
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init((KeyStore) null);
      List<X509Certificate> roots = new ArrayList<>();
      for (TrustManager manager : factory.getTrustManagers()) {
        if (manager instanceof X509TrustManager x509) {
          roots.addAll(List.of(x509.getAcceptedIssuers()));
        }
      }
      return roots;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the trusted roots of the JVM cannot be loaded", e);
    }
  }

  /** Downloads a certificate, and returns it if it is trusted now. */
  X509Certificate download(HttpUrl url, Instant now) throws RefusedException {
    List<X509Certificate> sent = certificates(get(url, MAX_CERTIFICATE_BYTES));
    X509Certificate signer =
        sent.stream()
            .filter(certificate -> certificate.getBasicConstraints() < 0)
            .findFirst()
            .orElseThrow(() -> notTrusted("the file has no certificate of a signer"));
    checkSigner(signer);
    validate(chain(signer, sent), now);
    return signer;
  }

  private static List<X509Certificate> certificates(byte[] file) throws RefusedException {
    try {
      List<X509Certificate> certificates = new ArrayList<>();
      for (Certificate certificate :
          CertificateFactory.getInstance("X.509")
              .generateCertificates(new ByteArrayInputStream(file))) {
        certificates.add((X509Certificate) certificate);
      }
      return certificates;
    } catch (CertificateException e) {
      throw notTrusted("the file is not a certificate");
    }
  }

  private void checkSigner(X509Certificate signer) throws RefusedException {
    if (!(signer.getPublicKey() instanceof RSAPublicKey key)
        || key.getModulus().bitLength() < MIN_KEY_BITS) {
      throw notTrusted("the key is not RSA with 2048 bits or more");
    }
    boolean[] usage = signer.getKeyUsage();
    if (usage != null && !usage[0]) {
      throw notTrusted("the certificate is not one for signatures");
    }
    if (!organizations(signer).contains(issuerOrganization)) {
      throw notTrusted(
          "the issuer is not of "
              + issuerOrganization
              + ", but is "
              + LogText.quote(signer.getIssuerX500Principal().getName()));
    }
  }

  /** Returns the organizations of the issuer; a name is not searched for a part of its text. */
  private static List<String> organizations(X509Certificate certificate) {
    List<String> organizations = new ArrayList<>();
    try {
      for (Rdn name : new LdapName(certificate.getIssuerX500Principal().getName()).getRdns()) {
        var organization = name.toAttributes().get("O");
        if (organization != null) {
          organizations.add(String.valueOf(organization.get()));
        }
      }
    } catch (NamingException e) {
      return List.of();
    }
    return organizations;
  }

  /** Returns the signer and its issuers, without the root. */
  private List<X509Certificate> chain(X509Certificate signer, List<X509Certificate> sent)
      throws RefusedException {
    List<X509Certificate> chain = new ArrayList<>(List.of(signer));
    X509Certificate last = signer;
    while (!isIssuedByRoot(last)) {
      if (chain.size() > MAX_ISSUERS) {
        throw notTrusted("there are more than " + MAX_ISSUERS + " issuers below a trusted root");
      }
      Optional<X509Certificate> issuer = issuer(last, sent);
      last = issuer.isPresent() ? issuer.get() : downloadIssuer(last);
      chain.add(last);
    }
    return chain;
  }

  private boolean isIssuedByRoot(X509Certificate certificate) {
    return roots.stream()
        .anyMatch(
            root ->
                root.getTrustedCert()
                    .getSubjectX500Principal()
                    .equals(certificate.getIssuerX500Principal()));
  }

  private static Optional<X509Certificate> issuer(
      X509Certificate certificate, List<X509Certificate> candidates) {
    return candidates.stream()
        .filter(
            candidate ->
                candidate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal()))
        .findFirst();
  }

  private X509Certificate downloadIssuer(X509Certificate certificate) throws RefusedException {
    HttpUrl url =
        permitted(
            CertificateLinks.ofIssuer(certificate), "issued under a trusted root", certificate);
    return issuer(certificate, certificates(get(url, MAX_CERTIFICATE_BYTES)))
        .orElseThrow(() -> notTrusted("the file at " + url.host() + " is not the issuer"));
  }

  private HttpUrl permitted(List<HttpUrl> links, String need, X509Certificate certificate)
      throws RefusedException {
    return links.stream()
        .filter(issuerHosts::permits)
        .findFirst()
        .orElseThrow(
            () ->
                notTrusted(
                    "whether "
                        + LogText.quote(certificate.getSubjectX500Principal().getName())
                        + " is "
                        + need
                        + " is unknown: issuerHosts lists none of the hosts "
                        + links.stream().map(link -> LogText.quote(link.host())).toList()));
  }

  private void validate(List<X509Certificate> chain, Instant now) throws RefusedException {
    try {
      PKIXParameters parameters = new PKIXParameters(roots);
      parameters.setDate(Date.from(now));
      parameters.setRevocationEnabled(isRevocationChecked);
      if (isRevocationChecked) {
        parameters.addCertStore(
            CertStore.getInstance(
                "Collection", new CollectionCertStoreParameters(revocationLists(chain))));
      }
      CertPathValidator.getInstance("PKIX")
          .validate(CertificateFactory.getInstance("X.509").generateCertPath(chain), parameters);
    } catch (CertPathValidatorException e) {
      throw notTrusted("the chain is invalid (" + e.getReason() + ")");
    } catch (GeneralSecurityException e) {
      throw notTrusted("the chain cannot be validated");
    }
  }

  private List<CRL> revocationLists(List<X509Certificate> chain) throws RefusedException {
    List<CRL> lists = new ArrayList<>();
    for (X509Certificate certificate : chain) {
      HttpUrl url =
          permitted(CertificateLinks.ofRevocationLists(certificate), "revoked", certificate);
      try {
        lists.add(
            CertificateFactory.getInstance("X.509")
                .generateCRL(new ByteArrayInputStream(get(url, MAX_LIST_BYTES))));
      } catch (CRLException | CertificateException e) {
        throw notTrusted("the file at " + url.host() + " is not a revocation list");
      }
    }
    return lists;
  }

  private byte[] get(HttpUrl url, int maxBytes) throws RefusedException {
    try {
      return downloads.get(url, maxBytes);
    } catch (IOException e) {
      throw new RefusedException(
          RefusalReason.CERTIFICATE_UNAVAILABLE,
          "cannot download from "
              + url.host()
              + ": "
              + LogText.quote(String.valueOf(e.getMessage())));
    }
  }

  private static RefusedException notTrusted(String problem) {
    return new RefusedException(RefusalReason.CERTIFICATE_NOT_TRUSTED, problem);
  }
}
