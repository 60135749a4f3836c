package io.github.partnertransfers.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which requests the receiver sends, and how often. */
class CertificateDownloadTest {
  private final Sender sender = new Sender();
  private final FileServer issuers = new FileServer();
  private final byte[] body = Sender.event();
  private final Map<String, String> signed = sender.headers(body);
  private Instant now = Authority.NOW;

  @AfterEach
  void close() {
    sender.close();
    issuers.close();
  }

  private WebhookReceiver.Builder builder() {
    return sender.receiver().clock(() -> now).replayWindow(Duration.ofDays(1_000));
  }

  private String receive(WebhookReceiver receiver, Map<String, String> headers) {
    WebhookResult result = receiver.receive(headers::get, body);
    return result instanceof WebhookResult.Refused refused
        ? refused.reason() + " " + refused.message()
        : "accepted";
  }

  private Map<String, String> headersOf(String path) {
    Map<String, String> headers = new HashMap<>(signed);
    headers.put("X-MS-Certificate-Url", sender.files.url(path));
    return headers;
  }

  @Test
  void downloadsACertificateOnceAnHour() {
    WebhookReceiver receiver = builder().build();

    assertThat(receive(receiver, headersOf("/signer.cer"))).isEqualTo("accepted");
    now = now.plus(Duration.ofMinutes(59));
    assertThat(receive(receiver, headersOf("/signer.cer"))).isEqualTo("accepted");
    assertThat(sender.files.requests()).hasSize(1);
    now = now.plus(Duration.ofMinutes(1));
    assertThat(receive(receiver, headersOf("/signer.cer"))).isEqualTo("accepted");
    assertThat(sender.files.requests()).hasSize(2);
  }

  @Test
  void usesTheLastCertificateWhileTheHostIsDownUntilItExpires() {
    Authority signer =
        Sender.ROOT.issue(
            new Authority.Request("signer").notAfter(Authority.NOW.plus(Duration.ofHours(3))));
    sender.files.put("/signer.cer", signer.encoded());
    WebhookReceiver receiver = builder().build();
    assertThat(receive(receiver, headersOf("/signer.cer"))).isEqualTo("accepted");
    sender.files.put("/signer.cer", exchange -> exchange.sendResponseHeaders(503, -1));

    now = now.plus(Duration.ofHours(2));
    assertThat(receive(receiver, headersOf("/signer.cer"))).isEqualTo("accepted");
    assertThat(receive(receiver, headersOf("/signer.cer"))).isEqualTo("accepted");
    assertThat(sender.files.requests()).hasSize(2);
    now = now.plus(Duration.ofHours(2));
    assertThat(receive(receiver, headersOf("/signer.cer")))
        .startsWith("CERTIFICATE_UNAVAILABLE")
        .contains("503");
  }

  @Test
  void doesNotUseTheLastCertificateOnceTheHostHasAnother() {
    WebhookReceiver receiver = builder().build();
    assertThat(receive(receiver, headersOf("/signer.cer"))).isEqualTo("accepted");
    sender.files.put("/signer.cer", "withdrawn".getBytes(StandardCharsets.UTF_8));

    now = now.plus(Duration.ofHours(1));
    assertThat(receive(receiver, headersOf("/signer.cer"))).startsWith("CERTIFICATE_NOT_TRUSTED");
    assertThat(receive(receiver, headersOf("/signer.cer"))).startsWith("CERTIFICATE_NOT_TRUSTED");
    assertThat(sender.files.requests()).hasSize(2);
  }

  @Test
  void asksAgainThirtySecondsAfterAFailure() {
    WebhookReceiver receiver = builder().build();
    assertThat(receive(receiver, headersOf("/later.cer"))).contains("404");
    sender.files.put("/later.cer", Sender.SIGNER.encoded());
    assertThat(receive(receiver, headersOf("/later.cer"))).contains("404");
    assertThat(sender.files.requests()).hasSize(1);

    now = now.plusSeconds(30);

    assertThat(receive(receiver, headersOf("/later.cer"))).isEqualTo("accepted");
  }

  @Test
  void manyUrlsCauseTenDownloadsAMinuteAndLeaveKnownCertificatesUsable() {
    WebhookReceiver receiver = builder().build();
    assertThat(receive(receiver, headersOf("/signer.cer"))).isEqualTo("accepted");

    for (int i = 0; i < 500; i++) {
      assertThat(receive(receiver, headersOf("/forged" + i))).startsWith("CERTIFICATE_UNAVAILABLE");
    }

    assertThat(sender.files.requests()).hasSize(10);
    now = now.plusSeconds(59);
    assertThat(receive(receiver, headersOf("/signer.cer?another"))).contains("10 downloads");
    assertThat(receive(receiver, headersOf("/signer.cer"))).isEqualTo("accepted");
    now = now.plusSeconds(1);
    assertThat(receive(receiver, headersOf("/signer.cer?another"))).isEqualTo("accepted");
  }

