package io.github.partnertransfers.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(PartnerCenterSimulatorExtension.class)
final class NewCommerceTransferTest {

  private final PartnerCenterSimulator simulator;
  private ApiClient source;
  private ApiClient target;

  NewCommerceTransferTest(PartnerCenterSimulator simulator) {
    this.simulator = simulator;
  }

  @BeforeEach
  void createClients() {
    source = ApiClient.ofSource(simulator);
    target = ApiClient.ofTarget(simulator);
  }

  @Test
  void isPendingAfterCreation() {
    ApiClient.Response requested = target.requestTransfer();

    assertThat(requested.status()).isEqualTo(201);
    assertThat(requested.value("/status")).isEqualTo("Pending");
    assertThat(requested.json().at("/transferType").isInt()).isTrue();
    assertThat(requested.value("/targetPartnerEmailId")).isEqualTo("free text");
    assertThat(requested.value("/targetPartnerTenantId"))
        .isEqualTo(simulator.targetPartner().tenantId());
    assertThat(requested.value("/customerName")).isEqualTo("Contoso");
    assertThat(requested.json().has("lineItems")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"3", "5", "'5'", "'NewCommerce'", "'modernAzure'"})
  void echoesTheTransferTypeWithItsJsonType(String transferType) {
    ApiClient.Response requested =
        target.create(
            "{'sourcePartnerTenantId':'%s','sourcePartnerName':'s','customerEmailId':'e','transferType':%s,'targetProductTypes':['SaaS'],'partnerOnRecord':'517285'}"
                .formatted(simulator.sourcePartner().tenantId(), transferType));

    assertThat(requested.json().at("/transferType").toString())
        .isEqualTo(transferType.replace('\'', '"'));
    assertThat(requested.value("/targetProductTypes/0")).isEqualTo("SaaS");
    assertThat(requested.value("/partnerOnRecord")).isEqualTo("517285");
  }

  @Test
  void hasADirectionPerPartner() {
    String id = target.requestTransfer().id();

    assertThat(source.get(id).json().at("/transferDirection").intValue()).isEqualTo(2);
    assertThat(target.get(id).json().at("/transferDirection").intValue()).isEqualTo(1);
    assertThat(source.get(id).value("/partnertenantid"))
        .isEqualTo(simulator.sourcePartner().tenantId());
  }

  @Test
  void completesWhenTheSourceAcceptsWithLineItems() {
    String id = target.requestTransfer().id();

    ApiClient.Response accepted = source.acceptRequested(id, 0, 2);

    assertThat(accepted.status()).isEqualTo(200);
    assertThat(accepted.value("/status")).isEqualTo("Complete");
    assertThat(accepted.value("/completedTime")).matches(".*\\.\\d{7}Z");
    assertThat(accepted.json().at("/lineItems").size()).isEqualTo(2);
    assertThat(accepted.json().at("/lineItems/0/productType").intValue()).isEqualTo(5);
    assertThat(accepted.json().at("/lineItems/0/quantity").intValue()).isZero();
    assertThat(accepted.value("/lineItems/0/billingCycle")).isEqualTo("unknown");
    assertThat(accepted.value("/lineItems/0/subscriptionId"))
        .isEqualToIgnoringCase(simulator.customer().subscriptions().get(0).id());
  }

  @Test
  void canBeCanceledByTheTargetOnly() {
    String id = target.requestTransfer().id();

    assertThat(source.update(id, "{'status':'Cancel'}").error()).isEqualTo("403 900150");
    ApiClient.Response canceled = target.update(id, "{'id':'" + id + "','status':'Cancel'}");
    assertThat(canceled.status()).isEqualTo(200);
    assertThat(canceled.value("/status")).isEqualTo("Cancel");
    assertThat(source.acceptRequested(id, 0).error()).isEqualTo("400 900102");
  }

  @Test
  void expiresWithoutAcceptance() {
    simulator.expireAfter(Duration.ofDays(7));
    String id = target.requestTransfer().id();
    simulator.clock().advance(Duration.ofDays(7).minusMinutes(1));
    createClients();
    assertThat(target.get(id).value("/status")).isEqualTo("Pending");

    simulator.clock().advance(Duration.ofMinutes(1));

    assertThat(target.get(id).value("/status")).isEqualTo("Expired");
    assertThat(source.acceptRequested(id, 0).error()).isEqualTo("400 900102");
  }

  @Test
  void canBeAcceptedByTheSourceOnly() {
    String id = target.requestTransfer().id();

    assertThat(target.acceptRequested(id, 0).error()).isEqualTo("403 900150");
  }

  @Test
  void doesNotSupportLegacyOperations() {
    String id = target.requestTransfer().id();

    assertThat(source.accept(id).error()).isEqualTo("400 900141");
    assertThat(source.update(id, "{'status':'reject'}").error()).isEqualTo("400 900141");
    assertThat(target.withdraw(id).error()).isEqualTo("400 900141");
  }

  @Test
  void requiresLineItemsOrAKnownStatus() {
    String id = target.requestTransfer().id();

    assertThat(source.update(id, "{'status':'Pending'}").error()).isEqualTo("400 800002");
    assertThat(source.update(id, "{'lineItems':[{'productType':'OnlineServicesNCE'}]}").error())
        .isEqualTo("400 800002");
    String subscription = simulator.customer().subscriptions().get(0).id();
    assertThat(
            source.update(id, "{'lineItems':[{'subscriptionId':'" + subscription + "'}]}").error())
        .isEqualTo("400 800002");
    assertThat(source.update(id, "{'id':'" + subscription + "','status':'Cancel'}").error())
        .isEqualTo("400 3000");
  }
}
