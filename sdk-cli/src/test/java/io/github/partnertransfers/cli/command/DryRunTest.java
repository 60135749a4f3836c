package io.github.partnertransfers.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.partnertransfers.cli.CliRunner;
import io.github.partnertransfers.cli.ExitCode;
import io.github.partnertransfers.cli.FakeTerminal;
import io.github.partnertransfers.cli.SimulatorTest;
import io.github.partnertransfers.simulator.RecordedRequest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DryRunTest extends SimulatorTest {
  private static final String REGISTRATION =
      " --url https://partner.example.com/webhooks --event test-created";

  private static String line(String command) {
    return switch (command) {
      case "create" ->
          "create --customer %s --target %s --subscription %s"
              .formatted(
                  customer.tenantId(),
                  simulator.targetPartner().tenantId(),
                  subscriptions()[0].id());
      case "create --notify" ->
          "create --customer %s --source %s --source-name Fabrikam --notify ann@example.com"
              .formatted(customer.tenantId(), simulator.sourcePartner().tenantId());
      case "accept --subscription" ->
          "accept --subscription "
              + subscriptions()[0].id()
              + " "
              + transferFlags(simulator.targetRequests(customer));
      case "cancel" -> "cancel " + transferFlags(simulator.targetRequests(customer));
      case "webhooks register" -> command + REGISTRATION;
      case "webhooks update", "webhooks test" -> {
        source().run(args("webhooks register" + REGISTRATION));
        yield command + (command.endsWith("test") ? "" : REGISTRATION);
      }
      default -> command + " " + transferFlags(createdTransfer());
    };
  }

  private static CliRunner partner(String command) {
    return List.of("accept", "reject", "cancel", "create --notify").contains(command)
        ? target()
        : source();
  }

  private static JsonElement body(RecordedRequest request) {
    return request.body().isEmpty() ? tree("null") : tree(request.body());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "create",
        "create --notify",
        "accept",
        "accept --subscription",
        "reject",
        "cancel",
        "withdraw",
        "webhooks register",
        "webhooks update",
        "webhooks test",
      })
  void printsWhatIsSentAndSendsNothing(String command) {
    String line = line(command);
    int before = simulator.requests().size();
    CliRunner.Result dry =
        partner(command)
            .withTerminal(FakeTerminal.answering("n"))
            .run(args(line + " --dry-run -o json"));
    assertThat(dry.exitCode()).as(dry.err()).isZero();
    assertThat(dry.err()).isEmpty();
    int reads = command.equals("cancel") ? 2 : 0; // The login and the transfer.
    assertThat(simulator.requests()).hasSize(before + reads);
    JsonObject request = tree(dry.out()).getAsJsonObject();
    assertThat(request.keySet()).containsExactly("dryRun", "method", "url", "body");

    CliRunner.Result real = partner(command).run(args(line + " --yes"));
    if (real.exitCode() == ExitCode.BAD_INPUT) { // The command does not ask.
      real = partner(command).run(args(line));
    }
    assertThat(real.exitCode()).as(real.err()).isZero();
    List<RecordedRequest> all = simulator.requests();
    RecordedRequest sent = all.get(all.size() - 1);
    assertThat(request.get("method").getAsString()).isEqualTo(sent.method());
    assertThat(request.get("url").getAsString()).isEqualTo(simulator.url() + sent.path());
    assertThat(request.get("body")).isEqualTo(body(sent));
  }

  @Test
  void tableHasTheRequestAndSaysThatNothingWasSent() {
    String id = simulator.targetRequests(customer);
    String change =
        "{\"lineItems\":[{\"subscriptionId\":\"%s\"}]}".formatted(subscriptions()[0].id());
    CliRunner.Result dry =
        source().withInput(change).run(args("update --file - --dry-run %s", transferFlags(id)));
    assertThat(dry.out())
        .startsWith("PATCH " + simulator.url() + "/v1/customers/" + customer.tenantId())
        .contains("\"subscriptionId\": \"" + subscriptions()[0].id())
        .endsWith("Dry run: nothing was sent." + System.lineSeparator());
  }

  @Test
  void hasNoSecretsAndNoLogin() {
    CliRunner.Result dry =
        target()
            .with("PARTNER_CENTER_LOGIN_URL", "http://127.0.0.1:9")
            .run(args("reject --verbose --dry-run %s", transferFlags(UNKNOWN)));
    assertThat(dry.exitCode()).as(dry.err()).isZero();
    assertThat(dry.all())
        .doesNotContain(simulator.targetPartner().clientSecret())
        .doesNotContain("Bearer", "Authorization", "HTTP 400");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "create --dry-run --customer %s --subscription x",
        "create --dry-run --customer %s --source %s --source-name A --notify nobody",
        "update --dry-run --file nothing.json --customer %s --transfer %s",
        "webhooks register --dry-run --url http://partner.example.com --event test-created",
        "webhooks test --dry-run --id %s",
      })
  void checksTheInput(String line) {
    CliRunner.Result dry = source().run(args(line, customer.tenantId(), UNKNOWN));
    assertThat(dry.exitCode()).as(dry.all()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(dry.out()).isEmpty();
  }

  @Test
  void checksTheSettings() {
    CliRunner.Result dry =
        source()
            .without("PARTNER_CENTER_CLIENT_ID")
            .run(args("withdraw --dry-run %s", transferFlags(UNKNOWN)));
    assertThat(dry.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
  }
}