  @Test
  void oneDownloadServesAllThatWaitForIt() throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch answered = new CountDownLatch(1);
    byte[] file = Sender.SIGNER.encoded();
    sender.files.put(
        "/signer.cer",
        exchange -> {
          started.countDown();
          awaitQuietly(answered);
          exchange.sendResponseHeaders(200, file.length);
          exchange.getResponseBody().write(file);
        });
    WebhookReceiver receiver = builder().build();
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<String>> results = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        results.add(threads.submit(() -> receive(receiver, headersOf("/signer.cer"))));
      }
      assertThat(started.await(30, TimeUnit.SECONDS)).isTrue();
      answered.countDown();

      for (Future<String> result : results) {
        assertThat(result.get(30, TimeUnit.SECONDS)).isEqualTo("accepted");
      }
      assertThat(sender.files.requests()).hasSize(1);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void downloadsAMissingIssuerFromAListedHost() {
    Authority issuer = issuer();
    sender.files.put(
        "/signer.cer",
        issuer.issue(new Authority.Request("leaf").issuerAt(issuers.url("/issuer.cer"))).encoded());
    issuers.put("/issuer.cer", issuer.encoded());

    assertThat(receive(builder().build(), headersOf("/signer.cer")))
        .startsWith("CERTIFICATE_NOT_TRUSTED")
        .contains("issuerHosts", "127.0.0.1");
    assertThat(issuers.requests()).isEmpty();
    assertThat(receive(builder().issuerHosts(issuers.host()).build(), headersOf("/signer.cer")))
        .isEqualTo("accepted");
    assertThat(issuers.requests()).containsExactly("/issuer.cer");
  }

  @Test
  void stopsAtAnIssuerThatIsItsOwn() {
    Authority loop = Authority.root("Loop" + Authority.MICROSOFT, Authority.OTHER_KEYS);
    Authority signer =
        loop.issue(new Authority.Request("leaf").issuerAt(issuers.url("/issuer.cer")));
    sender.files.put("/signer.cer", signer.encoded());
    issuers.put("/issuer.cer", loop.encoded());

    assertThat(receive(builder().issuerHosts(issuers.host()).build(), headersOf("/signer.cer")))
        .startsWith("CERTIFICATE_NOT_TRUSTED");
    assertThat(issuers.requests()).hasSizeLessThan(5);
  }

  @Test
  void refusesARevokedCertificate() {
    Authority signer =
        Sender.ROOT.issue(new Authority.Request("leaf").listAt(issuers.url("/root.crl")));
    sender.files.put("/signer.cer", signer.encoded());
    WebhookReceiver.Builder checking = builder().issuerHosts(issuers.host()).checkRevocation(true);

    issuers.put("/root.crl", Sender.ROOT.revocationList());
    assertThat(receive(checking.build(), headersOf("/signer.cer"))).isEqualTo("accepted");

    issuers.put("/root.crl", Sender.ROOT.revocationList(signer.certificate()));
    assertThat(receive(checking.build(), headersOf("/signer.cer")))
        .startsWith("CERTIFICATE_NOT_TRUSTED")
        .contains("REVOKED");
    assertThat(receive(builder().build(), headersOf("/signer.cer"))).isEqualTo("accepted");
  }

  @Test
  void refusesACertificateOfARevokedIssuer() {
    Authority issuer = issuer();
    Authority signer =
        issuer.issue(new Authority.Request("leaf").listAt(issuers.url("/issuer.crl")));
    sender.files.put("/signer.cer", concatenated(signer.certificate(), issuer.certificate()));
    issuers.put("/issuer.crl", issuer.revocationList());
    issuers.put("/root.crl", Sender.ROOT.revocationList(issuer.certificate()));

    assertThat(
            receive(
                builder().issuerHosts(issuers.host()).checkRevocation(true).build(),
                headersOf("/signer.cer")))
        .startsWith("CERTIFICATE_NOT_TRUSTED")
        .contains("REVOKED");
  }

  @Test
  void refusesACertificateWhoseRevocationIsUnknown() {
    WebhookReceiver receiver = builder().issuerHosts(issuers.host()).checkRevocation(true).build();
    assertThat(receive(receiver, headersOf("/signer.cer")))
        .startsWith("CERTIFICATE_NOT_TRUSTED")
        .contains("revoked");

    Authority signer =
        Sender.ROOT.issue(new Authority.Request("leaf").listAt(issuers.url("/root.crl")));
    sender.files.put("/a.cer", signer.encoded());
    assertThat(receive(receiver, headersOf("/a.cer"))).startsWith("CERTIFICATE_UNAVAILABLE");

    Authority other = Authority.root("Root" + Authority.MICROSOFT, Authority.OTHER_KEYS);
    issuers.put("/root.crl", other.revocationList());
    sender.files.put("/b.cer", signer.encoded());
    assertThat(receive(receiver, headersOf("/b.cer"))).startsWith("CERTIFICATE_NOT_TRUSTED");

    issuers.put("/root.crl", Sender.ROOT.revocationList());
    now = now.plus(Duration.ofDays(8));
    sender.files.put("/c.cer", signer.encoded());
    assertThat(receive(receiver, headersOf("/c.cer"))).startsWith("CERTIFICATE_NOT_TRUSTED");
  }

  @Test
  void downloadsNoListOfAnotherHost() {
    Authority signer =
        Sender.ROOT.issue(new Authority.Request("leaf").listAt("http://169.254.169.254/root.crl"));
    sender.files.put("/signer.cer", signer.encoded());

    assertThat(
            receive(
                builder().issuerHosts(issuers.host()).checkRevocation(true).build(),
                headersOf("/signer.cer")))
        .startsWith("CERTIFICATE_NOT_TRUSTED")
        .contains("169.254.169.254");
  }

  private Authority issuer() {
    return Sender.ROOT.issue(
        new Authority.Request("Issuer" + Authority.MICROSOFT)
            .authority()
            .keys(Authority.OTHER_KEYS)
            .listAt(issuers.url("/root.crl")));
  }

  private static byte[] concatenated(X509Certificate... certificates) {
    StringBuilder text = new StringBuilder();
    for (X509Certificate certificate : certificates) {
      text.append(Sender.pem(certificate));
    }
    return text.toString().getBytes(StandardCharsets.US_ASCII);
  }

  static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
