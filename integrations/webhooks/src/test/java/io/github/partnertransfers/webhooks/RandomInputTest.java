package io.github.partnertransfers.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Odd input is refused, and never causes another exception. */
class RandomInputTest {
  private static final int ROUNDS = 2_000;

  private static final List<String> NAMES =
      List.of(
          "Authorization",
          "x-ms-signature",
          "X-MS-Certificate-Url",
          "X-MS-Signature-Algorithm",
          "Content-Encoding");

  private final Random random = new Random(58);

  private byte[] changed(byte[] original) {
    byte[] changed = original.clone();
    for (int i = 0; i <= random.nextInt(3); i++) {
      changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
    }
    return changed;
  }

  @Test
  void bodies() {
    byte[] event = Sender.event();
    int refused = 0;
    for (int i = 0; i < ROUNDS; i++) {
      try {
        assertThat(EventReader.read(changed(event)).toString()).matches("[ -~]+");
      } catch (RefusedException e) {
        refused++;
      }
    }
    assertThat(refused).isBetween(1, ROUNDS - 1);
  }

  @Test
  void headers() {
    try (Sender sender = new Sender()) {
      byte[] body = Sender.event();
      Map<String, String> signed = sender.headers(body);
      // A random header may be harmless, another body is not.
      body[0] = ' ';
      WebhookReceiver receiver = sender.receiver().build();
      for (int i = 0; i < ROUNDS; i++) {
        Map<String, String> headers = new HashMap<>(signed);
        headers.put(NAMES.get(random.nextInt(NAMES.size())), text());
        assertThat(receiver.receive(headers::get, body).httpStatus()).isNotEqualTo(200);
      }
      assertThat(sender.files.requests()).hasSizeLessThan(2);
    }
  }

  private String text() {
    StringBuilder text = new StringBuilder(random.nextBoolean() ? "http://" : "Signature ");
    int length = random.nextInt(40);
    for (int i = 0; i < length; i++) {
      text.append((char) random.nextInt(random.nextBoolean() ? 128 : 0xFFFF));
    }
    return text.toString();
  }

  @Test
  void extensionsOfCertificates() throws Exception {
    byte[] file =
        Sender.ROOT
            .issue(
                new Authority.Request("leaf")
                    .issuerAt("http://issuers.example.com/a")
                    .listAt("http://lists.example.com/b"))
            .encoded();
    CertificateFactory factory = CertificateFactory.getInstance("X.509");
    int read = 0;
    for (int i = 0; i < ROUNDS; i++) {
      try {
        X509Certificate certificate =
            (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(changed(file)));
        read += CertificateLinks.ofIssuer(certificate).size();
        read += CertificateLinks.ofRevocationLists(certificate).size();
      } catch (CertificateException e) {
        // Refused before the extensions are read.
      }
    }
    assertThat(read).isPositive();
  }
}
