package io.github.partnertransfers.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.partnertransfers.cli.CliRunner;
import io.github.partnertransfers.cli.ExitCode;
import io.github.partnertransfers.cli.FakeTerminal;
import io.github.partnertransfers.cli.SimulatorTest;
import io.github.partnertransfers.simulator.Operation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands for several customers. */
class CustomersTest extends SimulatorTest {
  private static CliRunner input(String... ids) {
    return source().withInput(String.join("\n", ids));
  }

  private static long logins() {
    return simulator.requests().stream()
        .filter(request -> request.path().contains("/login/"))
        .count();
  }

  @ParameterizedTest
  @ValueSource(strings = {"list", "eligibility"})
  void failureOfACustomerIsAnElement(String command) {
    createdTransfer();
    String other = simulator.addCustomer("Adatum").tenantId();
    CliRunner.Result result =
        input(
                UNKNOWN,
                "# a comment",
                "",
                " {" + customer.tenantId() + "} # Contoso",
                other,
                UNKNOWN)
            .run(command, "--customers", "-", "-o", "json");
    assertThat(result.exitCode()).as(result.err()).isEqualTo(ExitCode.INCOMPLETE);
    JsonArray all = tree(result.out()).getAsJsonArray();
    assertThat(all).hasSize(3);
    JsonObject failed = all.get(0).getAsJsonObject();
    assertThat(failed.get("customerId").getAsString()).isEqualTo(UNKNOWN);
    assertThat(failed.getAsJsonObject("error").get("status").getAsInt()).isEqualTo(404);
    assertThat(failed.getAsJsonObject("error").get("code").getAsString()).isEqualTo("60003");
    JsonObject found = all.get(1).getAsJsonObject();
    String property = command.equals("list") ? "transfers" : "subscriptions";
    assertThat(found.keySet()).containsExactly("customerId", property);
    assertThat(found.getAsJsonArray(property)).isNotEmpty();
    assertThat(all.get(2).getAsJsonObject().getAsJsonArray(property)).isEmpty();
    assertThat(
            tree(result.err())
                .getAsJsonObject()
                .getAsJsonObject("error")
                .get("message")
                .getAsString())
        .isEqualTo(command + ": 1 of 3 customers could not be read");
    assertThat(logins()).isEqualTo(1);
  }

  @Test
  void successOfAllIsASuccess() {
    String other = simulator.addCustomer("Adatum").tenantId();
    CliRunner.Result result =
        source().run("list", "--customer", customer.tenantId(), "--customer", other, "-o", "jsonl");
    assertThat(result.exitCode()).isZero();
    assertThat(result.err()).isEmpty();
    assertThat(result.out().lines()).hasSize(2);
  }

  @Test
  void resultsAreInTheOrderOfTheFile() {
    String[] ids = new String[20];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = simulator.addCustomer("Customer " + i).tenantId();
    }
    ConcurrentLinkedQueue<Duration> pauses = new ConcurrentLinkedQueue<>();
    CliRunner.Result result =
        input(ids)
            .withSleeper(pauses::add)
            .run("list", "--customers", "-", "--query", "$[*].customerId");
    assertThat(result.out().lines()).containsExactly(ids);
    assertThat(pauses).isNotEmpty();
    assertThat(logins()).isEqualTo(1);
  }

  @Test
  void rowsNameTheCustomer(@TempDir Path folder) throws Exception {
    String id = createdTransfer();
    Path file = folder.resolve("customers.csv");
    Files.writeString(
        file,
        "name,customer,note\n\"Adatum, Inc.\",%s,x\nContoso,%s\n"
            .formatted(UNKNOWN, customer.tenantId()));
    CliRunner.Result csv = source().run("list", "--customers", file.toString(), "-o", "csv");
    assertThat(csv.exitCode()).isEqualTo(ExitCode.INCOMPLETE);
    List<String> lines = csv.out().lines().toList();
    assertThat(lines).hasSize(3);
    assertThat(lines.get(1))
        .startsWith(UNKNOWN + ",,,")
        .contains(",60003,\"list was refused: HTTP 404");
    assertThat(lines.get(2)).startsWith(customer.tenantId() + "," + id + ",Active,");
    assertThat(lines).allMatch(line -> line.split(",", -1).length >= 18);

    CliRunner.Result table = source().run("list", "--customers", file.toString());
    assertThat(table.out().lines().toList())
        .hasSize(3)
        .element(2)
        .asString()
        .matches(customer.tenantId() + "  " + id + "  Active  .*");
  }

  @Test
  void terminalHasASectionPerCustomer() {
    createdTransfer();
    CliRunner.Result result =
        input(customer.tenantId(), UNKNOWN)
            .with("NO_COLOR", "1")
            .withTerminal(new FakeTerminal(true, 80, 24, null))
            .run("eligibility", "--customers", "-");
    assertThat(result.out())
        .startsWith("Customer " + customer.tenantId() + System.lineSeparator() + "SUBSCRIPTION")
        .contains("Customer " + UNKNOWN + System.lineSeparator() + "eligibility was refused");
  }

  @Test
  void deadLoginEndsTheCommand() {
    CliRunner.Result result =
        input(customer.tenantId(), UNKNOWN)
            .with("PARTNER_CENTER_CLIENT_SECRET", "hunter2")
            .run("list", "--customers", "-", "-o", "csv");
    assertThat(result.exitCode()).isEqualTo(ExitCode.NOT_AUTHORIZED);
    assertThat(result.out().lines()).hasSize(1);
    assertThat(result.err().lines()).hasSize(1);
    assertThat(simulator.requests(Operation.LIST)).isEmpty();
  }

  @Test
  void noRelationshipIsARow() {
    String other = simulator.addCustomer("Adatum").tenantId();
    customer.endRelationship(simulator.sourcePartner());
    CliRunner.Result result =
        input(customer.tenantId(), other).run("list", "--customers", "-", "-o", "jsonl");
    assertThat(result.exitCode()).isEqualTo(ExitCode.INCOMPLETE);
    assertThat(result.out().lines().toList().get(0))
        .contains("\"customerId\":\"" + customer.tenantId() + "\",\"error\":{\"exitCode\":3");
  }

  @Test
  void watchReadsTheFile() {
    String id = createdTransfer();
    simulator.partnerAccepts(id);
    CliRunner.Result result =
        input(customer.tenantId(), simulator.addCustomer("Adatum").tenantId())
            .run("watch", "--customers", "-", "--interval", "1ms", "--query", "$.customerId");
    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.out().lines()).containsOnly(customer.tenantId());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                        | standard input: it has no customers",
        "# nothing                 | standard input: it has no customers",
        "customer                  | standard input: it has no customers",
        "abc                       | standard input: line 1: 'abc' is not a GUID",
        "customers,x;1,2           | line 1: 'customers,x' is not a GUID",
        "x,customer;1,2;3;4,       | line 2: '2' is not a GUID; line 3: '' is not a GUID",
        "\"                        | it is neither ids nor CSV",
      })
  void badFilesAreReportedBeforeAnythingIsSent(String lines, String message) {
    for (String command : List.of("list", "eligibility", "watch")) {
      CliRunner.Result result = input(lines.split(";", -1)).run(command, "--customers", "-");
      assertThat(result.exitCode()).as(result.all()).isEqualTo(ExitCode.BAD_INPUT);
      assertThat(result.err()).contains(message);
    }
    assertThat(simulator.requests()).isEmpty();
  }

  @Test
  void someCustomerIsNeeded() {
    CliRunner.Result result = source().run("list");
    assertThat(result.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.err()).contains("missing --customer=ID, or --customers");
  }
}
