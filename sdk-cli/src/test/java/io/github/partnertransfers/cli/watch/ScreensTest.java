package io.github.partnertransfers.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnertransfers.cli.CliRunner;
import io.github.partnertransfers.cli.FakeTerminal;
import io.github.partnertransfers.cli.SimulatorTest;
import io.github.partnertransfers.cli.output.AnsiFormatter;
import io.github.partnertransfers.cli.output.AsciiWriter;
import io.github.partnertransfers.cli.output.Text;
import io.github.partnertransfers.model.TransferEntity;
import io.github.partnertransfers.simulator.SubscriptionState;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Compares screens of the commands with files; {@code -Dscreens.update=true} writes them. */
class ScreensTest extends SimulatorTest {
  private static final Path FOLDER = Path.of("src/test/resources/screens");
  private static final Pattern GUID =
      Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");
  private static final String DOCUMENTED = "b67f0b00-f9e8-4c57-bcb5-0b8b95c6ccf0";
  private static final String NEW_COMMERCE = "425829ba-6938-4b55-af29-fbbd28ebeebf";

  @ParameterizedTest
  @CsvSource({"40, UTF-8", "80, UTF-8", "200, UTF-8", "80, ASCII"})
  void screensAreCurrent(int columns, String charset) throws IOException {
    boolean isAscii = charset.equals("ASCII");
    String suffix = "-" + columns + (isAscii ? "-ascii" : "") + ".txt";
    check("list" + suffix, list(columns, isAscii), columns, isAscii);
    check("get" + suffix, get(columns, isAscii), columns, isAscii);
    check("get-new-commerce" + suffix, getNewCommerce(columns, isAscii), columns, isAscii);
    check("eligibility" + suffix, eligibility(columns, isAscii), columns, isAscii);
    check("accept" + suffix, accept(columns, isAscii), columns, isAscii);
    check("watch-text" + suffix, watchText(columns, isAscii), Integer.MAX_VALUE, isAscii);
    if (columns >= 60) {
      check("watch-live" + suffix, liveFrame(columns, isAscii), columns, isAscii);
    }
  }

  private static CliRunner at(CliRunner cli, int columns, boolean isAscii) {
    return cli.with("NO_COLOR", "1")
        .with("LC_ALL", isAscii ? "C" : "en_US.UTF-8")
        .withTerminal(new FakeTerminal(true, columns, 24, null));
  }

  private static String list(int columns, boolean isAscii) {
    simulator.reset();
    simulator.seedDocumentedTransfers();
    return at(source(), columns, isAscii).run("list", "--customer", DOCUMENTED).all();
  }

  /** Creates a transfer, one of whose subscriptions fails. */
  private static String failingTransfer() {
    simulator.reset();
    customer
        .addSubscription("M\u00fcnchner Rechenzentrum f\u00fcr Unternehmen (Pl\u00e4tze)")
        .failsOnTransfer("The subscription is not synchronized; try again in an hour.");
    return createdTransfer();
  }

  private static String get(int columns, boolean isAscii) {
    String id = failingTransfer();
    simulator.partnerAccepts(id);
    return at(source(), columns, isAscii).run(args("get %s", transferFlags(id))).all();
  }

  private static String getNewCommerce(int columns, boolean isAscii) {
    simulator.reset();
    simulator.seedDocumentedTransfers();
    String transfer = "1c53f090-7a5d-454f-bffa-696650863e79";
    return at(source(), columns, isAscii)
        .run("get", "--customer", NEW_COMMERCE, "--transfer", transfer)
        .all();
  }

  private static String eligibility(int columns, boolean isAscii) {
    simulator.reset();
    createdTransfer();
    customer.addSubscription("Power BI Pro").state(SubscriptionState.SUSPENDED);
    customer.addSubscription("Visio");
    return at(source(), columns, isAscii)
        .run("eligibility", "--customer", customer.tenantId())
        .all();
  }

  private static String accept(int columns, boolean isAscii) {
    return at(target(), columns, isAscii)
        .run(args("accept %s", transferFlags(failingTransfer())))
        .all();
  }

  private static String watchText(int columns, boolean isAscii) {
    String id = failingTransfer();
    simulator.partnerAccepts(id);
    return at(source(), columns, isAscii)
        .run(args("watch --verbose --interval 10ms %s", transferFlags(id)))
        .out();
  }

  private static String liveFrame(int columns, boolean isAscii) throws IOException {
    PrintWriter nowhere = new PrintWriter(new StringWriter());
    PollMonitor monitor =
        new PollMonitor(source().context(nowhere, nowhere), 10, true, false, (a, b) -> "");
    LiveFrame frame = new LiveFrame(new AnsiFormatter(false), monitor, true);
    TransferEntity legacy =
        TransferEntity.fromJson(
            """
            {"id": "67c5b05b-09b5-47ba-9047-5056fe2afa4f", "status": "InProgress",
             "lineItems": [
               {"friendlyName": "Office 365 E1", "status": "Complete"},
               {"friendlyName": "\u6771\u4eac Office", "status": "InProgress"},
               {"friendlyName": "Dynamics 365", "status": "Failed",
                "transferError": "The subscription is not synchronized; try again in an hour."}]}
            """);
    TransferEntity newCommerce =
        TransferEntity.fromJson(
            """
            {"id": "38a00d97-421c-4c33-8ae4-c8750604e02c", "status": "Pending",
             "sourcePartnerName": "Fabrikam", "lineItems": [
               {"subscriptionId": "cccc2c2c-dd3d-ee4e-ff5f-aaaaaa6a6a6a",
                "productType": "OnlineServicesNCE"}]}
            """);
    List<String> lines =
        frame.lines(
            List.of(
                new WatchedTransfer(DOCUMENTED, legacy, 1, false),
                new WatchedTransfer(NEW_COMMERCE, newCommerce, 2, false)),
            columns,
            24,
            3);
    StringWriter text = new StringWriter();
    PrintWriter out = new PrintWriter(isAscii ? new AsciiWriter(text) : text);
    lines.forEach(out::println);
    out.flush();
    return text.toString();
  }

  private static void check(String name, String screen, int columns, boolean isAscii)
      throws IOException {
    String stable = stable(screen);
    if (Boolean.getBoolean("screens.update")) {
      Files.createDirectories(FOLDER);
      Files.writeString(FOLDER.resolve(name), stable);
    }
    assertThat(stable).as(name).isEqualTo(Files.readString(FOLDER.resolve(name)));
    assertThat(stable.lines()).as(name).allMatch(line -> Text.width(line) <= columns);
    if (isAscii) {
      assertThat(stable).as(name).matches("\\p{ASCII}*");
    }
  }

  /** Replaces ids by numbers, and times by one time, of the same width. */
  private static String stable(String screen) {
    Map<String, Integer> numbers = new HashMap<>();
    return GUID.matcher(screen.replace("\r", ""))
        .replaceAll(
            found ->
                "%08d-0000-0000-0000-000000000000"
                    .formatted(numbers.computeIfAbsent(found.group(), any -> numbers.size() + 1)))
        .replaceAll("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\dZ", "2026-11-02 10:42:25Z")
        .replaceAll("\\d\\d:\\d\\d:\\d\\dZ", "10:42:25Z");
  }
}
