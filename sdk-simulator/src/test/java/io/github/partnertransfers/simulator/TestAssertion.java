package io.github.partnertransfers.simulator;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import okhttp3.tls.HeldCertificate;

/** Builds client assertions as a client would, and with one property changed. */
final class TestAssertion {

  static final HeldCertificate CERTIFICATE = newCertificate();
  static final HeldCertificate OTHER_CERTIFICATE = newCertificate();

  private final JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder();
  private JWSAlgorithm algorithm = JWSAlgorithm.PS256;
  private HeldCertificate signer = CERTIFICATE;
  private HeldCertificate named = CERTIFICATE;
  private String thumbprint = "x5t#S256";

  private TestAssertion() {}

  /** Returns an assertion of the client for the audience, which is valid for ten minutes. */
  static TestAssertion of(SimulatedPartner partner, String audience, Instant now) {
    TestAssertion assertion = new TestAssertion();
    assertion
        .claims
        .issuer(partner.clientId())
        .subject(partner.clientId())
        .audience(audience)
        .jwtID(UUID.randomUUID().toString())
        .notBeforeTime(Date.from(now))
        .expirationTime(Date.from(now.plus(Duration.ofMinutes(10))));
    return assertion;
  }

  TestAssertion claims(Consumer<JWTClaimsSet.Builder> change) {
    change.accept(claims);
    return this;
  }

  TestAssertion algorithm(JWSAlgorithm newAlgorithm) {
    algorithm = newAlgorithm;
    return this;
  }

  /** Signs with the key of a certificate, and keeps the header. */
  TestAssertion signer(HeldCertificate newSigner) {
    signer = newSigner;
    return this;
  }

  /** Names the certificate in the header, and keeps the key. */
  TestAssertion named(HeldCertificate newNamed) {
    named = newNamed;
    return this;
  }

  /**
   * Sets the header parameter with the thumbprint: {@code x5t} or {@code x5t#S256}; empty for none.
   */
  TestAssertion thumbprint(String parameter) {
    thumbprint = parameter;
    return this;
  }

  String sign() {
    Map<String, Object> header = new LinkedHashMap<>();
    header.put("alg", algorithm.getName());
    if (!thumbprint.isEmpty()) {
      header.put(thumbprint, hash(thumbprint.equals("x5t") ? "SHA-1" : "SHA-256"));
    }
    try {
      SignedJWT jwt = new SignedJWT(JWSHeader.parse(header), claims.build());
      jwt.sign(new RSASSASigner(signer.keyPair().getPrivate()));
      return jwt.serialize();
    } catch (JOSEException | ParseException e) {
      throw new IllegalStateException(e);
    }
  }

  private String hash(String hashAlgorithm) {
    try {
      byte[] encoded = named.certificate().getEncoded();
      return Base64URL.encode(MessageDigest.getInstance(hashAlgorithm).digest(encoded)).toString();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static HeldCertificate newCertificate() {
    return new HeldCertificate.Builder().rsa2048().build();
  }
}
