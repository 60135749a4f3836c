package io.github.partnertransfers.simulator.internal.webhooks;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import javax.security.auth.x500.X500Principal;

/**
 * The certificate whose key signs events, and its root. Both are valid at any time of the simulated
 * clock from 1950 on. They are made at the first use, one pair for all simulators of a JVM, as
 * making keys is slow.
 */
public final class SigningCertificate {
  /** The path at which the simulator serves the certificate. */
  public static final String PATH = "/webhooks/certificates/signing.cer";

  private static final int KEY_BITS = 2_048;
  private static final String HASH = "SHA256withRSA";

  /** sha256WithRSAEncryption. */
  private static final byte[] ALGORITHM =
      Der.sequence(Der.hex("06092A864886F70D01010B"), Der.hex("0500"));

  private static final byte[] BASIC_CONSTRAINTS = Der.hex("0603551D13");
  private static final byte[] KEY_USAGE = Der.hex("0603551D0F");
  private static final byte[] SIGNS_CERTIFICATES = Der.bits(1, new byte[] {0x06});
  private static final byte[] SIGNS_DATA = Der.bits(7, new byte[] {(byte) 0x80});

  /** Receivers expect this organization of an issuer. */
  private static final X500Principal ISSUER =
      new X500Principal("CN=Partner Center Simulator root, O=Microsoft Corporation");

  private static final X500Principal SUBJECT =
      new X500Principal("CN=Partner Center Simulator webhooks, O=Microsoft Corporation");

  private final X509Certificate root;
  private final X509Certificate certificate;
  private final PrivateKey key;

  private SigningCertificate() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(KEY_BITS);
    KeyPair rootKeys = generator.generateKeyPair();
    KeyPair keys = generator.generateKeyPair();
    root = certificate(ISSUER, rootKeys.getPublic(), rootKeys.getPrivate(), true);
    certificate = certificate(SUBJECT, keys.getPublic(), rootKeys.getPrivate(), false);
    key = keys.getPrivate();
  }

  private static final class Holder {
    static final SigningCertificate INSTANCE = create();

    private static SigningCertificate create() {
      try {
        return new SigningCertificate();
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("The JDK cannot make a certificate.", e);
      }
    }
  }

  public static SigningCertificate instance() {
    return Holder.INSTANCE;
  }

  private static X509Certificate certificate(
      X500Principal subject, PublicKey key, PrivateKey issuerKey, boolean isRoot)
      throws GeneralSecurityException {
    byte[] content =
        Der.sequence(
            Der.explicit(0, Der.integer(2)),
            Der.integer(isRoot ? 1 : 2),
            ALGORITHM,
            ISSUER.getEncoded(),
            Der.sequence(Der.utcTime("500101000000Z"), Der.generalizedTime("99991231235959Z")),
            subject.getEncoded(),
            key.getEncoded(),
            Der.explicit(3, extensions(isRoot)));
    byte[] encoded = Der.sequence(content, ALGORITHM, Der.bits(0, sign(content, issuerKey)));
    return (X509Certificate)
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(encoded));
  }

  private static byte[] extensions(boolean isRoot) {
    byte[] constraints = isRoot ? Der.sequence(Der.yes()) : Der.sequence();
    byte[] usage = isRoot ? SIGNS_CERTIFICATES : SIGNS_DATA;
    return Der.sequence(
        Der.sequence(BASIC_CONSTRAINTS, Der.yes(), Der.octets(constraints)),
        Der.sequence(KEY_USAGE, Der.yes(), Der.octets(usage)));
  }

  private static byte[] sign(byte[] content, PrivateKey key) throws GeneralSecurityException {
    Signature signature = Signature.getInstance(HASH);
    signature.initSign(key);
    signature.update(content);
    return signature.sign();
  }

  public X509Certificate root() {
    return root;
  }

  /** Returns the certificate as the file that receivers download. */
  public byte[] file() {
    try {
      return certificate.getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns the value of the header that has the signature of a body. */
  String signature(String body) {
    try {
      byte[] signed = sign(body.getBytes(StandardCharsets.UTF_8), key);
      return "Signature " + Base64.getEncoder().encodeToString(signed);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
