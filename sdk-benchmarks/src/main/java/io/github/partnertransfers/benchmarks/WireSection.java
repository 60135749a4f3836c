package io.github.partnertransfers.benchmarks;

import io.github.partnertransfers.benchmarks.BytesOnTheWire.Setting;
import io.github.partnertransfers.benchmarks.Figure.Unit;

/** The section of the report about {@link BytesOnTheWire}. */
final class WireSection {
  static final String TITLE = "On the wire";

  private final Figures figures;

  WireSection(Figures figures) {
    this.figures = figures;
  }

  String text() {
    StringBuilder text = new StringBuilder();
    text.append(
        """

        ## On the wire

        The bytes of a poll that lists the published transfers, on the socket below TLS 1.3. nginx answers, and the client
        sends what it sends to the host of the service; the figures do not depend on the machine. The first poll includes
        the handshake with a certificate of 0.8 kB, which a resumed session does not need. The minimum sent is a request by
        OkHttp with no header but `Authorization`. The minimum received is the body, compressed as fast as nginx does it,
        in as few TLS records as possible.

        | | first poll, sent | received | resumed session, sent | received | later polls, sent | minimum | received | minimum |
        |---|---|---|---|---|---|---|---|---|
        """);
    for (Setting setting : BytesOnTheWire.SETTINGS) {
      text.append(
          String.format(
              "| %s | %s | %s | %s | %s | %s | %s | %s | %s |%n",
              setting.name(),
              median(setting, "first sent"),
              median(setting, "first received"),
              median(setting, "resumed sent"),
              median(setting, "resumed received"),
              sent(setting),
              median(setting, "minimum sent"),
              median(setting, "later received"),
              median(setting, "minimum received")));
    }
    text.append(
        """

        `MS-RequestId` and `MS-CorrelationId` change with each poll. Over HTTP/1.1 all headers are sent each time, with a
        token of 1,500 characters. Over HTTP/2 a header that was sent before takes a byte or two. The figure is the mean;
        in brackets are the smallest and the largest request. The largest sends the token again, in every 14th poll: OkHttp
        adds the ids to the header table of 4 kB, until they displace the token, and cannot exclude them. The JDK pads each
        TLS record by 16 bytes.
        """);
    return text.toString();
  }

  private String sent(Setting setting) {
    String mean = median(setting, "later sent");
    String least = median(setting, "least sent");
    String most = median(setting, "most sent");
    return least.equals(most) ? mean : mean + " (" + least + " – " + most + ")";
  }

  private String median(Setting setting, String what) {
    return figures
        .find(setting.work(), what, Unit.BYTES)
        .map(figure -> Unit.BYTES.text(figure.median()))
        .orElse("not measured");
  }
}
