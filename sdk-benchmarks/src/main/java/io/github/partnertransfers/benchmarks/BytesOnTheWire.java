package io.github.partnertransfers.benchmarks;

import io.github.partnertransfers.AccessToken;
import io.github.partnertransfers.TokenProviders;
import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.benchmarks.Figure.Unit;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/**
 * The bytes of a poll, which lists the published transfers, on the socket below TLS. nginx answers;
 * the client sends what it sends to the service.
 */
final class BytesOnTheWire implements Measurement {
  static final List<Setting> SETTINGS =
      List.of(
          new Setting(false, false),
          new Setting(false, true),
          new Setting(true, false),
          new Setting(true, true));

  private static final String HOST = "api.partnercenter.microsoft.com";
  private static final int CONNECTIONS = 5;
  private static final int POLLS = 1_000;

  /** What TLS 1.3 adds to at most 16 KiB: a header, the type of the content, and a tag. */
  private static final int RECORD_OVERHEAD = 5 + 1 + 16;

  private static final int MAX_RECORD = 16_384;

  /** The protocol, and whether the server compresses. */
  record Setting(boolean isHttp2, boolean isCompressed) {
    String name() {
      return (isHttp2 ? "HTTP/2" : "HTTP/1.1") + (isCompressed ? ", gzip" : "");
    }

    String work() {
      return "wire, " + name();
    }

    List<Protocol> protocols() {
      return isHttp2 ? List.of(Protocol.HTTP_2, Protocol.HTTP_1_1) : List.of(Protocol.HTTP_1_1);
    }
  }

  private record Count(double sent, double received) {}

  private final HeldCertificate certificate =
      new HeldCertificate.Builder().rsa2048().addSubjectAlternativeName(HOST).build();
  private final HandshakeCertificates trusted =
      new HandshakeCertificates.Builder().addTrustedCertificate(certificate.certificate()).build();

  @Override
  public List<Figure> measure() throws Exception {
    List<Figure> figures = new ArrayList<>();
    for (Setting setting : SETTINGS) {
      try (Nginx nginx =
          Nginx.serving(Bodies.LIST, certificate, setting.isHttp2(), setting.isCompressed())) {
        figures.addAll(measure(setting, nginx));
      }
    }
    return figures;
  }

  private List<Figure> measure(Setting setting, Nginx nginx) throws Exception {
    List<Count> first = new ArrayList<>();
    List<Count> resumed = new ArrayList<>();
    List<Count> later = List.of();
    CountingSockets sockets = new CountingSockets(nginx.port());
    for (int i = 0; i < CONNECTIONS; i++) {
      OkHttpClient http = http(setting, sockets);
      try (TransfersClient client = client(http)) {
        Work poll = Calls.ourList(client);
        first.add(count(sockets, poll));
        poll.once();
        http.connectionPool().evictAll();
        resumed.add(count(sockets, poll));
        poll.once();
        later = i == 0 ? counts(sockets, poll) : later;
      }
      http.connectionPool().evictAll();
    }
    List<Figure> figures = new ArrayList<>();
    figures.addAll(figures(setting, "first", first));
    figures.addAll(figures(setting, "resumed", resumed));
    DoubleSummaryStatistics sent = later.stream().mapToDouble(Count::sent).summaryStatistics();
    figures.add(figure(setting, "later sent", sent.getAverage()));
    figures.add(figure(setting, "least sent", sent.getMin()));
    figures.add(figure(setting, "most sent", sent.getMax()));
    figures.add(
        figure(
            setting,
            "later received",
            later.stream().mapToDouble(Count::received).average().orElseThrow()));
    figures.add(figure(setting, "minimum sent", bareSent(setting, sockets)));
    figures.add(figure(setting, "minimum received", minimumReceived(setting)));
    return figures;
  }

  private OkHttpClient http(Setting setting, CountingSockets sockets) {
    return new OkHttpClient.Builder()
        .socketFactory(sockets)
        .dns(host -> List.of(InetAddress.getLoopbackAddress()))
        .protocols(setting.protocols())
        // A factory, and with it a cache of TLS sessions, of this client alone.
        .sslSocketFactory(trusted.sslSocketFactory(), trusted.trustManager())
        .build();
  }

  /** Returns what OkHttp sends without the SDK, with no header but the token. */
  private double bareSent(Setting setting, CountingSockets sockets) throws Exception {
    OkHttpClient http = http(setting, sockets);
    Work list = Calls.bareList(http, "https://" + HOST);
    list.once();
    list.once();
    double sent = counts(sockets, list).stream().mapToDouble(Count::sent).average().orElseThrow();
    http.connectionPool().evictAll();
    return sent;
  }

  private static TransfersClient client(OkHttpClient http) {
    return TransfersClient.builder()
        .httpClient(http)
        .credential(TokenProviders.accessToken(AccessToken.of(OurClient.TOKEN, Duration.ofDays(9))))
        .build();
  }

  private static List<Count> counts(CountingSockets sockets, Work poll) throws Exception {
    List<Count> counts = new ArrayList<>();
    for (int i = 0; i < POLLS; i++) {
      counts.add(count(sockets, poll));
    }
    return counts;
  }

  private static Count count(CountingSockets sockets, Work poll) throws Exception {
    long sent = sockets.sent();
    long received = sockets.received();
    poll.once();
    return new Count((double) sockets.sent() - sent, (double) sockets.received() - received);
  }

  /** The body by itself, compressed as fast as nginx does it, in as few TLS records as can be. */
  private static double minimumReceived(Setting setting) throws IOException {
    int body = setting.isCompressed() ? compressed(Bodies.LIST) : Bodies.LIST.length;
    int records = (body + MAX_RECORD - 1) / MAX_RECORD;
    return body + (double) records * RECORD_OVERHEAD;
  }

  private static int compressed(byte[] body) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new DeflaterOutputStream(bytes, new Deflater(Deflater.BEST_SPEED))) {
      out.write(body);
    }
    return bytes.size();
  }

  private static List<Figure> figures(Setting setting, String poll, List<Count> counts) {
    return List.of(
        Figure.of(
            setting.work(),
            poll + " sent",
            Unit.BYTES,
            counts.stream().map(count -> count.sent()).toList()),
        Figure.of(
            setting.work(),
            poll + " received",
            Unit.BYTES,
            counts.stream().map(count -> count.received()).toList()));
  }

  private static Figure figure(Setting setting, String what, double bytes) {
    return Figure.of(setting.work(), what, Unit.BYTES, List.of(bytes));
  }
}
