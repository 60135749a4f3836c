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
  private Caller source;
  private Caller target;

  NewCommerceTransferTest(PartnerCenterSimulator simulator) {
    this.simulator = simulator;
  }

  @BeforeEach
  void logIn() {
    source = Caller.source(simulator);
    target = Caller.target(simulator);
  }

  @Test
  void isPendingOnceRequested() {
    Caller.Reply requested = target.request();

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
  void echoesTheTransferTypeInTheKindItCameIn(String transferType) {
    Caller.Reply requested =
        target.create(
            "{'sourcePartnerTenantId':'%s','sourcePartnerName':'s','customerEmailId':'e','transferType':%s,'targetProductTypes':['SaaS'],'partnerOnRecord':'517285'}"
                .formatted(simulator.sourcePartner().tenantId(), transferType));

    assertThat(requested.json().at("/transferType").toString())
        .isEqualTo(transferType.replace('\'', '"'));
    assertThat(requested.value("/targetProductTypes/0")).isEqualTo("SaaS");
    assertThat(requested.value("/partnerOnRecord")).isEqualTo("517285");
  }

  @Test
  void showsEachPartnerItsDirection() {
    String id = target.request().id();

    assertThat(source.get(id).json().at("/transferDirection").intValue()).isEqualTo(2);
    assertThat(target.get(id).json().at("/transferDirection").intValue()).isEqualTo(1);
    assertThat(source.get(id).value("/partnertenantid"))
        .isEqualTo(simulator.sourcePartner().tenantId());
  }

  @Test
  void completesWhenTheSourceAcceptsWithLineItems() {
    String id = target.request().id();

    Caller.Reply accepted = source.acceptRequested(id, 0, 2);

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
  void isCancelledByTheTargetAlone() {
    String id = target.request().id();

    assertThat(source.update(id, "{'status':'Cancel'}").refusal()).isEqualTo("403 900150");
    Caller.Reply cancelled = target.update(id, "{'id':'" + id + "','status':'Cancel'}");
    assertThat(cancelled.status()).isEqualTo(200);
    assertThat(cancelled.value("/status")).isEqualTo("Cancel");
    assertThat(source.acceptRequested(id, 0).refusal()).isEqualTo("400 900102");
  }

  @Test
  void expiresWhenNobodyAnswers() {
    simulator.expireAfter(Duration.ofDays(7));
    String id = target.request().id();
    simulator.clock().advance(Duration.ofDays(7).minusMinutes(1));
    logIn();
    assertThat(target.get(id).value("/status")).isEqualTo("Pending");

    simulator.clock().advance(Duration.ofMinutes(1));

    assertThat(target.get(id).value("/status")).isEqualTo("Expired");
    assertThat(source.acceptRequested(id, 0).refusal()).isEqualTo("400 900102");
  }

  @Test
  void isAcceptedByTheSourceAlone() {
    String id = target.request().id();

    assertThat(target.acceptRequested(id, 0).refusal()).isEqualTo("403 900150");
  }

  @Test
  void hasNoPartInTheLegacyWay() {
    String id = target.request().id();

    assertThat(source.accept(id).refusal()).isEqualTo("400 900141");
    assertThat(source.update(id, "{'status':'reject'}").refusal()).isEqualTo("400 900141");
    assertThat(target.withdraw(id).refusal()).isEqualTo("400 900141");
  }

  @Test
  void needsLineItemsOrAStatusThatIsKnown() {
    String id = target.request().id();

    assertThat(source.update(id, "{'status':'Pending'}").refusal()).isEqualTo("400 800002");
    assertThat(source.update(id, "{'lineItems':[{'productType':'OnlineServicesNCE'}]}").refusal())
        .isEqualTo("400 800002");
    String subscription = simulator.customer().subscriptions().get(0).id();
    assertThat(
            source
                .update(id, "{'lineItems':[{'subscriptionId':'" + subscription + "'}]}")
                .refusal())
        .isEqualTo("400 800002");
    assertThat(source.update(id, "{'id':'" + subscription + "','status':'Cancel'}").refusal())
        .isEqualTo("400 3000");
  }
}
