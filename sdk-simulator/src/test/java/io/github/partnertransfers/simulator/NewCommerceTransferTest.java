package io.github.partnertransfers.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
    String subscription = simulator.customer().subscriptions().get(0).id();

    ApiClient.Response accepted = source.acceptRequested(id, 0, 2);

    assertThat(accepted.status()).isEqualTo(200);
    assertThat(accepted.value("/status")).isEqualTo("Complete");
    assertThat(accepted.value("/completedTime")).matches(".*\\.\\d{7}Z");
    assertThat(accepted.json().at("/lineItems").size()).isEqualTo(2);
    assertThat(accepted.json().at("/lineItems/0/productType").intValue()).isEqualTo(5);
    assertThat(accepted.json().at("/lineItems/0/quantity").intValue()).isZero();
    assertThat(accepted.value("/lineItems/0/billingCycle")).isEqualTo("unknown");
    assertThat(accepted.value("/lineItems/0/subscriptionId")).isEqualToIgnoringCase(subscription);
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
  void hasTheShapeOfTheSampleAfterACancellation() {
    JsonNode sample = DocumentedTransfersTest.sample("reconstructed-update-cancel-response.json");
    Instant created = Instant.parse(sample.path("createdTime").asText());
    try (PartnerCenterSimulator other =
        PartnerCenterSimulator.builder().clock(SimulatedClock.stoppedAt(created)).start()) {
      ApiClient requester = ApiClient.ofTarget(other);
      String id = requester.requestTransfer().id();

      JsonNode canceled = requester.update(id, "{'status':'Cancel'}").json();

      assertThat(canceled.fieldNames())
          .toIterable()
          .containsExactlyElementsOf(() -> sample.fieldNames());
      for (String name :
          List.of("status", "transferType", "transferDirection", "createdTime", "expirationTime")) {
        assertThat(canceled.path(name)).isEqualTo(sample.path(name));
      }
    }
  }

  @Test
  void hidesItsLineItemsFromTheTargetUntilItEnds() {
    simulator.processingTime(Duration.ofMinutes(1));
    simulator.customer().subscriptions().get(1).failsOnTransfer("no");
    String id = target.requestTransfer().id();
    String oldId = simulator.customer().subscriptions().get(0).id();
    source.acceptRequested(id, 0, 1);
    simulator.clock().advance(Duration.ofMinutes(1));
    assertThat(source.get(id).json().at("/lineItems").size()).isEqualTo(2);
    assertThat(target.get(id).value("/status")).isEqualTo("InProgress");
    assertThat(target.get(id).json().has("lineItems")).isFalse();
    assertThat(target.list().json().at("/0").has("lineItems")).isFalse();

    simulator.clock().advance(Duration.ofMinutes(1));

    String newId = simulator.customer().subscriptions().get(0).id();
    assertThat(newId).isNotEqualToIgnoringCase(oldId);
    assertThat(source.get(id).value("/lineItems/0/subscriptionId")).isEqualToIgnoringCase(oldId);
    assertThat(source.get(id).json().at("/lineItems/0").has("orderId")).isFalse();
    JsonNode seenByTarget = target.get(id).json().path("lineItems");
    assertThat(seenByTarget.size()).isEqualTo(2);
    assertThat(seenByTarget.at("/0/subscriptionId").asText()).isEqualToIgnoringCase(newId);
    assertThat(seenByTarget.at("/0/orderId").asText()).hasSize(36);
    assertThat(seenByTarget.at("/0/status").asText()).isEqualTo("Complete");
    assertThat(seenByTarget.at("/1/status").asText()).isEqualTo("Failed");
    assertThat(seenByTarget.at("/1").has("orderId")).isFalse();
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
    assertThat(target.update(id, "{'status':'Cancel'}").error()).isEqualTo("400 900102");
    assertThat(target.withdraw(id).error()).isEqualTo("400 900141");
  }

  @ParameterizedTest
  @CsvSource({
    "2024-04-30T18:31:41.5133355Z, 2024-05-31T00:00:00Z",
    "2026-03-01T00:00:00Z, 2026-03-31T00:00:00Z",
    "2026-03-01T00:00:00.0000001Z, 2026-04-01T00:00:00Z"
  })
  void expiresAtTheMidnightAfterThirtyDays(Instant created, Instant expiration) {
    try (PartnerCenterSimulator other =
        PartnerCenterSimulator.builder().clock(SimulatedClock.stoppedAt(created)).start()) {
      other.tokens().lifetime(Duration.ofDays(99));
      ApiClient requester = ApiClient.ofTarget(other);
      ApiClient.Response requested = requester.requestTransfer();
      assertThat(requested.value("/expirationTime")).isEqualTo(expiration.toString());

      other.clock().advance(Duration.between(created, expiration).minusNanos(1));
      assertThat(requester.get(requested.id()).value("/status")).isEqualTo("Pending");
      other.clock().advance(Duration.ofNanos(1));
      assertThat(requester.get(requested.id()).value("/status")).isEqualTo("Expired");
    }
  }

  @Test
  void expiresExactlyAfterASetDuration() {
    simulator.expireAfter(Duration.ofDays(30));

    ApiClient.Response requested = target.requestTransfer();

    assertThat(Instant.parse(requested.value("/expirationTime")))
        .isEqualTo(Instant.parse(requested.value("/createdTime")).plus(Duration.ofDays(30)));
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
