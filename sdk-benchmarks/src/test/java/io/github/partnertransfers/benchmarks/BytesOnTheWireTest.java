package io.github.partnertransfers.benchmarks;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.github.partnertransfers.TransfersClient;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import org.junit.jupiter.api.Test;

/** Holds what a poll sends to what the service needs. */
class BytesOnTheWireTest {
  /** Every byte of a poll over HTTP/1.1. A new header needs a reason. */
  private static final String REQUEST =
      """
      GET /v1/customers/b67f0b00-f9e8-4c57-bcb5-0b8b95c6ccf0/transfers HTTP/1.1
      Accept: application/json
      MS-Contract-Version: v1
      MS-PartnerCenter-Application: partner-transfers-java
      User-Agent: partner-transfers-java/0.1.0
      MS-RequestId: 11111111-1111-1111-1111-111111111111
      MS-CorrelationId: 22222222-2222-2222-2222-222222222222
      Authorization: Bearer %s
      Host: localhost
      Connection: Keep-Alive
      Accept-Encoding: gzip

      """
          .formatted(OurClient.TOKEN);

  @Test
  void sendsTheDocumentedHeadersAndNoMore() throws Exception {
    try (CannedServer server = CannedServer.serving(Bodies.LIST, Duration.ZERO)) {
      int port = Integer.parseInt(server.url().replaceAll(".*:", ""));
      CountingSockets sockets = new CountingSockets(port);
      OkHttpClient http = new OkHttpClient.Builder().socketFactory(sockets).build();
      try (TransfersClient client = OurClient.over(http, "http://localhost")) {
        Work poll = Calls.ourList(client);
        poll.once();
        assertThat(sockets.sent()).isEqualTo(REQUEST.replace("\n", "\r\n").length());
        poll.once();
        assertThat(sockets.sent()).isEqualTo(2L * REQUEST.replace("\n", "\r\n").length());
      }
    }
  }

  @Test
  void repeatsNoHeaderOverHttp2() throws Exception {
    WireMockServer server = new WireMockServer(options().dynamicPort().dynamicHttpsPort());
    server.stubFor(any(anyUrl()).willReturn(ok(Bodies.text(Bodies.LIST))));
    server.start();
    CountingSockets sockets = new CountingSockets(server.httpsPort());
    OkHttpClient http = trusting("localhost", sockets);
    try (TransfersClient client = OurClient.over(http, "https://localhost")) {
      Work poll = Calls.ourList(client);
      poll.once();
      poll.once(); // Sends what the connection still had to acknowledge.
      List<Long> sent = new ArrayList<>();
      for (int i = 0; i < 140; i++) {
        long before = sockets.sent();
        poll.once();
        sent.add(sockets.sent() - before);
      }

      assertThat(server.getAllServeEvents())
          .allMatch(event -> event.getRequest().getProtocol().equals("HTTP/2.0"));
      // The ids push the token out of the compression table; OkHttp has no setting against it.
      assertThat(sent).filteredOn(bytes -> bytes > OurClient.TOKEN.length() / 2).hasSize(10);
      assertThat(sent).allMatch(bytes -> bytes < OurClient.TOKEN.length());
      // The path, the two ids, a byte for each other header, and what a frame and TLS add.
      assertThat(sent).filteredOn(bytes -> bytes <= 165).hasSize(130);
    } finally {
      http.connectionPool().evictAll();
      server.stop();
    }
  }

  private static OkHttpClient trusting(String host, CountingSockets sockets) {
    HandshakeCertificates certificates =
        new HandshakeCertificates.Builder().addInsecureHost(host).build();
    return new OkHttpClient.Builder()
        .socketFactory(sockets)
        .dns(name -> List.of(InetAddress.getLoopbackAddress()))
        .sslSocketFactory(certificates.sslSocketFactory(), certificates.trustManager())
        .hostnameVerifier((name, session) -> name.equals(host))
        .build();
  }
}
