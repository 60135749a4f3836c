package io.github.partnertransfers.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnertransfers.cli.CliRunner;
import io.github.partnertransfers.cli.ExitCode;
import io.github.partnertransfers.cli.FakeTerminal;
import io.github.partnertransfers.cli.simulation.SampleData;
import io.github.partnertransfers.cli.watch.TerminalPicture.Screen;
import io.github.partnertransfers.simulator.PartnerCenterSimulator;
import io.github.partnertransfers.simulator.SimulatedClock;
import io.github.partnertransfers.simulator.SimulatedCustomer;
import io.github.partnertransfers.simulator.SimulatedSubscription;
import io.github.partnertransfers.simulator.SubscriptionState;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Compares the pictures of the documentation with what the commands draw; {@code
 * -Dpictures.update=true} updates them.
 */
class PicturesTest {
  private static final Path FOLDER = Path.of("..", "docs", "images");
  private static final Duration PROCESSING_TIME = Duration.ofSeconds(10);
  private static final FakeTerminal TERMINAL = new FakeTerminal(true, 80, 40, null);
  private static final Pattern GUID =
      Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

  @Test
  void liveViewIsCurrent() throws IOException {
    List<String> frame = liveViews(Duration.ofSeconds(25)).get(0);
    check(
        "live-view.svg",
        new TerminalPicture(
            "Live view of a transfer in a terminal: two of four items are done",
            List.of(new Screen(stable(frame, new HashMap<>()), 1))));
  }

  /**
   * The screens are those of the demo. Only those between the start and the end of the transfer,
   * which depend on when the demo polls, are drawn by the command {@code watch} of such a transfer.
   */
  @Test
  void recordingIsCurrent() throws IOException {
    String demo = new CliRunner().withTerminal(TERMINAL).run("demo").out();
    String[] steps = demo.split("\n(?=\u001b\\[1m(?:\\d\\. |Your turn))", -1);
    List<String> watch = TerminalPicture.lines(steps[3]);
    int view = watch.lastIndexOf("") + 1;
    List<Screen> screens = new ArrayList<>();
    screens.add(screen(steps[1], 6));
    screens.add(screen(steps[2], 8));
    for (List<String> frame : liveViews(seconds(0), seconds(15), seconds(25), seconds(35))) {
      List<String> lines = new ArrayList<>(watch.subList(0, view));
      frame.forEach(line -> lines.add(line.replaceAll(GUID.pattern(), id(watch.get(view)))));
      screens.add(new Screen(lines, 1.5));
    }
    screens.add(new Screen(watch, 6));
    Map<String, String> ids = new HashMap<>();
    check(
        "demo.svg",
        new TerminalPicture(
            "Recording of transfers demo: subscriptions are checked, a transfer is created although"
                + " the answer is lost, and followed live until it ends",
            screens.stream()
                .map(screen -> new Screen(stable(screen.lines(), ids), screen.seconds()))
                .toList()));
  }

  private static Screen screen(String written, double seconds) {
    return new Screen(TerminalPicture.lines(written), seconds);
  }

  private static Duration seconds(int seconds) {
    return Duration.ofSeconds(seconds);
  }

  private static String id(String line) {
    Matcher matcher = GUID.matcher(line);
    assertThat(matcher.find()).isTrue();
    return matcher.group();
  }

  /** Returns the live view of the demo's transfer at some times after it was accepted. */
  private static List<List<String>> liveViews(Duration... times) {
    SimulatedClock clock = SimulatedClock.stoppedAt(Instant.parse("2026-11-02T10:42:00Z"));
    try (PartnerCenterSimulator simulator = PartnerCenterSimulator.builder().clock(clock).start()) {
      simulator.processingTime(PROCESSING_TIME);
      SimulatedCustomer customer = SampleData.fill(simulator);
      String id =
          simulator.sourceCreates(
              customer,
              customer.subscriptions().stream()
                  .filter(each -> each.state() == SubscriptionState.ACTIVE)
                  .toArray(SimulatedSubscription[]::new));
      simulator.partnerAccepts(id);
      Instant accepted = clock.instant();
      return Stream.of(times)
          .map(
              time -> {
                clock.advance(Duration.between(clock.instant(), accepted.plus(time)));
                return firstFrame(simulator, customer.tenantId(), id);
              })
          .toList();
    }
  }

  /** Returns the first frame of {@code watch} with the transfer, and ends the watch with it. */
  private static List<String> firstFrame(
      PartnerCenterSimulator simulator, String customerId, String transferId) {
    CliRunner cli =
        CliRunner.forPartner(simulator.sourcePartner(), simulator).withTerminal(TERMINAL);
    List<String> frames = new ArrayList<>();
    StringWriter out =
        new StringWriter() {
          @Override
          public void write(String text, int start, int length) {
            String frame = text.substring(start, start + length);
            if (frames.isEmpty() && frame.contains("1 update") && frame.contains(transferId)) {
              frames.add(frame.substring(frame.indexOf('\r')));
              // On another thread, as Ctrl-C would, because this one has yet to end its drawing.
              new Thread(() -> List.copyOf(cli.interrupts()).forEach(Runnable::run)).start();
            }
          }
        };
    StringWriter err = new StringWriter();
    int exitCode = cli.run(out, err, "watch", "--customer", customerId, "--transfer", transferId);
    assertThat(exitCode).as(err.toString()).isEqualTo(ExitCode.INTERRUPTED);
    return TerminalPicture.lines(frames.get(0));
  }

  /** Replaces what differs in each run, by text of the same width. */
  private static List<String> stable(List<String> lines, Map<String, String> ids) {
    return lines.stream()
        .map(
            line ->
                GUID.matcher(line)
                    .replaceAll(found -> stableId(found.group(), ids))
                    .replaceAll("[⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏]", "⠹")
                    .replaceAll("\\d{4}-\\d\\d-\\d\\d \\d\\d:", "2026-11-02 10:")
                    .replaceAll("\\d\\d:\\d\\d:\\d\\dZ", "10:42:25Z")
                    .replaceAll("next poll in \\d+s|polling now", "next poll in 2s")
                    .replaceAll("no answer: [^\u001b]*", "no answer: Connection reset"))
        .toList();
  }

  private static String stableId(String id, Map<String, String> ids) {
    String replacement =
        ids.computeIfAbsent(
            id.toLowerCase(Locale.ROOT),
            any ->
                UUID.nameUUIDFromBytes(("id " + ids.size()).getBytes(StandardCharsets.UTF_8))
                    .toString());
    return id.matches(".*[A-F].*") ? replacement.toUpperCase(Locale.ROOT) : replacement;
  }

  private static void check(String name, TerminalPicture picture) throws IOException {
    Path file = FOLDER.resolve(name);
    if (Boolean.getBoolean("pictures.update")) {
      Files.writeString(file, picture.svg());
    }
    assertThat(file).hasContent(picture.svg());
  }
}
