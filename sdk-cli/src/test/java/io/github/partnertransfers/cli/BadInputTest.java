package io.github.partnertransfers.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Errors that are found before a request is sent: exit code 2, and the message has the cause. */
class BadInputTest extends SimulatorTest {
  private static final String ID = "823c6c3f-9259-4d51-bae2-5dd06743177f";

  @AfterEach
  void assertNothingSent() {
    assertThat(simulator.requests()).isEmpty();
  }

  private static void assertBad(CliRunner.Result result, String... parts) {
    assertThat(result.exitCode()).as(result.all()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).startsWith("transfers: ").contains(parts);
    assertThat(result.err().lines().toList()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "eligibility --customer nonsense",
        "list --customer nonsense",
        "get --customer nonsense --transfer " + ID,
        "accept --customer nonsense --transfer " + ID,
        "watch --customer nonsense"
      })
  void customerMustBeAGuid(String line) {
    assertBad(source().run(args(line)), "--customer", "'nonsense' is not a GUID");
  }

  @ParameterizedTest
  @ValueSource(strings = {"get", "accept", "reject", "cancel", "withdraw", "watch"})
  void transferMustBeAGuid(String command) {
    assertBad(
        source().run(command, "--customer", ID, "--transfer", "12"),
        "--transfer",
        "'12' is not a GUID");
  }

  @ParameterizedTest
  @ValueSource(strings = {"get", "accept", "reject", "cancel", "withdraw", "update"})
  void transferIsRequired(String command) {
    assertBad(source().run(command, "--customer", ID), "--transfer=ID", "--help");
  }

  @ParameterizedTest
  @CsvSource({
    "'', 'missing --target, --subscription'",
    "--source " + ID + " --subscription " + ID + ", missing --target",
    "--source " + ID + " --target " + UNKNOWN + ", missing --subscription",
    "--source 1, '--source'': ''1'' is not a GUID'",
    "--source " + ID + " --target 2, '--target'': ''2'' is not a GUID'",
    "--subscription 3, '''3'' is not a GUID'",
    "--source " + ID + " --target " + ID + " --subscription " + ID + ", are the same partner",
    "--file x.json --source " + ID + ", --file holds the whole request",
    "--file no-such-file.json, there is no file no-such-file.json",
    "--file ., . is a folder",
    "--request-id 4 --file x.json, '--request-id'': ''4'' is not a GUID'"
  })
  void createFlagErrors(String flags, String problem) {
    assertBad(source().run(args(("create --customer " + ID + " " + flags).strip())), problem);
  }

