package io.github.partnertransfers.simulator.internal.login;

import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.util.Base64URL;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The hash of a certificate in the header of an assertion: {@code x5t#S256} or {@code x5t}. */
record CertificateThumbprint(String algorithm, String value) {

  static Optional<CertificateThumbprint> of(JWSHeader header) {
    return of(header, "x5t#S256", "SHA-256").or(() -> of(header, "x5t", "SHA-1"));
  }

  private static Optional<CertificateThumbprint> of(
      JWSHeader header, String parameter, String algorithm) {
    return Optional.ofNullable(header.toJSONObject().get(parameter))
        .map(value -> new CertificateThumbprint(algorithm, value.toString()));
  }

  /** Returns the key of the registered certificate that the header names, if it is valid now. */
  static RSAPublicKey requireKey(
      JWSHeader header, List<X509Certificate> registered, LoginRequest request, Instant now) {
    Optional<CertificateThumbprint> thumbprint = of(header);
    X509Certificate certificate =
        thumbprint
            .flatMap(named -> registered.stream().filter(named::isOf).findFirst())
            .orElseThrow(
                () ->
                    AssertionErrors.unknownCertificate(
                        request.get("client_id"),
                        thumbprint.map(CertificateThumbprint::value).orElse("")));
    if (now.isAfter(certificate.getNotAfter().toInstant())) {
      throw AssertionErrors.invalidSignature("The key used is expired.");
    }
    return (RSAPublicKey) certificate.getPublicKey();
  }

  private boolean isOf(X509Certificate certificate) {
    try {
      byte[] hash = MessageDigest.getInstance(algorithm).digest(certificate.getEncoded());
      // MSAL4J writes it in the ordinary alphabet, which the decoder reads as well.
      return Arrays.equals(hash, new Base64URL(value).decode());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
