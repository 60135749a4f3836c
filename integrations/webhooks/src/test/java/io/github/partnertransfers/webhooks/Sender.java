package io.github.partnertransfers.webhooks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import okhttp3.OkHttpClient;

/**
 * Partner Center with a certificate: a root, a signer, and the host of the signer's certificate.
 */
final class Sender implements AutoCloseable {
  static final String CUSTOMER = "4cfba01c-47d4-4b91-9559-740129e7352b";
  static final String TRANSFER = "bf8c56ab-7094-4429-847e-73f019e4ab7c";

  static final Authority ROOT = Authority.root("Root" + Authority.MICROSOFT, Authority.ROOT_KEYS);

  static final Authority SIGNER = ROOT.issue(new Authority.Request("signer"));

  /** Loads the JVM's roots once. */
  private static final OkHttpClient CLIENT = new OkHttpClient();

  final FileServer files = new FileServer();

  Sender() {
    files.put("/signer.cer", SIGNER.encoded());
  }

  /** Returns a builder of a receiver that trusts this sender. */
  WebhookReceiver.Builder receiver() {
    return WebhookReceiver.builder()
        .certificateHosts(files.host())
        .httpClient(CLIENT)
        .trustedRoots(List.of(ROOT.certificate()))
        .clock(() -> Authority.NOW);
  }

  /** Returns the event that was seen, with another time. */
  static byte[] event(Instant changedAt) {
    return sample("community-webhook-create-transfer.json")
        .replace("2024-12-12T14:44:18.627854+00:00", changedAt.toString())
        .getBytes(StandardCharsets.UTF_8);
  }

  static byte[] event() {
    return event(Authority.NOW);
  }

  static String sample(String name) {
    try {
      return Files.readString(Path.of("../../spec/samples", name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Map<String, String> headers(byte[] body) {
    return headers(body, SIGNER, "SHA256withRSA");
  }

  /** Returns the headers of a signed body; names in any letter case find them. */
  Map<String, String> headers(byte[] body, Authority signer, String algorithm) {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.put("Authorization", "Signature " + sign(body, signer, algorithm));
    headers.put("X-MS-Certificate-Url", files.url("/signer.cer"));
    headers.put("X-MS-Signature-Algorithm", "rsa-sha256");
    headers.put("Content-Type", "application/json; charset=utf-8");
    return headers;
  }

  static String sign(byte[] body, Authority signer, String algorithm) {
    try {
      Signature signature = Signature.getInstance(algorithm);
      signature.initSign(signer.keys().getPrivate());
      signature.update(body);
      return Base64.getEncoder().encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  static String pem(X509Certificate certificate) {
    try {
      return "-----BEGIN CERTIFICATE-----\n"
          + Base64.getMimeEncoder().encodeToString(certificate.getEncoded())
          + "\n-----END CERTIFICATE-----\n";
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    files.close();
  }
}
