package io.github.partnertransfers.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PartnerCenterSimulatorExtension.class)
final class LegacyTransferTest {

  private final PartnerCenterSimulator simulator;
  private ApiClient source;
  private ApiClient target;

  LegacyTransferTest(PartnerCenterSimulator simulator) {
    this.simulator = simulator;
  }

  @BeforeEach
  void createClients() {
    source = ApiClient.ofSource(simulator);
    target = ApiClient.ofTarget(simulator);
  }

  @Test
  void isActiveAfterCreation() {
    simulator.customer().subscriptions().get(0).addon("Audio Conferencing", 4);

    ApiClient.Response created = source.createLegacy(0, 1);

    assertThat(created.status()).isEqualTo(201);
    assertThat(created.header("Content-Type")).isEqualTo("application/json; charset=utf-8");
    assertThat(created.hasByteOrderMark()).isTrue();
    assertThat(created.value("/status")).isEqualTo("Active");
    assertThat(created.value("/createdTime")).matches(".*T\\d\\d:\\d\\d:\\d\\d\\.\\d{7}Z");
    assertThat(created.value("/lastModifiedTime")).matches(".*T\\d\\d:\\d\\d:\\d\\dZ");
    assertThat(created.value("/partnertenantid")).isEqualTo(simulator.sourcePartner().tenantId());
    assertThat(created.value("/lineItems/0/addonItems/0/quantity")).isEqualTo("4");
    assertThat(created.json().at("/lineItems/1/addonItems").isEmpty()).isTrue();
    assertThat(created.json().has("transferType")).isFalse();
    assertThat(created.value("/links/self/uri"))
        .isEqualTo("/customers/" + simulator.customer().tenantId() + "/transfers/" + created.id());
  }

  @Test
  void omitsFromTheCreateResponseWhatTheSampleOmits() {
    ApiClient.Response created = source.createLegacy(0);
    ApiClient.Response got = source.get(created.id());

    assertThat(created.json().has("sourcePartnerName")).isFalse();
    assertThat(created.json().at("/lineItems/0").has("partnerIdOnRecord")).isFalse();
    assertThat(got.value("/sourcePartnerName")).isEqualTo("Fabrikam");
    assertThat(got.value("/lineItems/0/partnerIdOnRecord")).isEqualTo("517285");
  }

  @Test
  void isVisibleToBothPartners() {
    String id = source.createLegacy(0).id();

    assertThat(source.get(id).value("/partnertenantid"))
        .isEqualTo(simulator.sourcePartner().tenantId());
    assertThat(target.get(id).value("/partnertenantid"))
        .isEqualTo(simulator.targetPartner().tenantId());
    assertThat(target.get(id).json().has("transferDirection")).isFalse();
    assertThat(target.list().value("/0/id")).isEqualTo(id);
  }

  @Test
  void completesWhenTheTargetAccepts() {
    String id = source.createLegacy(0, 1).id();

    ApiClient.Response accepted = target.accept(id);

    assertThat(accepted.status()).isEqualTo(200);
    assertThat(accepted.value("/attributes/objectType")).isEqualTo("TransferSubmitResult");
    assertThat(accepted.json().at("/orders").size()).isEqualTo(2);
    assertThat(accepted.json().at("/transferErrors").isEmpty()).isTrue();
    assertThat(accepted.value("/orders/0/lineItems/0/termDuration")).isEqualTo("P1Y");
    assertThat(accepted.value("/orders/1/lineItems/0/termDuration")).isEqualTo("P1M");
    assertThat(accepted.value("/orders/0/creationDate")).endsWith("+00:00");
    ApiClient.Response got = source.get(id);
    assertThat(got.value("/status")).isEqualTo("Complete");
    assertThat(got.json().has("completedTime")).isFalse();
    assertThat(got.value("/lineItems/1/status")).isEqualTo("Complete");
    assertThat(got.value("/lineItems/1/transferGroupId")).isEqualTo("1");
    assertThat(got.value("/lineItems/1/orderId")).isEqualTo(accepted.value("/orders/1/id"));
  }

  @Test
  void movesTheSubscriptionsToTheTarget() {
    String id = source.createLegacy(0).id();
    target.accept(id);

    assertThat(simulator.customer().subscriptions().get(0).partner())
        .isEqualTo(simulator.targetPartner());
    assertThat(source.createLegacy(0).error()).isEqualTo("400 800078");
  }

  @Test
  void showsItsLineItemsToTheTargetAtOnce() {
    String id = source.createLegacy(0).id();

    assertThat(target.get(id).json().path("lineItems"))
        .isEqualTo(source.get(id).json().path("lineItems"));
  }

  @Test
  void givesANewIdToAnAzureSubscriptionOnly() {
    simulator.customer().subscriptions().get(1).offerId("MS-AZR-0145P");
    List<String> before = subscriptionIds();

    target.accept(source.createLegacy(0, 1).id());

    assertThat(subscriptionIds().get(0)).isEqualTo(before.get(0));
    assertThat(subscriptionIds().get(1)).isNotEqualTo(before.get(1));
  }

