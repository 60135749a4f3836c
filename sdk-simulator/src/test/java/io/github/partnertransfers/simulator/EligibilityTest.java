package io.github.partnertransfers.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnertransfers.contract.OffContract;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(PartnerCenterSimulatorExtension.class)
final class EligibilityTest {

  private static final String QUERY = "?transferType=directtoindirect";

  private final PartnerCenterSimulator simulator;
  private ApiClient source;

  EligibilityTest(PartnerCenterSimulator simulator) {
    this.simulator = simulator;
  }

  @BeforeEach
  void createClients() {
    source = ApiClient.ofSource(simulator);
  }

  @Test
  void listsEachSubscriptionWithItsReason() {
    SimulatedCustomer customer = simulator.customer();
    String deleted = "548FA265-5F40-4765-9A6B-47826F72A4BF";
    customer.addSubscription(deleted, "Old").state(SubscriptionState.DELETED);
    String transfer = source.createLegacy(0).id();

    ApiClient.Response response = source.eligibility(QUERY);

    assertThat(response.status()).isEqualTo(200);
    assertThat(response.header("Content-Type")).isEqualTo("application/json");
    assertThat(response.json().size()).isEqualTo(4);
    assertThat(response.json().at("/0/isEligible").booleanValue()).isFalse();
    assertThat(response.value("/0/reason"))
        .isEqualTo("subscription is already part of another transfer request id : " + transfer);
    assertThat(response.json().at("/1/isEligible").booleanValue()).isTrue();
    assertThat(response.json().at("/1").has("reason")).isFalse();
    assertThat(response.value("/3/reason"))
        .isEqualTo("Subscription: " + deleted + " is in state: Deleted");
  }

  @Test
  void listsOnlyTheSubscriptionsOfThePartner() {
    assertThat(ApiClient.ofTarget(simulator).eligibility(QUERY).json().isEmpty()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "'', 400 800002",
    "?transferType=, 400 800002",
    "?other=1, 400 800002",
    "?transferType=upwards, 400 900126"
  })
  @OffContract("a missing or invalid parameter")
  void rejectsAnUnknownTransferType(String query, String error) {
    assertThat(source.eligibility(query).error()).isEqualTo(error);
  }
}
