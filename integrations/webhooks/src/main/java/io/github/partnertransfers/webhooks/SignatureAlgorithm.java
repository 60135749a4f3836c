package io.github.partnertransfers.webhooks;

import java.util.Locale;
import java.util.Optional;

/**
 * An algorithm of {@code X-MS-Signature-Algorithm}: RSA with PKCS #1 v1.5 padding over a hash of
 * the body.
 */
public enum SignatureAlgorithm {
  /** {@code rsa-sha256}, the one of Microsoft's sample. */
  RSA_SHA256("SHA256withRSA"),
  /** {@code rsa-sha384}. */
  RSA_SHA384("SHA384withRSA"),
  /** {@code rsa-sha512}. */
  RSA_SHA512("SHA512withRSA");

  private final String jcaName;

  SignatureAlgorithm(String jcaName) {
    this.jcaName = jcaName;
  }

  /** Returns the name in the Java Cryptography Architecture. */
  String jcaName() {
    return jcaName;
  }

  /** Returns the value of the header, such as {@code rsa-sha256}. */
  public String headerValue() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Optional<SignatureAlgorithm> of(String headerValue) {
    for (SignatureAlgorithm algorithm : values()) {
      if (algorithm.headerValue().equalsIgnoreCase(headerValue.trim())) {
        return Optional.of(algorithm);
      }
    }
    return Optional.empty();
  }
}
