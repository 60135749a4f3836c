package io.github.partnertransfers.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnertransfers.cli.CliRunner;
import io.github.partnertransfers.cli.FakeTerminal;
import io.github.partnertransfers.cli.SimulatorTest;
import io.github.partnertransfers.cli.output.Text;
import io.github.partnertransfers.contract.OffContract;
import io.github.partnertransfers.simulator.SubscriptionState;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadCommandsTest extends SimulatorTest {
  private static final String DOCUMENTED = "b67f0b00-f9e8-4c57-bcb5-0b8b95c6ccf0";
  private static final String NEW_COMMERCE = "425829ba-6938-4b55-af29-fbbd28ebeebf";

  @Test
  void eligibilityShowsReasons() {
    var suspended = customer.addSubscription("Power BI Pro").state(SubscriptionState.SUSPENDED);
    CliRunner.Result result = source().run("eligibility", "--customer", customer.tenantId());
    assertThat(result.exitCode()).isZero();
    assertThat(result.err()).isEmpty();
    assertThat(result.out())
        .contains("SUBSCRIPTION                          ELIGIBLE  REASON")
        .contains(suspended.id() + "  no        is in state: Suspended")
        .contains("3 of 4 subscriptions may be transferred.");
  }

  @Test
  void eligibilityShowsLongReasonsBelowTheRow() {
    createdTransfer();
    assertThat(source().run("eligibility", "--customer", customer.tenantId()).out())
        .contains("    subscription is already part of another transfer request id :")
        .contains("0 of 3 subscriptions may be transferred.");
  }

  @Test
  void eligibilityAsJsonEqualsTheResponse() throws Exception {
    customer.addSubscription("Power BI Pro").state(SubscriptionState.DELETED);
    CliRunner.Result result =
        source().run("eligibility", "--customer", customer.tenantId(), "-o", "json");
    String path = customer.tenantId() + "/transferseligibility?transferType=directtoindirect";
    assertThat(tree(result.out())).isEqualTo(tree(raw(path)));
  }

  @Test
  void emptyResultsPrintASentence() {
    String empty = simulator.addCustomer("Adatum").tenantId();
    assertThat(source().run("list", "--customer", empty).out())
        .isEqualToIgnoringNewLines("Customer " + empty + " has no transfers, ended ones included.");
    assertThat(source().run("eligibility", "--customer", empty).out())
        .isEqualToIgnoringNewLines(
            "Customer " + empty + " has no subscriptions with this partner.");
    assertThat(source().run("list", "--customer", empty, "-o", "json").out())
        .isEqualToIgnoringNewLines("[]");
  }

  @Test
  void listFitsTheWidth() {
    simulator.seedDocumentedTransfers();
    for (int columns : List.of(80, 100, 120, 200)) {
      CliRunner.Result result =
          source()
              .with("NO_COLOR", "1")
              .withTerminal(new FakeTerminal(true, columns, 24, null))
              .run("list", "--customer", DOCUMENTED);
      assertThat(result.exitCode()).isZero();
      assertThat(result.out().lines())
          .allSatisfy(line -> assertThat(Text.width(line)).isLessThanOrEqualTo(columns));
      assertThat(result.out())
          .contains("ab724652-3442-4912-8615-61525bb9903d  Reject")
          .contains("2019-10-09 22:44:13Z")
          .contains("9 transfers: 3 Reject, 4 Complete, 2 PartiallyComplete");
    }
  }

  @Test
  void wideListHasOneLinePerTransfer() {
    simulator.seedDocumentedTransfers();
    CliRunner.Result result =
        source()
            .with("NO_COLOR", "1")
            .withTerminal(new FakeTerminal(true, 130, 24, null))
            .run("list", "--customer", DOCUMENTED);
    assertThat(result.out().lines().toList()).hasSize(1 + 9 + 2);
    assertThat(result.out().lines().findFirst().orElseThrow())
        .matches("TRANSFER +STATUS +CREATED +FROM +TO +ITEMS");
    assertThat(result.out()).contains("Test_Test_09092019GBL");
  }

  @Test
  void listAsJsonEqualsTheResponse() throws Exception {
    simulator.seedDocumentedTransfers();
    CliRunner.Result result = source().run("list", "--customer", DOCUMENTED, "-o", "json");
    assertThat(tree(result.out())).isEqualTo(tree(raw(DOCUMENTED + "/transfers")));
    assertThat(result.out()).contains("\"createdTime\": \"2019-10-09T22:44:13.5411441Z\"");
  }

  @Test
  void getExplainsTheStatus() {
    String id = simulator.targetRequests(customer);
    CliRunner.Result result = source().run(args("get %s", transferFlags(id)));
    assertThat(result.exitCode()).isZero();
    assertThat(result.out())
        .startsWith("Transfer " + id)
        .contains("Pending: waiting for Fabrikam (the source partner) to accept")
        .contains("  Customer  Contoso (" + customer.tenantId() + ")")
        .contains("  Items     no items yet");
  }

  @Test
  void getShowsItemsWithTheirErrors() {
    customer.addSubscription("Dynamics 365").failsOnTransfer("Not synchronized");
    String id = createdTransfer();
    simulator.partnerAccepts(id);
    CliRunner cli =
        source().with("NO_COLOR", "1").withTerminal(new FakeTerminal(true, 80, 24, null));
    assertThat(cli.run(args("get %s", transferFlags(id))).out())
        .contains("PartiallyComplete: it ended with some items moved and some failed")
        .containsPattern("Office 365 E1 +25 +Complete\\R +new order [0-9a-f-]{36}")
        .containsPattern("Dynamics 365 +1 +Failed\\R +Not synchronized")
        .contains("3/4 done, 1 failed");
  }

  @Test
  void getShowsNewCommerceItems() {
    simulator.seedDocumentedTransfers();
    assertThat(
            source()
                .run(
                    args(
                        "get --customer %s --transfer 1c53f090-7a5d-454f-bffa-696650863e79",
                        NEW_COMMERCE))
                .out())
        .contains("Complete: everything was moved")
        .contains("  Type      ModernAzure (3)")
        .contains("  Completed 2024-04-24 19:36:12Z")
        .contains("  Items     2/2 done")
        .containsPattern("bc857bb7-45ad-4667-b369-14126df2f74c +AzureReservation +0 +-");
  }

  @Test
  @OffContract("what no document has")
  void getAsJsonKeepsUnknownProperties() throws Exception {
    String id = "11111111-2222-3333-4444-555555555555";
    simulator.addTransfer(
        """
        {"id": "%s", "customerTenantId": "%s", "status": "Simmering", "transferType": {"name": "X"},
         "partnertenantid": null, "later": {"a": [1, "2", null]}, "quantity": 12345678901234567890,
         "lineItems": [null, {"status": 7, "quantity": "three"}]}
        """
            .formatted(id, customer.tenantId()));
    CliRunner.Result json = source().run(args("get %s -o json", transferFlags(id)));
    assertThat(tree(json.out())).isEqualTo(tree(raw(customer.tenantId() + "/transfers/" + id)));
    assertThat(json.out()).contains("12345678901234567890");
    CliRunner.Result table = source().run(args("get %s", transferFlags(id)));
    assertThat(table.exitCode()).isZero();
    assertThat(table.out()).contains("Simmering: a status that is not documented");
  }
}