  private List<String> subscriptionIds() {
    return simulator.customer().subscriptions().stream().map(SimulatedSubscription::id).toList();
  }

  @Test
  void completesPartiallyWhenALineItemFails() {
    simulator.customer().subscriptions().get(1).failsOnTransfer("SyncState must be SyncComplete");
    String id = source.createLegacy(0, 1).id();

    ApiClient.Response accepted = target.accept(id);

    assertThat(accepted.status()).isEqualTo(200);
    assertThat(accepted.json().at("/orders").size()).isEqualTo(1);
    assertThat(accepted.json().at("/transferErrors/0/code").intValue()).isEqualTo(900103);
    assertThat(accepted.value("/transferErrors/0/transferGroupId")).isEqualTo("1");
    assertThat(accepted.json().at("/transferErrors/0/lineItems/0").has("entitlementId")).isTrue();
    ApiClient.Response got = target.get(id);
    assertThat(got.value("/status")).isEqualTo("PartiallyComplete");
    assertThat(got.value("/lineItems/1/status")).isEqualTo("Failed");
    assertThat(got.value("/lineItems/1/transferError"))
        .isEqualTo(accepted.value("/transferErrors/0/description"));
    assertThat(got.json().at("/lineItems/1").has("orderId")).isFalse();
  }

  @Test
  void failsWhenEveryLineItemFails() {
    simulator.customer().subscriptions().get(0).failsOnTransfer("no");
    String id = source.createLegacy(0).id();
    target.accept(id);

    assertThat(source.get(id).value("/status")).isEqualTo("Failed");
  }

  @Test
  void failsForASubscriptionThatMovedBeforeAcceptance() {
    String id = source.createLegacy(0).id();
    SimulatedSubscription subscription = simulator.customer().subscriptions().get(0);
    subscription.heldBy(simulator.addPartner("Wingtip Toys"));
    target.accept(id);

    assertThat(source.get(id).value("/lineItems/0/transferError"))
        .startsWith("Subscription has already been transfered. Subscription: ");
  }

  @Test
  void isRejectedByTheTarget() {
    String id = source.createLegacy(0).id();

    ApiClient.Response rejected = target.update(id, "{'id':'" + id + "','status':'reject'}");

    assertThat(rejected.status()).isEqualTo(200);
    assertThat(rejected.value("/status")).isEqualTo("Reject");
    assertThat(source.get(id).value("/lastModifiedUser"))
        .isEqualTo(simulator.targetPartner().partner().userId());
    assertThat(target.accept(id).error()).isEqualTo("400 900102");
    assertThat(source.createLegacy(0).status()).isEqualTo(201);
  }

  @Test
  void isDeletedWhenTheSourceWithdraws() {
    String id = source.createLegacy(0).id();

    ApiClient.Response withdrawn = source.withdraw(id);

    assertThat(withdrawn.status()).isEqualTo(204);
    assertThat(withdrawn.body()).isEmpty();
    assertThat(source.get(id).error()).isEqualTo("404 900100");
    assertThat(target.accept(id).error()).isEqualTo("404 900100");
    assertThat(simulator.transfers()).isEmpty();
  }

  @Test
  void checksThePermissionsOfEachPartner() {
    String id = source.createLegacy(0).id();

    assertThat(target.createLegacy(1).error()).isEqualTo("403 900150");
    assertThat(source.accept(id).error()).isEqualTo("403 900150");
    assertThat(source.update(id, "{'status':'Reject'}").error()).isEqualTo("403 900150");
    assertThat(target.withdraw(id).error()).isEqualTo("403 900150");
    assertThat(source.get(id).value("/status")).isEqualTo("Active");
  }

  @Test
  void isInvisibleToAThirdPartner() {
    String id = source.createLegacy(0).id();
    ApiClient third = ApiClient.of(simulator, simulator.addPartner("Wingtip Toys"));

    assertThat(third.get(id).error()).isEqualTo("404 900100");
    assertThat(third.list().json().isEmpty()).isTrue();
  }

  @Test
  void doesNotSupportNewCommerceOperations() {
    String id = source.createLegacy(0).id();

    assertThat(target.update(id, "{'status':'Cancel'}").error()).isEqualTo("400 900141");
    assertThat(source.acceptRequested(id, 0).error()).isEqualTo("400 900141");
  }

  @Test
  void rejectsChangesInATerminalStatus() {
    String id = source.createLegacy(0).id();
    target.accept(id);

    assertThat(target.accept(id).error()).isEqualTo("400 900102");
    assertThat(target.update(id, "{'status':'reject'}").error()).isEqualTo("400 900102");
    assertThat(source.withdraw(id).error()).isEqualTo("400 900102");
  }
}
