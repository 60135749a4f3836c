package io.github.partnertransfers.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnertransfers.cli.CliRunner;
import io.github.partnertransfers.cli.ExitCode;
import io.github.partnertransfers.cli.FakeTerminal;
import io.github.partnertransfers.cli.SimulatorTest;
import io.github.partnertransfers.contract.OffContract;
import io.github.partnertransfers.simulator.SubscriptionState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutputFormatTest extends SimulatorTest {
  private static final String DOCUMENTED = "b67f0b00-f9e8-4c57-bcb5-0b8b95c6ccf0";
  private static final Pattern COLUMNS =
      Pattern.compile("\\| (`[^|]+) \\| a row per [^|]+ \\| (`[^|]+`) \\|");

  private static List<String> rows(CliRunner.Result result) {
    assertThat(result.exitCode()).as(result.err()).isZero();
    return result.out().lines().toList();
  }

  /** The table is a contract with scripts, so it is compared with what each command prints. */
  @TestFactory
  @OffContract("doctor asks the hosts, too")
  List<DynamicTest> readmeHasTheColumnsOfEachCommand() throws Exception {
    List<DynamicTest> tests = new ArrayList<>();
    Matcher lines = COLUMNS.matcher(Files.readString(Path.of("README.md")));
    while (lines.find()) {
      String columns = lines.group(2).replace("`", "").replace(", ", ",");
      for (String command : lines.group(1).replace("`", "").split(", ", -1)) {
        tests.add(
            DynamicTest.dynamicTest(
                command,
                () -> {
                  simulator.reset();
                  assertThat(rows(run(command))).startsWith(columns);
                }));
      }
    }
    assertThat(tests).hasSizeGreaterThanOrEqualTo(17);
    return tests;
  }

  private static CliRunner.Result run(String command) {
    String id = "";
    CliRunner partner = source();
    switch (command) {
      case "list", "eligibility" -> {
        return source().run(args(command + " -o csv --customer %s", customer.tenantId()));
      }
      case "create" -> {
        return source()
            .run(
                args(
                    "create -o csv --customer %s --source %s --target %s --subscription %s",
                    customer.tenantId(),
                    simulator.sourcePartner().tenantId(),
                    simulator.targetPartner().tenantId(),
                    subscriptions()[0].id()));
      }
      case "accept", "reject" -> {
        id = createdTransfer();
        partner = target();
      }
      case "cancel" -> {
        id = simulator.targetRequests(customer);
        partner = target();
      }
      case "update" -> {
        id = simulator.targetRequests(customer);
        String items =
            "{\"lineItems\": [{\"subscriptionId\": \"%s\", \"productType\": \"OnlineServicesNCE\"}]}";
        partner = source().withInput(items.formatted(subscriptions()[0].id()));
        return partner.run(args("update -o csv --file - %s", transferFlags(id)));
      }
      case "watch" -> {
        id = createdTransfer();
        simulator.partnerAccepts(id);
        return source().run(args("watch -o csv --interval 1ms %s", transferFlags(id)));
      }
      case "get", "withdraw" -> id = createdTransfer();
      case "drift" -> {
        return source().run(args("drift -o csv --customer %s", customer.tenantId()));
      }
      case "webhooks show", "webhooks update", "webhooks test" -> {
        register();
        return source().run(args(command + (command.endsWith("update") ? FLAGS : " -o csv")));
      }
      case "webhooks register" -> {
        return register();
      }
      default -> {
        return source().run(args(command + " -o csv"));
      }
    }
    return partner.run(args(command + " -o csv %s", transferFlags(id)));
  }

  private static final String FLAGS =
      " -o csv --url https://partner.example.com/webhooks --event test-created";

  private static CliRunner.Result register() {
    return source().run(args("webhooks register" + FLAGS));
  }

  @Test
  void listHasARowPerTransfer() {
    simulator.seedDocumentedTransfers();
    List<String> lines = rows(source().run("list", "--customer", DOCUMENTED, "-o", "tsv"));
    assertThat(lines).hasSize(1 + 9);
    assertThat(lines).allMatch(line -> line.split("\t", -1).length == 18);
    assertThat(lines.get(1)).startsWith(DOCUMENTED + "\t").contains("\t2019-10-09T22:44:13.541Z\t");
  }

  @Test
  void getHasARowPerLineItem() {
    String id = createdTransfer();
    List<String> lines = rows(source().run(args("get -o csv %s", transferFlags(id))));
    assertThat(lines).hasSize(1 + 3);
    assertThat(lines.get(1))
        .startsWith(customer.tenantId() + "," + id + ",Active," + subscriptions()[0].id() + ",,");
    String empty = simulator.targetRequests(customer);
    assertThat(rows(source().run(args("get -o csv %s", transferFlags(empty)))))
        .hasSize(2)
        .element(1)
        .asString()
        .isEqualTo(customer.tenantId() + "," + empty + ",Pending,,,,,,,,");
  }

  @Test
  void acceptHasRowsForOrdersAndErrors() {
    customer.addSubscription("Dynamics 365").failsOnTransfer("Not, synchronized");
    String id = createdTransfer();
    assertThat(rows(target().run(args("accept -o csv %s", transferFlags(id)))))
        .hasSize(1 + 3 + 1)
        .last()
        .asString()
        .endsWith(",Dynamics 365,1,900103,\"Not, synchronized\"");
  }

  @Test
  void jsonLinesHaveAnElementPerLine() throws Exception {
    var suspended = customer.addSubscription("Power BI Pro").state(SubscriptionState.SUSPENDED);
    List<String> lines =
        rows(source().run("eligibility", "--customer", customer.tenantId(), "-o", "jsonl"));
    String path = customer.tenantId() + "/transferseligibility?transferType=directtoindirect";
    assertThat(lines).hasSize(4);
    assertThat(tree("[" + String.join(",", lines) + "]")).isEqualTo(tree(raw(path)));
    suspended.state(SubscriptionState.ACTIVE);
    assertThat(rows(source().run(args("get -o jsonl %s", transferFlags(createdTransfer())))))
        .hasSize(1);
  }

  @ParameterizedTest
  @OffContract("texts that no document has")
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "=HYPERLINK(1), '=HYPERLINK(1)",
        "+1, '+1",
        "-1, '-1",
        "@SUM(1), '@SUM(1)",
        "\uff1d1, '\uff1d1",
        "a=1, a=1",
      })
  void spreadsheetsRunNoTextOfTheServiceAsAFormula(String text, String expected) {
    String id = "11111111-2222-3333-4444-555555555555";
    simulator.addTransfer(
        """
        {"id": "%s", "customerTenantId": "%s", "status": "Active",
         "lineItems": [{"friendlyName": "%s"}]}
        """
            .formatted(id, customer.tenantId(), text));
    String row = rows(source().run(args("get -o csv %s", transferFlags(id)))).get(1);
    assertThat(row.split(",", -1)[6]).isEqualTo(expected);
    row = rows(source().run(args("get -o tsv %s", transferFlags(id)))).get(1);
    assertThat(row.split("\t", -1)[6]).isEqualTo(text);
  }

  @Test
  @OffContract("texts that no document has")
  void tabsAndLineEndsDoNotBreakRows() {
    String id = "11111111-2222-3333-4444-555555555555";
    simulator.addTransfer(
        """
        {"id": "%s", "customerTenantId": "%s", "status": "Active",
         "lineItems": [{"friendlyName": "a\\tb\\r\\nc\\u2028d \\"e\\" \\u001b[31m"}]}
        """
            .formatted(id, customer.tenantId()));
    assertThat(rows(source().run(args("get -o tsv %s", transferFlags(id)))).get(1).split("\t", -1))
        .hasSize(11)
        .contains("a b  c d \"e\" [31m");
    assertThat(rows(source().run(args("get -o csv %s", transferFlags(id)))).get(1))
        .contains(",\"a b  c d \"\"e\"\" [31m\",");
    assertThat(rows(source().run(args("get --query $..friendlyName %s", transferFlags(id)))))
        .containsExactly("a b  c d \"e\" [31m");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "$[*].status                       | Active",
        "$[0].status                       | Active",
        "$.length()                        | 1",
        "$[0].lineItems.length()           | 3",
        "$[0].lineItems[0].quantity        | 25",
        "$[?(@.status in ['Active'])].status | Active",
        "$[?(@.status == '[x]')].status    | ''",
        "$[9].status                       | ''",
        "$[*].nothing                      | ''",
      })
  void queryPrintsScalarsRaw(String path, String expected) {
    createdTransfer();
    CliRunner.Result result =
        source().run("list", "--customer", customer.tenantId(), "--query", path);
    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.out().strip()).isEqualTo(expected);
  }

  @Test
  void queryPrintsObjectsAsJson() throws Exception {
    createdTransfer();
    CliRunner.Result result =
        source().run("list", "--customer", customer.tenantId(), "-o", "json", "--query", "$[*]");
    assertThat(tree("[" + result.out() + "]"))
        .isEqualTo(tree(raw(customer.tenantId() + "/transfers")));
    assertThat(rows(result)).hasSize(1);
  }

  @Test
  void queryAppliesToEachUpdateOfAWatch() {
    String id = createdTransfer();
    simulator.partnerAccepts(id);
    CliRunner.Result result =
        source().run(args("watch --interval 1ms --query $.status %s", transferFlags(id)));
    assertThat(rows(result)).last().isEqualTo("Complete");
  }

  @ParameterizedTest
  @ValueSource(strings = {"$[", "$[?(", "", "$.nothing()", "$[?(@.a ==)]"})
  void badQueryIsReportedBeforeAnythingIsSent(String path) {
    CliRunner.Result result =
        source().run("list", "--customer", customer.tenantId(), "--query", path);
    assertThat(result.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.err()).startsWith("transfers: list: --query: not a JSONPath: " + path);
    assertThat(result.err().lines()).hasSize(1);
    assertThat(simulator.requests()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"table", "jsonl", "csv", "tsv"})
  void queryNeedsJson(String format) {
    CliRunner.Result result =
        source().run("list", "--customer", customer.tenantId(), "--query", "$", "-o", format);
    assertThat(result.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.err()).contains("--query reads the JSON of the result");
  }

  @Test
  void tableInAPipeHasWholeValuesOnOneLinePerRow() {
    customer.addSubscription("Dynamics 365").failsOnTransfer("Not synchronized");
    String id = createdTransfer();
    simulator.partnerAccepts(id);
    CliRunner piped = source().withTerminal(new FakeTerminal(false, 40, 24, null));
    assertThat(rows(piped.run(args("get %s", transferFlags(id)))))
        .anyMatch(line -> line.matches(".*Dynamics 365 +1 +Failed +- +Not synchronized"))
        .anyMatch(line -> line.matches(".*Office 365 E1 +25 +Complete +[0-9a-f-]{36}"));
    assertThat(rows(piped.run(args("list --customer %s", customer.tenantId()))))
        .anyMatch(line -> line.contains(id) && line.contains("Fabrikam") && line.endsWith("3/4"));
    simulator.reset();
    createdTransfer();
    String reason = "subscription is already part of another transfer request id :";
    assertThat(rows(piped.run(args("eligibility --customer %s", customer.tenantId()))))
        .anyMatch(line -> line.contains("  no        " + reason));
  }
}
