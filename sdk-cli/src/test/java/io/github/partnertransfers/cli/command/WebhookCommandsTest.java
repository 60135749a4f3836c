package io.github.partnertransfers.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.partnertransfers.cli.CliRunner;
import io.github.partnertransfers.cli.ExitCode;
import io.github.partnertransfers.cli.FakeTerminal;
import io.github.partnertransfers.cli.SimulatorTest;
import io.github.partnertransfers.contract.OffContract;
import io.github.partnertransfers.simulator.Fault;
import io.github.partnertransfers.simulator.Operation;
import io.github.partnertransfers.simulator.RecordedRequest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebhookCommandsTest extends SimulatorTest {
  private static final String URL = "https://partner.example.com/hook?code=1";
  private static final String FLAGS = " --url " + URL + " --event create-transfer test-created";
  private static final String ID = "04af2aea-d413-42db-824e-f328001484d1";

  private static void register() {
    simulator.registerWebhook(simulator.sourcePartner(), URL, "create-transfer", "test-created");
  }

  private static RecordedRequest last(Operation operation) {
    List<RecordedRequest> requests = simulator.requests(operation);
    return requests.get(requests.size() - 1);
  }

  @Test
  void eventsHaveALineEach() {
    CliRunner.Result result = source().run("webhooks", "events");
    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.out().lines()).contains("create-transfer", "test-created");
    assertThat(tree(source().run("webhooks", "events", "-o", "json").out()).getAsJsonArray())
        .hasSameSizeAs(result.out().lines().toList());
  }

  @Test
  void noEventsPrintASentence() {
    simulator.faults().always(Operation.LIST_WEBHOOK_EVENTS, json("[]"));
    assertThat(source().run("webhooks", "events").out())
        .isEqualToIgnoringNewLines("The service has no events.");
    assertThat(source().run("webhooks", "events", "-o", "json").out())
        .isEqualToIgnoringNewLines("[]");
  }

  @Test
  void registerThenShow() {
    CliRunner.Result registered = source().run(args("webhooks register" + FLAGS));
    assertThat(registered.exitCode()).as(registered.err()).isZero();
    assertThat(registered.out())
        .startsWith("Webhook " + URL)
        .contains("  Events    create-transfer")
        .contains("            test-created")
        .containsPattern("  Subscriber[0-9a-f-]{36}");
    assertThat(tree(last(Operation.CREATE_WEBHOOK_REGISTRATION).body()))
        .isEqualTo(
            tree(
                "{\"WebhookUrl\": \"%s\", \"WebhookEvents\": [\"create-transfer\", \"test-created\"]}"
                    .formatted(URL)));

    CliRunner.Result shown = source().run("webhooks", "show");
    assertThat(shown.out()).contains(URL, "test-created").doesNotContain("Subscriber");
    JsonObject json = tree(source().run("webhooks", "show", "-o", "json").out()).getAsJsonObject();
    assertThat(json.keySet()).containsExactly("WebhookUrl", "WebhookEvents");
  }

  @Test
  void registerTwiceIsRefusedAndUpdateReplaces() {
    register();
    CliRunner.Result refused = source().run(args("webhooks register" + FLAGS));
    assertThat(refused.exitCode()).isEqualTo(4);
    assertThat(refused.err())
        .startsWith("transfers: webhooks register was refused: HTTP 409: A registration already");

    CliRunner.Result updated =
        source()
            .run(
                args(
                    "webhooks update --url https://b.example --event a b a"
                        + " --signature-in-ms-header -o json"));
    assertThat(updated.exitCode()).as(updated.err()).isZero();
    JsonObject json = tree(updated.out()).getAsJsonObject();
    assertThat(json.getAsJsonArray("WebhookEvents")).hasSize(2);
    assertThat(json.get("SignatureTokenToMsSignatureHeader").getAsBoolean()).isTrue();
    assertThat(source().run("webhooks", "show").out()).contains("  Signature in x-ms-signature");
  }

  @Test
  void withoutARegistrationShowAndUpdateAndTestAreRefused() {
    for (String line :
        List.of("show", "update" + FLAGS, "test", "test --wait", "test --id " + ID)) {
      CliRunner.Result result = source().run(args("webhooks " + line));
      assertThat(result.exitCode()).as(line).isEqualTo(4);
      assertThat(result.out()).isEmpty();
      assertThat(result.err()).startsWith("transfers: webhooks ").contains("HTTP 404");
    }
  }

  @Test
  void unknownOutcomePrintsHowToResume() {
    simulator
        .faults()
        .always(Operation.CREATE_WEBHOOK_REGISTRATION, Fault.connectionReset().afterEffect());
    CliRunner.Result lost = source().run(args("webhooks register" + FLAGS));
    assertThat(lost.exitCode()).isEqualTo(6);
    assertThat(lost.err()).startsWith("transfers: webhooks register has an unknown outcome");
    String resume = lost.err().lines().toList().get(1).replaceFirst(".*\\./transfers ", "");
    assertThat(resume).contains("--request-id ");
    simulator.faults().clear();

    CliRunner.Result resumed = source().run(args(resume.replace("'", "")));
    assertThat(resumed.exitCode()).as(resumed.err()).isZero();
    assertThat(simulator.webhookRegistration(simulator.sourcePartner())).isPresent();
  }

  @Test
  void testPrintsTheIdAndHowToLook() {
    register();
    CliRunner.Result sent = source().run("webhooks", "test");
    assertThat(sent.exitCode()).as(sent.err()).isZero();
    String id = simulator.validationEvents(simulator.sourcePartner()).get(0).substring(18, 54);
    assertThat(sent.out())
        .contains("Test event " + id + " was sent.")
        .contains("  ./transfers webhooks test --id " + id);

    CliRunner.Result result = source().run("webhooks", "test", "--id", id);
    assertThat(result.exitCode()).isZero();
    assertThat(result.out())
        .startsWith("Test event " + id)
        .contains("completed: delivered to " + URL)
        .containsPattern("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\dZ  OK");
    assertThat(simulator.requests(Operation.CREATE_VALIDATION_EVENT)).hasSize(1);
  }

  @Test
  void testAsJson() {
    register();
    JsonObject sent = tree(source().run("webhooks", "test", "-o", "json").out()).getAsJsonObject();
    assertThat(sent.keySet()).containsExactly("correlationId");
    String id = sent.get("correlationId").getAsString();
    JsonObject result =
        tree(source().run("webhooks", "test", "--id", id, "-o", "json").out()).getAsJsonObject();
    assertThat(result.getAsJsonArray("results")).hasSize(1);
  }

  @Test
  void waitLooksUntilTheEventIsCompleted() {
    register();
    simulator.faults().next(Operation.GET_VALIDATION_EVENT, json("{\"status\": \"pending\"}"));
    simulator.faults().next(Operation.GET_VALIDATION_EVENT, json("{}"));
    simulator.faults().next(Operation.GET_VALIDATION_EVENT, answer(404, "{\"code\": \"1000\"}"));
    CliRunner.Result result = source().run(args("webhooks test --wait --interval 1ms"));
    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.out()).contains("completed: delivered to " + URL);
    assertThat(result.err())
        .containsPattern("test event [0-9a-f-]{36} was sent; looking at its result every 1ms");
    assertThat(simulator.requests(Operation.GET_VALIDATION_EVENT)).hasSize(4);
    assertThat(simulator.requests(Operation.CREATE_VALIDATION_EVENT)).hasSize(1);
  }

  @Test
  void waitEndsAtTheTimeout() {
    register();
    simulator.faults().always(Operation.GET_VALIDATION_EVENT, json("{\"status\": \"pending\"}"));
    CliRunner.Result result =
        source().run(args("webhooks test --wait --interval 1ms --timeout 20ms"));
    assertThat(result.exitCode()).isEqualTo(ExitCode.TIMED_OUT);
    assertThat(result.out()).isEmpty();
    assertThat(result.err())
        .containsPattern("has not completed test event [0-9a-f-]{36} within 20ms")
        .contains("look again with --id ");
  }

  @Test
  void waitEndsWithAFailureOfTheService() {
    register();
    simulator.faults().always(Operation.GET_VALIDATION_EVENT, answer(500, "{}"));
    CliRunner.Result result = source().run(args("webhooks test --wait --interval 1ms"));
    assertThat(result.exitCode()).isEqualTo(5);
    assertThat(result.err()).contains("was sent", "webhooks test failed: HTTP 500");
  }

  @Test
  void waitForAnEarlierEventSendsNoNewOne() {
    register();
    String id = simulator.sendValidationEvent(simulator.sourcePartner());
    simulator.faults().next(Operation.GET_VALIDATION_EVENT, json("{\"status\": \"pending\"}"));
    CliRunner.Result result = source().run(args("webhooks test --wait --interval 1ms --id %s", id));
    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(simulator.requests(Operation.CREATE_VALIDATION_EVENT)).isEmpty();
    assertThat(simulator.requests(Operation.GET_VALIDATION_EVENT)).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "completed | 'responseCode': 'OK'                                      | 0",
        "Completed | 'responseCode': 'Accepted', 'systemError': false          | 0",
        "completed | 'responseCode': '204'                                     | 0",
        "completed | 'responseCode': 'NotFound', 'responseMessage': 'no route' | 7",
        "completed | 'responseCode': 'OK', 'systemError': true                 | 7",
        "completed | 'responseMessage': 'timed out'                            | 7",
        "pending   | 'responseCode': 'BadGateway'                              | 0"
      })
  void exitCodeSaysWhetherTheEventWasDelivered(String status, String result, int exitCode) {
    String body =
        "{'correlationId': '%s', 'status': '%s', 'callbackUrl': 'https://a.example', 'results': [{%s}]}"
            .formatted(ID, status, result)
            .replace('\'', '"');
    simulator.faults().always(Operation.GET_VALIDATION_EVENT, json(body));
    CliRunner.Result table = source().run("webhooks", "test", "--id", ID);
    assertThat(table.exitCode()).as(table.all()).isEqualTo(exitCode);
    assertThat(table.out()).contains(status + ": ", "TIME");
    CliRunner.Result json = source().run("webhooks", "test", "--id", ID, "-o", "json");
    assertThat(json.exitCode()).isEqualTo(exitCode);
    assertThat(tree(json.out())).isEqualTo(tree(body));
  }

  @Test
  @OffContract("a page in place of JSON, and what no document has")
  void oddAnswers() {
    simulator.faults().next(Operation.GET_WEBHOOK_REGISTRATION, Fault.pageInsteadOfJson());
    assertThat(source().run("webhooks", "show").exitCode()).isEqualTo(5);
    simulator.faults().next(Operation.GET_WEBHOOK_REGISTRATION, json("{}"));
    assertThat(source().run("webhooks", "show").out())
        .isEqualToNormalizingNewlines("Webhook -\n  Events    -\n");
    simulator
        .faults()
        .next(
            Operation.GET_WEBHOOK_REGISTRATION,
            json("{\"webhookurl\": \"https://a\\u001b[2J\", \"WebhookEvents\": [\"a\\u202e\"]}"));
    assertThat(source().run("webhooks", "show").out())
        .contains("https://a[2J")
        .doesNotContain("\u001b", "\u202e");
    simulator.faults().next(Operation.LIST_WEBHOOK_EVENTS, json("{\"items\": []}"));
    assertThat(source().run("webhooks", "events").exitCode()).isEqualTo(5);
    simulator.faults().next(Operation.GET_VALIDATION_EVENT, json("{}"));
    assertThat(source().run("webhooks", "test", "--id", ID).out())
        .contains("Test event -", "no status: not delivered yet");
  }

  @Test
  void pagesFitTheWidth() {
    register();
    String id = simulator.sendValidationEvent(simulator.sourcePartner());
    CliRunner cli = source().withTerminal(new FakeTerminal(false, 60, 24, null));
    assertThat(cli.run("webhooks", "test", "--id", id).out().lines())
        .allMatch(line -> line.length() <= 66);
  }

  private static Fault json(String body) {
    return answer(200, body);
  }

  private static Fault answer(int status, String body) {
    return Fault.answer(status, body).header("Content-Type", "application/json");
  }
}