  @Test
  void createRejectsADuplicateSubscription() {
    assertBad(
        source()
            .run(
                args(
                    "create --customer %s --source %s --target %s --subscription %s %s",
                    ID, ID, UNKNOWN, ID, ID.toUpperCase(java.util.Locale.ROOT))),
        "given twice");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'a':1,§ 'b' 2}| is not JSON, at line 2 column 7",
        "{'a':| is not JSON, at line 1 column 6",
        "{'a':1} {}| is not JSON, at line 1 column 10",
        "[1]| must hold one JSON object, but is an array",
        "' '| is empty",
        "{'lineItems':[]}| sourcePartnerTenantId, targetPartnerTenantId are missing",
        "{'lineItems':[],'sourcePartnerTenantId':'a'}| targetPartnerTenantId is missing",
        "{'lineItems':[],'sourcePartnerTenantId':'a','targetPartnerTenantId':'b'}"
            + "| lineItems must be an array with at least one item",
        "{'lineItems':[{}],'sourcePartnerTenantId':'ID','targetPartnerTenantId':'ID'}"
            + "| lineItems[0].subscriptionId is missing",
        "{'lineItems':[{'subscriptionId':7}],'sourcePartnerTenantId':'ID',"
            + "'targetPartnerTenantId':'ID'}| lineItems[0].subscriptionId must be text, but is 7",
        "{'lineItems':[{'subscriptionId':'x'}],'sourcePartnerTenantId':'ID',"
            + "'targetPartnerTenantId':'ID'}| lineItems[0].subscriptionId must be a GUID",
        "{'lineItems':[3],'sourcePartnerTenantId':'ID','targetPartnerTenantId':'ID'}"
            + "| lineItems[0] must be an object",
        "{'sourcePartnerTenantId':'ID','targetPartnerTenantId':'ID'}"
            + "| sourcePartnerName, customerEmailId, transferType are missing",
        "{'sourcePartnerTenantId':'ID','sourcePartnerName':'F','customerEmailId':'e'}"
            + "| transferType is missing",
        "{'sourcePartnerTenantId':'no','sourcePartnerName':'F','customerEmailId':'e',"
            + "'transferType':5}| sourcePartnerTenantId must be a GUID",
        "{'sourcePartnerTenantId':'ID','sourcePartnerName':'F','customerEmailId':'',"
            + "'transferType':5}| customerEmailId must be text",
        "{'SourcePartnerTenantId':'ID'}| SourcePartnerTenantId must be spelled"
            + " sourcePartnerTenantId",
        "{'lineItems':[{'subscriptionid':'ID'}]}| lineItems[0].subscriptionid must be spelled"
            + " subscriptionId"
      })
  void createFileErrors(String json, String problem) {
    String text = json.replace("'", "\"").replace("\"ID\"", '"' + ID + '"').replace("§", "\n");
    assertBad(
        source().withInput(text).run("create", "--customer", ID, "--file", "-"),
        "standard input",
        problem);
  }

  @Test
  void updateFileErrors() {
    String line = "update --customer " + ID + " --transfer " + ID + " --file -";
    assertBad(source().withInput("{\n \"id\" }").run(args(line)), "not JSON, at line 2 column");
    assertBad(
        source().withInput("{\"id\": \"" + UNKNOWN + "\"}").run(args(line)),
        "its id is " + UNKNOWN + ", which is not that of --transfer");
    assertBad(source().withInput("{\"Status\": \"x\"}").run(args(line)), "must be spelled status");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"5", "2 s", "-1s", "366d", "0s", "999999999h", "s", "1.s", "3s3m", "1h1h"})
  void durationErrors(String duration) {
    assertBad(
        source().run("watch", "--customer", ID, "--interval", duration), "--interval", duration);
    assertBad(
        source().run("watch", "--customer", ID, "--timeout", duration), "--timeout", duration);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`` | which command?",
        "registr | did you mean",
        "register | '--url=URL'",
        "register --url https://a.example | '--event=NAME'",
        "register --event a | '--url=URL'",
        "register --url https://a.example --event a --nothing | --nothing is a flag",
        "register --url http://a.example?code=hunter2 --event a"
            + " | webhookUrl must be an absolute https URL",
        "update --url a.example?code=hunter2 --event a | webhookUrl must be an absolute https URL",
        "update --url https://a.example?code=hunter2#x --event a | must have no fragment",
        "test --id 7 | '7' is not a GUID",
        "test --id "
            + ID
            + " --request-id "
            + ID
            + " | --id sends no event: leave out --request-id",
        "test --wait --interval 5 | is not a duration",
      })
  void webhookErrors(String flags, String problem) {
    CliRunner.Result result = source().run(args(("webhooks " + flags).strip()));
    assertBad(result, problem);
    assertThat(result.err()).doesNotContain("hunter2");
  }

  @Test
  void eventMustNotBeEmpty() {
    assertBad(
        source().run("webhooks", "register", "--url", "https://a.example", "--event", ""),
        "webhooks register: webhookEvents must be names of events");
  }

  @Test
  void usageErrors() {
    assertBad(source().run(), "which command?", "see transfers --help");
    assertBad(source().run("creat"), "did you mean create?");
    assertBad(source().run("list", "--customer", ID, "-o", "xml"), "-o");
    assertBad(source().run("list", "--customer", ID, "--frobnicate"), "unknown flag --frobnicate");
    assertBad(source().run("simulate", "--port", "70000"), "--port must be between 0 and 65535");
  }

  @Test
  void secretFlagsDoNotExist() {
    CliRunner.Result result = source().run("list", "--customer", ID, "--client-secret", "hunter2");
    assertBad(result, "PARTNER_CENTER_CLIENT_SECRET");
    assertThat(result.err()).doesNotContain("hunter2");
    CliRunner.Result joined = source().run("list", "--customer", ID, "--refresh-token=hunter2");
    assertThat(joined.err()).contains("--refresh-token").doesNotContain("hunter2");
  }
}
