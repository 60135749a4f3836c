package io.github.partnertransfers.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything that a sender who is not Partner Center can do. */
class HostileRequestsTest {
  private final Sender sender = new Sender();
  private final FileServer other = new FileServer();
  private final byte[] body = Sender.event();
  private final Map<String, String> headers = sender.headers(body);
  private final List<WebhookEvent> accepted = new ArrayList<>();

  @AfterEach
  void close() {
    assertThat(accepted).isEmpty();
    sender.close();
    other.close();
  }

  @Test
  void changedBytes() {
    for (int i = 0; i < body.length; i += 37) {
      byte[] changed = body.clone();
      changed[i] ^= 1;
      assertRefused(headers, changed, RefusalReason.WRONG_SIGNATURE);
    }
    assertRefused(headers, Arrays.copyOf(body, body.length - 1), RefusalReason.WRONG_SIGNATURE);
    assertRefused(headers, Arrays.copyOf(body, body.length + 1), RefusalReason.WRONG_SIGNATURE);
    assertRefused(headers, new byte[0], RefusalReason.WRONG_SIGNATURE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Signature ", "Signature ?", "Signature \u0000", "Bearer abc", "abc"})
  void signaturesThatAreNone(String value) {
    headers.put("Authorization", value);

    WebhookResult result = receive(sender.receiver(), headers, body);

    assertThat(result.httpStatus()).isEqualTo(401);
  }

  @Test
  void signaturesOfOtherLengthsAndKeys() {
    for (int length : new int[] {0, 1, 255, 257, 512, 70_000}) {
      String signature = Base64.getEncoder().encodeToString(new byte[length]);
      headers.put("Authorization", "Signature " + signature);
      assertRefused(headers, body, RefusalReason.WRONG_SIGNATURE);
    }
    Authority stranger =
        Sender.ROOT.issue(new Authority.Request("stranger").keys(Authority.OTHER_KEYS));
    headers.put("Authorization", "Signature " + Sender.sign(body, stranger, "SHA256withRSA"));
    assertRefused(headers, body, RefusalReason.WRONG_SIGNATURE);
    headers.put("Authorization", "Signature " + Sender.sign(body, Sender.SIGNER, "SHA1withRSA"));
    assertRefused(headers, body, RefusalReason.WRONG_SIGNATURE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "none", "rsa-sha1", "rsa-md5", "hmac-sha256", "SHA256withRSA", "rsa-sha512"})
  void algorithmsThatAreNotAllowed(String algorithm) {
    headers.put("X-MS-Signature-Algorithm", algorithm);

    assertRefused(headers, body, RefusalReason.ALGORITHM_NOT_ALLOWED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "br", "deflate", "gzip, gzip", "identity, gzip"})
  void compressedBodies(String encoding) {
    headers.put("Content-Encoding", encoding);

    assertRefused(headers, body, RefusalReason.COMPRESSED_BODY);
  }

  /** HOST stands for the listed host, OTHER for one that is not. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nonsense",
        "http://OTHER/signer.cer",
        "https://OTHER/signer.cer",
        "http://HOST@OTHER/signer.cer",
        "http://user:pass@HOST/signer.cer",
        "http://OTHER\\@HOST/signer.cer",
        "http://OTHER/?@HOST/",
        "http://OTHER#@HOST/signer.cer",
        "http://OTHER\t@HOST/signer.cer",
        "http://127.0.0.1/signer.cer",
        "http://127.0.0.1:1/signer.cer",
        "http://localhost/signer.cer",
        "http://[::1]/signer.cer",
        "http://[::ffff:127.0.0.1]/signer.cer",
        "http://169.254.169.254/latest/meta-data",
        "http://2130706433/signer.cer",
        "http://0x7f.1/signer.cer",
        "http://0/signer.cer",
        "file:///etc/passwd",
        "jar:http://HOST/signer.cer!/",
        "ftp://HOST/signer.cer",
        "gopher://OTHER/_x",
        "//HOST/signer.cer",
        "http:HOST.evil.example/signer.cer",
        "http://HOST.evil.example/signer.cer"
      })
  void certificateUrlsOfOtherHosts(String url) {
    other.put("/signer.cer", Sender.SIGNER.encoded());
    headers.put(
        "X-MS-Certificate-Url",
        url.replace("HOST", sender.files.host()).replace("OTHER", other.host()));

    assertRefused(headers, body, RefusalReason.CERTIFICATE_URL_NOT_ALLOWED);
    assertThat(other.requests()).isEmpty();
    assertThat(sender.files.requests()).isEmpty();
  }

  @Test
  void aRedirectOfTheListedHost() {
    other.put("/signer.cer", Sender.SIGNER.encoded());
    sender.files.put(
        "/signer.cer",
        exchange -> {
          exchange.getResponseHeaders().add("Location", other.url("/signer.cer"));
          exchange.sendResponseHeaders(302, -1);
        });

    assertRefused(headers, body, RefusalReason.CERTIFICATE_UNAVAILABLE);
    assertThat(other.requests()).isEmpty();
  }

  @Test
  void reSignedByAnotherChainWithTheSameNames() {
    Authority root = Authority.root("Root" + Authority.MICROSOFT, Authority.OTHER_KEYS);
    Authority signer = root.issue(new Authority.Request("signer"));

    assertNotTrusted("INVALID_SIGNATURE", signer, signer.encoded(), root.encoded());
  }

  @Test
  void selfSigned() {
    Authority signer = Authority.root("Root" + Authority.MICROSOFT, Authority.OTHER_KEYS);

    assertNotTrusted("no certificate of a signer", signer, signer.encoded());
  }

  @Test
  void issuedByASignerThatIsNoAuthority() {
    Authority signer =
        Sender.SIGNER.issue(new Authority.Request("grandchild" + Authority.MICROSOFT));
    Authority below = signer.issue(new Authority.Request("below"));

    assertNotTrusted(
        "INVALID_KEY_USAGE", below, below.encoded(), signer.encoded(), Sender.SIGNER.encoded());
  }

  @Test
  void expired() {
    Authority signer =
        Sender.ROOT.issue(new Authority.Request("expired").notAfter(Authority.NOW.minusSeconds(1)));

    assertNotTrusted("EXPIRED", signer, signer.encoded());
  }

  @Test
  void ofAnotherOrganization() {
    Authority other =
        Sender.ROOT.issue(
            new Authority.Request("Other\\, O=Microsoft Corporation, O=Contoso").authority());
    Authority signer = other.issue(new Authority.Request("signer"));

    assertNotTrusted("the issuer is not of", signer, signer.encoded(), other.encoded());
  }

  @Test
  void weakAndUnsuitableKeys() {
    Authority weak =
        Sender.ROOT.issue(new Authority.Request("weak").keys(Authority.newKeys(1_024)));
    assertNotTrusted("2048 bits", weak, weak.encoded());

    Authority encrypts =
        Sender.ROOT.issue(new Authority.Request("encrypts").usage(KeyUsage.keyEncipherment));
    assertNotTrusted("not one for signatures", encrypts, encrypts.encoded());

    Authority curve =
        Sender.ROOT.issue(new Authority.Request("curve").keys(Authority.newKeys("EC", 256)));
    sender.files.put("/signer.cer", curve.encoded());
    assertRefused(headers, body, RefusalReason.CERTIFICATE_NOT_TRUSTED);
  }

  @Test
  void filesThatAreNoCertificates() {
    Random random = new Random(7);
    List<byte[]> files =
        new ArrayList<>(List.of(new byte[0], "<html>".getBytes(StandardCharsets.UTF_8)));
    for (int i = 0; i < 20; i++) {
      byte[] damaged = Sender.SIGNER.encoded();
      damaged[random.nextInt(damaged.length)] ^= (byte) (1 + random.nextInt(255));
      files.add(damaged);
      files.add(Arrays.copyOf(Sender.SIGNER.encoded(), random.nextInt(damaged.length)));
    }
    for (byte[] file : files) {
      sender.files.put("/signer.cer", file);
      assertThat(receive(sender.receiver(), headers, body).httpStatus()).isEqualTo(401);
    }
  }

  @Test
  void aCertificateWithoutAnEnd() {
    AtomicReference<Throwable> stopped = new AtomicReference<>();
    sender.files.put("/signer.cer", exchange -> sendForever(exchange, stopped));

    assertRefused(headers, body, RefusalReason.CERTIFICATE_UNAVAILABLE);
  }

  private static void sendForever(HttpExchange exchange, AtomicReference<Throwable> stopped)
      throws IOException {
    exchange.sendResponseHeaders(200, 0);
    try {
      while (true) {
        exchange.getResponseBody().write(new byte[8_192]);
      }
    } catch (IOException e) {
      stopped.set(e);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "\"text\"",
        "{",
        "{}",
        "{'EventName':'a'}",
        "{'EventName':1,'ResourceChangeUtcDate':'2026-11-27T12:00:00Z'}",
        "{'EventName':' ','ResourceChangeUtcDate':'2026-11-27T12:00:00Z'}",
        "{'EventName':'a','ResourceChangeUtcDate':'yesterday'}",
        "{'EventName':'a','ResourceChangeUtcDate':'+999999999-12-31T23:59:59.999999999-18:00'} x",
        "{'EventName':'a','ResourceChangeUtcDate':null}",
        "{'EventName':'a','ResourceChangeUtcDate':'2026-11-27T12:00:00Z'}{}",
        "\uFEFF\uFEFF{}"
      })
  void signedBodiesThatAreNoEvents(String json) {
    byte[] odd = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);

    assertRefused(sender.headers(odd), odd, RefusalReason.MALFORMED_EVENT);
  }

  @Test
  void signedBodiesThatAreDeepOrNotUtf8() {
    byte[] deep = ("{\"a\":" + "[".repeat(90_000)).getBytes(StandardCharsets.UTF_8);
    assertRefused(sender.headers(deep), deep, RefusalReason.MALFORMED_EVENT);

    byte[] latin = "{\"EventName\":\"\u00E4\"}".getBytes(StandardCharsets.ISO_8859_1);
    assertRefused(sender.headers(latin), latin, RefusalReason.MALFORMED_EVENT);
  }

  @Test
  void messagesAreOnePrintableLineWithoutSecrets() {
    headers.put("X-MS-Signature-Algorithm", "a\nINFO forged \u001B[31m" + "x".repeat(5_000));
    WebhookResult.Refused refused =
        (WebhookResult.Refused) receive(sender.receiver(), headers, body);
    assertThat(refused.message()).matches("[ -~]{1,160}");

    headers.putAll(sender.headers(body));
    headers.put("X-MS-Certificate-Url", other.url("/a?sig=secret"));
    refused = (WebhookResult.Refused) receive(sender.receiver(), headers, body);
    assertThat(refused.message()).contains(other.host()).doesNotContain("secret");
  }

  /** Signs the body by a key whose certificate the listed host has, with others in the file. */
  private void assertNotTrusted(String problem, Authority signer, byte[]... file) {
    int length = Arrays.stream(file).mapToInt(one -> one.length).sum();
    byte[] all = new byte[length];
    int position = 0;
    for (byte[] one : file) {
      System.arraycopy(one, 0, all, position, one.length);
      position += one.length;
    }
    sender.files.put("/signer.cer", all);
    Map<String, String> signed = sender.headers(body, signer, "SHA256withRSA");
    assertRefused(signed, body, RefusalReason.CERTIFICATE_NOT_TRUSTED);
    WebhookResult result = receive(sender.receiver(), signed, body);
    assertThat(((WebhookResult.Refused) result).message()).contains(problem);
  }

  private void assertRefused(Map<String, String> sent, byte[] sentBody, RefusalReason reason) {
    assertThat(receive(sender.receiver(), sent, sentBody))
        .isInstanceOfSatisfying(
            WebhookResult.Refused.class,
            refused -> assertThat(refused.reason()).as(refused.message()).isEqualTo(reason));
  }

  private WebhookResult receive(
      WebhookReceiver.Builder builder, Map<String, String> sent, byte[] sentBody) {
    return builder.onAccepted(accepted::add).build().receive(sent::get, sentBody);
  }
}
