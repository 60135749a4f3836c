package io.github.partnertransfers.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.partnertransfers.simulator.Fault;
import io.github.partnertransfers.simulator.Operation;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Errors on stderr with {@code -o json}. */
class JsonErrorTest extends SimulatorTest {
  private static JsonObject error(CliRunner.Result result) {
    assertThat(result.out()).isEmpty();
    assertThat(result.err().lines()).as(result.err()).hasSize(1);
    JsonObject error = tree(result.err()).getAsJsonObject().getAsJsonObject("error");
    assertThat(error.keySet())
        .containsExactly(
            "exitCode", "code", "message", "status", "requestId", "correlationId", "resume");
    assertThat(error.get("exitCode").getAsInt()).isEqualTo(result.exitCode());
    return error;
  }

  @Test
  void refusedRequest() {
    JsonObject error = error(source().run(args("get -o json %s", transferFlags(UNKNOWN))));
    assertThat(error.get("exitCode").getAsInt()).isEqualTo(ExitCode.REFUSED);
    assertThat(error.get("code").getAsString()).isEqualTo("900100");
    assertThat(error.get("status").getAsInt()).isEqualTo(404);
    assertThat(error.get("message").getAsString()).startsWith("get was refused: HTTP 404");
    assertThat(error.get("requestId").getAsString()).matches("[0-9a-f-]{36}");
    assertThat(error.get("correlationId").getAsString()).matches("[0-9a-f-]{36}");
    assertThat(error.get("resume").isJsonNull()).isTrue();
  }

  @Test
  void unknownOutcomeHasTheCommandLineThatResumes() {
    String id = createdTransfer();
    simulator.faults().next(Operation.ACCEPT, 4, Fault.connectionReset().afterEffect());
    String command = "accept " + transferFlags(id) + " -o jsonl";
    JsonObject error = error(target().run(args(command)));
    assertThat(error.get("exitCode").getAsInt()).isEqualTo(ExitCode.OUTCOME_UNKNOWN);
    assertThat(error.get("resume").getAsString())
        .isEqualTo(
            "./transfers " + command + " --request-id " + error.get("requestId").getAsString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "list -o json",
        "list -ojson --customer x",
        "list -o=JSONL --customer",
        "-o json list",
        "list --output json --nothing",
        "list --output=jsonl argument",
        "list -o json --customer 823c6c3f-9259-4d51-bae2-5dd06743177f --query $[ ",
        "webhooks register -o json --url x",
        "list -o json --customer 823c6c3f-9259-4d51-bae2-5dd06743177f --ca-file nothing.pem",
      })
  void wrongUsage(String line) {
    JsonObject error = error(source().run(line.strip().split(" ", -1)));
    assertThat(error.get("exitCode").getAsInt()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(error.get("code").isJsonNull()).isTrue();
    assertThat(error.get("message").getAsString()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"list -o table", "list", "list -o csv", "list -o jsonx", "--nothing -o json"})
  void wrongUsageAsText(String line) {
    CliRunner.Result result = source().run(line.split(" ", -1));
    assertThat(result.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.err()).startsWith("transfers: ");
  }

  @Test
  void fileNamedJsonIsNoFormat(@TempDir Path folder) {
    CliRunner.Result result =
        source().run("batch", "plan", folder.resolve("no.csv").toString(), "-o", "json");
    assertThat(result.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.err()).startsWith("transfers: ");
  }

  @Test
  void watchThatTimesOut() {
    createdTransfer();
    CliRunner.Result result =
        source()
            .run(
                args(
                    "watch -o json --interval 1ms --timeout 50ms --customer %s",
                    customer.tenantId()));
    assertThat(result.exitCode()).isEqualTo(ExitCode.TIMED_OUT);
    JsonObject error = tree(result.err()).getAsJsonObject().getAsJsonObject("error");
    assertThat(error.get("exitCode").getAsInt()).isEqualTo(ExitCode.TIMED_OUT);
    assertThat(error.get("message").getAsString()).contains("not ended after 50ms");
  }

  @Test
  void acceptanceThatMovesNothing() {
    for (var subscription : subscriptions()) {
      subscription.failsOnTransfer("Not synchronized");
    }
    String id = createdTransfer();
    CliRunner.Result result = target().run(args("accept -o json %s", transferFlags(id)));
    assertThat(result.exitCode()).as(result.all()).isEqualTo(ExitCode.NOT_COMPLETE);
    assertThat(tree(result.out()).getAsJsonObject().getAsJsonArray("orders")).isEmpty();
    JsonObject error = tree(result.err()).getAsJsonObject().getAsJsonObject("error");
    assertThat(error.get("message").getAsString()).startsWith("accept: nothing was moved");
    simulator.reset();
    for (var subscription : subscriptions()) {
      subscription.failsOnTransfer("Not synchronized");
    }
    CliRunner.Result page = target().run(args("accept %s", transferFlags(createdTransfer())));
    assertThat(page.exitCode()).isEqualTo(ExitCode.NOT_COMPLETE);
    assertThat(page.out()).startsWith("Nothing was moved: no new order, ");
  }
}
