package io.github.partnertransfers.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.partnertransfers.cli.CliRunner;
import io.github.partnertransfers.cli.ExitCode;
import io.github.partnertransfers.cli.SimulatorTest;
import io.github.partnertransfers.simulator.Operation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The flags of {@code create} and {@code accept} that take the place of a file. */
class RequestFlagsTest extends SimulatorTest {
  private static JsonObject last(Operation operation) {
    var requests = simulator.requests(operation);
    return tree(requests.get(requests.size() - 1).body()).getAsJsonObject();
  }

  private static void assertRefused(CliRunner.Result result, String message) {
    assertThat(result.exitCode()).as(result.all()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.err()).contains(message);
    assertThat(simulator.requests()).isEmpty();
  }

  @Test
  void asksForANewCommerceTransfer() {
    CliRunner.Result result =
        target()
            .run(
                "create",
                "--customer",
                customer.tenantId(),
                "--source",
                simulator.sourcePartner().tenantId(),
                "--source-name",
                "Fabrikam, Inc.",
                "--notify",
                "someone@example.com",
                "--product-type",
                "onlineservicesnce",
                "AzureReservation");
    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(last(Operation.CREATE))
        .isEqualTo(
            tree(
                """
                {"sourcePartnerTenantId": "%s", "sourcePartnerName": "Fabrikam, Inc.",
                 "customerEmailId": "someone@example.com", "transferType": 5,
                 "targetProductTypes": ["OnlineServicesNCE", "AzureReservation"]}
                """
                    .formatted(simulator.sourcePartner().tenantId())));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--notify a@b.c                                    | missing --source, --source-name",
        "--source %s --source-name A                       | missing --notify",
        "--source %s --source-name A --notify me           | --notify must be an e-mail address",
        "--source %s --notify a@b.c --subscription %s      | --subscription is not for new commerce",
        "--source %s --source-name A --notify a@b.c --target %s | are the same partner",
        "--source %s --source-name A --notify a@b.c --file x    | --file holds the whole request",
        "--product-type Software                           | missing --source, --source-name, --notify",
      })
  void refusesIncompleteNewCommerce(String flags, String message) {
    String id = simulator.sourcePartner().tenantId();
    assertRefused(
        target().run(args("create --customer %s " + flags, customer.tenantId(), id, id)), message);
  }

  @Test
  void sourceIsTheCallersTenant() {
    CliRunner.Result result =
        source()
            .run(
                args(
                    "create --customer %s --target %s --subscription %s",
                    customer.tenantId(),
                    simulator.targetPartner().tenantId(),
                    subscriptions()[0].id()));
    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(last(Operation.CREATE).get("sourcePartnerTenantId").getAsString())
        .isEqualToIgnoringCase(simulator.sourcePartner().tenantId());
  }

  @Test
  void sourceIsNeededIfTheTenantIsADomain() {
    String line = "create --customer %s --target %s --subscription %s";
    String[] arguments =
        args(line, customer.tenantId(), simulator.targetPartner().tenantId(), UNKNOWN);
    assertRefused(
        source().with("PARTNER_CENTER_TENANT_ID", "contoso.onmicrosoft.com").run(arguments),
        "missing --source: your tenant is set to contoso.onmicrosoft.com, which is not an id");
    assertRefused(
        source().without("PARTNER_CENTER_TENANT_ID").run(arguments), "missing --source (or");
    assertRefused(
        source()
            .run(args(line, customer.tenantId(), simulator.sourcePartner().tenantId(), UNKNOWN)),
        "--target is your tenant");
  }

  @Test
  void acceptsANewCommerceTransfer() {
    String id = simulator.targetRequests(customer);
    String first = subscriptions()[0].id(); // They get new ids.
    String second = subscriptions()[1].id();
    CliRunner.Result result =
        source()
            .run(
                args(
                    "accept %s --subscription %s --subscription %s:software",
                    transferFlags(id), subscriptions()[0].id(), subscriptions()[1].id()));
    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.out()).startsWith("Transfer " + id);
    assertThat(last(Operation.UPDATE))
        .isEqualTo(
            tree(
                """
                {"lineItems": [{"subscriptionId": "%s", "productType": "OnlineServicesNCE"},
                               {"subscriptionId": "%s", "productType": "Software"}]}
                """
                    .formatted(first, second)));
  }

  @ParameterizedTest
  @CsvSource({
    "x, must be a GUID",
    "00000000-0000-0000-0000-000000000000:, is not a product type",
    "':Software', must be a GUID",
    "00000000-0000-0000-0000-000000000000 00000000-0000-0000-0000-000000000000, given twice",
  })
  void refusesBadSubscriptions(String subscriptions, String message) {
    assertRefused(
        source()
            .run(args("accept --subscription " + subscriptions + " %s", transferFlags(UNKNOWN))),
        message);
  }
}
