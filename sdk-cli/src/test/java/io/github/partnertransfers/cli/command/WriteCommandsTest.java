package io.github.partnertransfers.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.partnertransfers.cli.CliRunner;
import io.github.partnertransfers.cli.ExitCode;
import io.github.partnertransfers.cli.SimulatorTest;
import io.github.partnertransfers.contract.OffContract;
import io.github.partnertransfers.simulator.Fault;
import io.github.partnertransfers.simulator.Operation;
import io.github.partnertransfers.simulator.RecordedRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WriteCommandsTest extends SimulatorTest {
  private static String create() {
    return "create --customer %s --source %s --target %s --subscription %s %s"
        .formatted(
            customer.tenantId(),
            simulator.sourcePartner().tenantId(),
            simulator.targetPartner().tenantId(),
            subscriptions()[0].id(),
            subscriptions()[1].id());
  }

  private static RecordedRequest last(Operation operation) {
    var requests = simulator.requests(operation);
    return requests.get(requests.size() - 1);
  }

  private static String status() {
    return simulator.transfers().get(0).status();
  }

  @Test
  void createWithFlagsShowsTheTransfer() {
    CliRunner.Result result = source().run(args(create()));
    assertThat(result.exitCode()).isZero();
    assertThat(result.out())
        .contains("Transfer " + simulator.transfers().get(0).id())
        .contains("Active: waiting for the target partner to accept or reject")
        .contains("Office 365 E1");
    assertThat(tree(last(Operation.CREATE).body()).getAsJsonObject().getAsJsonArray("lineItems"))
        .hasSize(2);
  }

  @Test
  void createAsJsonPrintsTheResponse() {
    JsonObject json = tree(source().run(args(create() + " -o json")).out()).getAsJsonObject();
    assertThat(json.get("status").getAsString()).isEqualTo("Active");
    assertThat(json.get("id").getAsString()).isEqualTo(simulator.transfers().get(0).id());
  }

  @Test
  @OffContract("a property that the document doesn't have")
  void createFromLegacyFileKeepsUnknownProperties(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("my request.json");
    Files.writeString(
        file,
        """
        {"sourcePartnerTenantId": "%s", "targetPartnerTenantId": "%s", "extra": {"n": 1},
         "lineItems": [{"subscriptionId": "%s", "partnerIdOnRecord": "517285"}]}
        """
            .formatted(
                simulator.sourcePartner().tenantId(),
                simulator.targetPartner().tenantId(),
                subscriptions()[0].id()));
    CliRunner.Result result =
        source().run("create", "--customer", customer.tenantId(), "--file", file.toString());
    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(tree(last(Operation.CREATE).body())).isEqualTo(tree(Files.readString(file)));
  }

  @Test
  void createNewCommerceFromStandardInput() {
    String request =
        """
        {"sourcePartnerTenantId": "%s", "sourcePartnerName": "Fabrikam",
         "customerEmailId": "someone@example.com", "transferType": 5}
        """
            .formatted(simulator.sourcePartner().tenantId());
    CliRunner.Result result =
        target().withInput(request).run("create", "--customer", customer.tenantId(), "--file", "-");
    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.out()).contains("Pending: waiting for Fabrikam (the source partner)");
    assertThat(tree(last(Operation.CREATE).body())).isEqualTo(tree(request));
  }

  @Test
  void createWithUnknownOutcomePrintsHowToResume() {
    simulator.faults().next(Operation.CREATE, 4, Fault.connectionReset().afterEffect());
    CliRunner.Result lost = source().run(args(create()));
    assertThat(lost.exitCode()).isEqualTo(ExitCode.OUTCOME_UNKNOWN);
    assertThat(lost.out()).isEmpty();
    String requestId = last(Operation.CREATE).header("MS-RequestId").orElseThrow();
    String resume = "./transfers " + create() + " --request-id " + requestId;
    assertThat(lost.err())
        .contains("unknown outcome")
        .contains("request id " + requestId)
        .contains("transfers: resume with: " + resume);

    CliRunner.Result resumed = source().run(args(resume.replace("./transfers ", "")));
    assertThat(resumed.exitCode()).isZero();
    assertThat(last(Operation.CREATE).header("MS-RequestId")).contains(requestId);
    assertThat(simulator.transfers()).hasSize(1);
  }

  @Test
  void interruptedWritePrintsHowToResume() {
    CliRunner cli = source();
    StringBuilder pending = new StringBuilder();
    simulator.onRequest(
        request -> {
          if (request.operation() == Operation.CREATE) {
            pending.append(cli.interrupts().size());
            cli.interrupts().forEach(Runnable::run);
          }
        });
    CliRunner.Result result = cli.run(args(create()));
    assertThat(pending).hasToString("1");
    assertThat(cli.interrupts()).isEmpty();
    assertThat(result.err())
        .contains("create: interrupted: whether it was carried out is unknown")
        .contains("--request-id " + last(Operation.CREATE).header("MS-RequestId").orElseThrow());
  }

  @Test
  void acceptShowsOrdersAndErrors() {
    customer.addSubscription("Dynamics 365").failsOnTransfer("Not synchronized");
    String id = createdTransfer();
    CliRunner.Result result = target().run(args("accept %s", transferFlags(id)));
    assertThat(result.exitCode()).isZero();
    assertThat(result.out())
        .contains("Accepted: 3 new orders, 1 error.")
        .containsPattern("[0-9a-f-]{36} +Office 365 E1 +25 +completed")
        .contains("Error 900103: Not synchronized");
    assertThat(status()).isEqualTo("PartiallyComplete");
  }

  @Test
  void acceptAsJson() {
    String id = createdTransfer();
    JsonObject json =
        tree(target().run(args("accept %s -o json", transferFlags(id))).out()).getAsJsonObject();
    assertThat(json.getAsJsonArray("orders")).hasSize(3);
    assertThat(json.getAsJsonArray("transferErrors")).isEmpty();
  }

  @Test
  void reject() {
    String id = createdTransfer();
    CliRunner.Result result = target().run(args("reject %s", transferFlags(id)));
    assertThat(result.out())
        .contains("Reject: Northwind Traders (the target partner) rejected it; nothing was moved");
    assertThat(status()).isEqualTo("Reject");
  }

  @Test
  void rejectAsJson() {
    String id = createdTransfer();
    CliRunner.Result result = target().run(args("reject %s -o json", transferFlags(id)));
    assertThat(tree(result.out()).getAsJsonObject().get("status").getAsString())
        .isEqualTo("Reject");
  }

  @Test
  void cancelSendsTheDocumentedBody() {
    String id = simulator.targetRequests(customer);
    CliRunner.Result result = target().run(args("cancel %s", transferFlags(id)));
    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.out()).contains("took the request back");
    assertThat(tree(last(Operation.UPDATE).body()).getAsJsonObject().keySet())
        .containsExactlyInAnyOrder(
            "id", "status", "targetPartnerTenantId", "sourcePartnerTenantId", "customerName");
    assertThat(status()).isEqualTo("Cancel");
  }

  @Test
  void cancelAsJson() {
    String id = simulator.targetRequests(customer);
    CliRunner.Result result = target().run(args("cancel %s -o json", transferFlags(id)));
    assertThat(tree(result.out()).getAsJsonObject().get("status").getAsString())
        .isEqualTo("Cancel");
  }

  @Test
  void withdraw() {
    assertThat(source().run(args("withdraw %s", transferFlags(createdTransfer()))).out())
        .startsWith("Withdrawn: transfer ");
    assertThat(simulator.transfers()).isEmpty();
    CliRunner.Result json =
        source().run(args("withdraw %s -o json", transferFlags(createdTransfer())));
    JsonObject object = tree(json.out()).getAsJsonObject();
    assertThat(object.get("customer").getAsString()).isEqualTo(customer.tenantId());
    assertThat(object.get("withdrawn").getAsBoolean()).isTrue();
  }

  @Test
  @OffContract("a property that the document doesn't have")
  void updateSendsTheFileUnchanged() {
    String change =
        """
        {"lineItems": [{"subscriptionId": "%s", "productType": "OnlineServicesNCE", "x": 1.50}]}
        """
            .formatted(subscriptions()[0].id());
    String id = simulator.targetRequests(customer);
    CliRunner.Result result =
        source().withInput(change).run(args("update %s --file -", transferFlags(id)));
    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.out()).contains("Complete: everything was moved");
    assertThat(last(Operation.UPDATE).body()).contains("\"x\":1.50");
    assertThat(tree(last(Operation.UPDATE).body())).isEqualTo(tree(change));
  }
}
