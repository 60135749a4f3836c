package io.github.partnertransfers.webhooks;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;

/** A certificate with its key, which issues others. */
record Authority(X509Certificate certificate, KeyPair keys) {
  static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");
  static final String MICROSOFT = ", O=Microsoft Corporation, C=US";

  /** Three keys for tests only, as making them would take longer than the tests. */
  private static final List<KeyPair> KEYS = storedKeys();

  static final KeyPair ROOT_KEYS = KEYS.get(0);
  static final KeyPair SIGNER_KEYS = KEYS.get(1);
  static final KeyPair OTHER_KEYS = KEYS.get(2);

  private static final AtomicLong SERIAL = new AtomicLong(1);

  /** What a certificate says. */
  static final class Request {
    private final String name;
    private boolean isAuthority;
    private Instant notAfter = NOW.plus(Duration.ofDays(365));
    private KeyPair keys;
    private @Nullable String issuerUrl;
    private @Nullable String listUrl;
    private int usage = KeyUsage.digitalSignature;

    Request(String name) {
      this.name = name;
      this.keys = SIGNER_KEYS;
    }

    Request authority() {
      isAuthority = true;
      usage = KeyUsage.keyCertSign | KeyUsage.cRLSign;
      return this;
    }

    Request notAfter(Instant end) {
      notAfter = end;
      return this;
    }

    Request keys(KeyPair newKeys) {
      keys = newKeys;
      return this;
    }

    Request issuerAt(String url) {
      issuerUrl = url;
      return this;
    }

    Request listAt(String url) {
      listUrl = url;
      return this;
    }

    Request usage(int bits) {
      usage = bits;
      return this;
    }
  }

  private static List<KeyPair> storedKeys() {
    try (InputStream file = Authority.class.getResourceAsStream("/test-keys.txt")) {
      KeyFactory factory = KeyFactory.getInstance("RSA");
      List<KeyPair> pairs = new ArrayList<>();
      for (String line :
          new String(file.readAllBytes(), StandardCharsets.US_ASCII).lines().toList()) {
        RSAPrivateCrtKey key =
            (RSAPrivateCrtKey)
                factory.generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(line)));
        pairs.add(
            new KeyPair(
                factory.generatePublic(
                    new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent())),
                key));
      }
      return pairs;
    } catch (GeneralSecurityException | IOException e) {
      throw new AssertionError(e);
    }
  }

  static KeyPair newKeys(int bits) {
    return newKeys("RSA", bits);
  }

  static KeyPair newKeys(String algorithm, int bits) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
      generator.initialize(bits);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  static Authority root(String name, KeyPair keys) {
    Request request = new Request(name).authority().keys(keys);
    return sign(request, new X500Principal("CN=" + name), keys);
  }

  Authority issue(Request request) {
    return sign(request, certificate.getSubjectX500Principal(), keys);
  }

  private static Authority sign(Request request, X500Principal issuer, KeyPair issuerKeys) {
    try {
      JcaX509v3CertificateBuilder builder =
          new JcaX509v3CertificateBuilder(
              issuer,
              BigInteger.valueOf(SERIAL.getAndIncrement()),
              Date.from(NOW.minus(Duration.ofDays(365))),
              Date.from(request.notAfter),
              new X500Principal("CN=" + request.name),
              request.keys.getPublic());
      builder.addExtension(
          Extension.basicConstraints, true, new BasicConstraints(request.isAuthority));
      builder.addExtension(Extension.keyUsage, true, new KeyUsage(request.usage));
      if (request.issuerUrl != null) {
        builder.addExtension(
            Extension.authorityInfoAccess,
            false,
            new AuthorityInformationAccess(
                new AccessDescription[] {
                  new AccessDescription(
                      AccessDescription.id_ad_ocsp, uri("http://ocsp.invalid/never-asked")),
                  new AccessDescription(AccessDescription.id_ad_caIssuers, uri(request.issuerUrl))
                }));
      }
      if (request.listUrl != null) {
        builder.addExtension(
            Extension.cRLDistributionPoints,
            false,
            new CRLDistPoint(
                new DistributionPoint[] {
                  new DistributionPoint(
                      new DistributionPointName(new GeneralNames(uri(request.listUrl))), null, null)
                }));
      }
      return new Authority(
          new JcaX509CertificateConverter().getCertificate(builder.build(signer(issuerKeys))),
          request.keys);
    } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
      throw new AssertionError(e);
    }
  }

  private static GeneralName uri(String url) {
    return new GeneralName(GeneralName.uniformResourceIdentifier, url);
  }

  private static ContentSigner signer(KeyPair keys) throws OperatorCreationException {
    return new JcaContentSignerBuilder("SHA256withRSA").build(keys.getPrivate());
  }

  /** Returns a revocation list with these certificates. */
  byte[] revocationList(X509Certificate... revoked) {
    try {
      JcaX509v2CRLBuilder builder =
          new JcaX509v2CRLBuilder(certificate, Date.from(NOW.minusSeconds(60)));
      builder.setNextUpdate(Date.from(NOW.plus(Duration.ofDays(7))));
      for (X509Certificate one : revoked) {
        builder.addCRLEntry(
            one.getSerialNumber(), Date.from(NOW.minusSeconds(90)), CRLReason.keyCompromise);
      }
      return builder.build(signer(keys)).getEncoded();
    } catch (OperatorCreationException | IOException e) {
      throw new AssertionError(e);
    }
  }

  byte[] encoded() {
    try {
      return certificate.getEncoded();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}
