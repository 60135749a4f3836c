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
  private Caller source;

  EligibilityTest(PartnerCenterSimulator simulator) {
    this.simulator = simulator;
  }

  @BeforeEach
  void logIn() {
    source = Caller.source(simulator);
  }

  @Test
  void givesEachSubscriptionWithItsReason() {
    SimulatedCustomer customer = simulator.customer();
    String deleted = "548FA265-5F40-4765-9A6B-47826F72A4BF";
    customer.addSubscription(deleted, "Old").state(SubscriptionState.DELETED);
    String transfer = source.createLegacy(0).id();

    Caller.Reply reply = source.eligibility(QUERY);

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.header("Content-Type")).isEqualTo("application/json");
    assertThat(reply.json().size()).isEqualTo(4);
    assertThat(reply.json().at("/0/isEligible").booleanValue()).isFalse();
    assertThat(reply.value("/0/reason"))
        .isEqualTo("subscription is already part of another transfer request id : " + transfer);
    assertThat(reply.json().at("/1/isEligible").booleanValue()).isTrue();
    assertThat(reply.json().at("/1").has("reason")).isFalse();
    assertThat(reply.value("/3/reason"))
        .isEqualTo("Subscription: " + deleted + " is in state: Deleted");
  }

  @Test
  void givesAPartnerItsOwnSubscriptionsAlone() {
    assertThat(Caller.target(simulator).eligibility(QUERY).json().isEmpty()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "'', 400 800002",
    "?transferType=, 400 800002",
    "?other=1, 400 800002",
    "?transferType=upwards, 400 900126"
  })
  @OffContract("a parameter that is missing or written otherwise")
  void refusesATransferTypeThatItDoesNotKnow(String query, String refusal) {
    assertThat(source.eligibility(query).refusal()).isEqualTo(refusal);
  }
}
