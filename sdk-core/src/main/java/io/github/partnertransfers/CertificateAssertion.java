package io.github.partnertransfers;

import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.UUID;
import java.util.concurrent.Callable;
import okhttp3.HttpUrl;
import okio.ByteString;

/**
 * Signs assertions with the key of a certificate, in the format of Microsoft's page "Microsoft
 * identity platform application authentication certificate credentials".
 */
final class CertificateAssertion extends ClientAssertion {
  private static final long LIFETIME_SECONDS = 600;

  private final Callable<CertificateAndKey> source;

  CertificateAssertion(Callable<CertificateAndKey> source) {
    this.source = source;
  }

  /** Reads the files, so that a mistake is found before the first login. */
  static CertificateAssertion ofFiles(Callable<CertificateAndKey> files) {
    try {
      files.call();
    } catch (Exception e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
    return new CertificateAssertion(files);
  }

  /**
   * Checks that Microsoft Entra can accept them.
   *
   * @throws IllegalArgumentException if it can't
   */
  static void check(PrivateKey key, X509Certificate certificate) {
    requireRsa("the private key", key.getAlgorithm());
    requireRsa("the key of the certificate", certificate.getPublicKey().getAlgorithm());
    if (key instanceof RSAKey
        && certificate.getPublicKey() instanceof RSAKey
        && !isSameModulus((RSAKey) key, (RSAKey) certificate.getPublicKey())) {
      throw new IllegalArgumentException("the private key doesn't belong to the certificate");
    }
  }

  static boolean isSameModulus(RSAKey one, RSAKey other) {
    return one.getModulus().equals(other.getModulus());
  }

  private static void requireRsa(String what, String algorithm) {
    if (!algorithm.equals("RSA")) {
      throw new IllegalArgumentException(what + " must be an RSA key, but is of " + algorithm);
    }
  }

  @Override
  String create(String clientId, HttpUrl tokenUrl) throws Exception {
    CertificateAndKey current;
    try {
      current = source.call();
    } catch (Exception e) {
      throw LoginFailedException.providerFailed("the certificate can't be loaded", e);
    }
    return create(current, clientId, tokenUrl, System.currentTimeMillis() / 1000);
  }

  private static String create(
      CertificateAndKey signer, String clientId, HttpUrl tokenUrl, long now)
      throws GeneralSecurityException {
    Signature signature;
    String algorithm = "PS256";
    try {
      signature = pss();
      signature.initSign(signer.key);
    } catch (NoSuchAlgorithmException | InvalidKeyException e) { // Such as a hardware key's.
      algorithm = "RS256";
      signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(signer.key);
    }
    String signed =
        encode(header(algorithm, signer.certificate))
            + '.'
            + encode(claims(clientId, tokenUrl, now));
    signature.update(signed.getBytes(StandardCharsets.US_ASCII));
    return signed + '.' + encode(signature.sign());
  }

  private static Signature pss() throws GeneralSecurityException {
    Signature signature;
    try {
      signature = Signature.getInstance("RSASSA-PSS");
    } catch (NoSuchAlgorithmException e) {
      return Signature.getInstance("SHA256withRSA/PSS"); // Its name on Android.
    }
    signature.setParameter(
        new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
    return signature;
  }

  private static JsonObject header(String algorithm, X509Certificate certificate)
      throws GeneralSecurityException {
    JsonObject header = new JsonObject();
    header.addProperty("alg", algorithm);
    header.addProperty("typ", "JWT");
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
    header.addProperty("x5t#S256", encode(hash));
    return header;
  }

  private static JsonObject claims(String clientId, HttpUrl tokenUrl, long now) {
    JsonObject claims = new JsonObject();
    claims.addProperty("aud", tokenUrl.toString());
    claims.addProperty("iss", clientId);
    claims.addProperty("sub", clientId);
    claims.addProperty("jti", UUID.randomUUID().toString());
    claims.addProperty("iat", now);
    claims.addProperty("nbf", now);
    claims.addProperty("exp", now + LIFETIME_SECONDS);
    return claims;
  }

  private static String encode(JsonObject json) {
    return encode(json.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static String encode(byte[] bytes) {
    return ByteString.of(bytes).base64Url().replace("=", "");
  }
}
