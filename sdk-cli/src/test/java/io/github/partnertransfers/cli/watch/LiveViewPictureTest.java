package io.github.partnertransfers.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnertransfers.cli.CliRunner;
import io.github.partnertransfers.cli.FakeTerminal;
import io.github.partnertransfers.simulator.Operation;
import io.github.partnertransfers.simulator.PartnerCenterSimulator;
import io.github.partnertransfers.simulator.SimulatedClock;
import io.github.partnertransfers.simulator.SimulatedCustomer;
import io.github.partnertransfers.simulator.SimulatedSubscription;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Compares the README's picture with the live view of a watch; {@code -Dpicture.update=true}
 * updates it.
 */
class LiveViewPictureTest {
  private static final Path PICTURE = Path.of("..", "docs", "images", "live-view.svg");
  private static final String TRANSFER = "67c5b05b-09b5-47ba-9047-5056fe2afa4f";
  private static final int COLUMNS = 88;
  private static final int CHARACTER_WIDTH = 9;
  private static final int LINE_HEIGHT = 20;
  private static final int MARGIN = 16;

  private static final Map<String, String> COLORS =
      Map.of(
          "1", "#ffffff", "2", "#8b949e", "31", "#ff7b72", "32", "#7ee787", "33", "#e3b341", "36",
          "#79c0ff");

  @Test
  void pictureIsCurrent() throws IOException {
    String picture = svg(frame());
    if (Boolean.getBoolean("picture.update")) {
      Files.createDirectories(PICTURE.getParent());
      Files.writeString(PICTURE, picture);
    }
    assertThat(Files.readString(PICTURE)).isEqualTo(picture);
  }

  /** Returns a frame with a transfer of three subscriptions, two of them done. */
  private static String frame() {
    SimulatedClock clock = SimulatedClock.stoppedAt(Instant.parse("2026-11-02T10:42:00Z"));
    try (PartnerCenterSimulator simulator = PartnerCenterSimulator.builder().clock(clock).start()) {
      simulator.processingTime(Duration.ofSeconds(10));
      SimulatedCustomer customer = simulator.customer();
      String id =
          simulator.sourceCreates(
              customer, customer.subscriptions().toArray(SimulatedSubscription[]::new));
      simulator.partnerAccepts(id);
      clock.advance(Duration.ofSeconds(25));
      CliRunner cli =
          CliRunner.forPartner(simulator.sourcePartner(), simulator)
              .withTerminal(new FakeTerminal(true, COLUMNS, 24, null));
      AtomicInteger polls = new AtomicInteger();
      simulator.onRequest(
          request -> {
            if (request.operation() == Operation.GET && polls.incrementAndGet() == 2) {
              List.copyOf(cli.interrupts()).forEach(Runnable::run);
            }
          });
      String drawn =
          cli.run(
                  "watch",
                  "--customer",
                  customer.tenantId(),
                  "--transfer",
                  id,
                  "--interval",
                  "100ms")
              .out();
      return Stream.of(drawn.split("\u001b\\[\\d+A\r", -1))
          .filter(frame -> frame.contains("1 update"))
          .findFirst()
          .orElseThrow()
          .replace(id, TRANSFER)
          .replaceAll("[⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏]", "⠹")
          .replaceAll("\\d\\d:\\d\\d:\\d\\dZ", "10:42:25Z")
          .replaceAll("next poll in \\d+s|polling now", "next poll in 2s");
    }
  }

  private static String svg(String frame) {
    List<String> lines =
        frame.replaceAll("\u001b\\[(\\?25[lh]|K|J)|\r", "").stripTrailing().lines().toList();
    int width = COLUMNS * CHARACTER_WIDTH + 2 * MARGIN;
    int height = lines.size() * LINE_HEIGHT + 2 * MARGIN;
    StringBuilder svg = new StringBuilder();
    svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ");
    svg.append(width).append(' ').append(height).append("\" width=\"").append(width);
    svg.append("\" role=\"img\" aria-label=\"Live view of a transfer in a terminal\">\n");
    svg.append("<rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"#0d1117\"/>\n");
    svg.append("<g font-family=\"ui-monospace, Menlo, Consolas, monospace\" font-size=\"15\"");
    svg.append(" fill=\"#c9d1d9\">\n");
    for (int i = 0; i < lines.size(); i++) {
      svg.append("<text xml:space=\"preserve\" x=\"").append(MARGIN);
      svg.append("\" y=\"").append(MARGIN + (i + 1) * LINE_HEIGHT - 5).append("\" textLength=\"");
      svg.append(plain(lines.get(i)).length() * CHARACTER_WIDTH).append("\">");
      svg.append(spans(lines.get(i))).append("</text>\n");
    }
    return svg.append("</g>\n</svg>\n").toString();
  }

  private static String plain(String line) {
    return line.replaceAll("\u001b\\[\\d*m", "");
  }

  private static String spans(String line) {
    Matcher painted = Pattern.compile("\u001b\\[(\\d+)m(.*?)\u001b\\[0m").matcher(escape(line));
    return painted.replaceAll(
        found ->
            Matcher.quoteReplacement(
                "<tspan fill=\""
                    + COLORS.get(found.group(1))
                    + "\">"
                    + found.group(2)
                    + "</tspan>"));
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
