package io.github.partnertransfers.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class ProcessingTest {

  @RegisterExtension
  static final PartnerCenterSimulatorExtension EXTENSION =
      new PartnerCenterSimulatorExtension(
          PartnerCenterSimulator.builder()
              .clock(SimulatedClock.stoppedAt(Instant.parse("2026-03-01T10:00:00.25Z"))));

  private final PartnerCenterSimulator simulator = EXTENSION.simulator();
  private ApiClient source;
  private ApiClient target;

  @BeforeEach
  void setProcessingTimeToTenSeconds() {
    simulator.processingTime(Duration.ofSeconds(10));
    source = ApiClient.ofSource(simulator);
    target = ApiClient.ofTarget(simulator);
  }

  @Test
  void processesLegacyLineItemsOneAfterAnother() {
    simulator.customer().subscriptions().get(1).failsOnTransfer("no");
    String id = source.createLegacy(0, 1, 2).id();

    ApiClient.Response accepted = target.accept(id);

    assertThat(accepted.json().at("/orders").size()).isEqualTo(2);
    assertThat(accepted.json().at("/transferErrors").size()).isEqualTo(1);
    assertThat(statuses(id)).isEqualTo("InProgress: InProgress InProgress InProgress");
    simulator.clock().advance(Duration.ofMillis(9_999));
    assertThat(statuses(id)).isEqualTo("InProgress: InProgress InProgress InProgress");
    simulator.clock().advance(Duration.ofMillis(1));
    assertThat(statuses(id)).isEqualTo("InProgress: Complete InProgress InProgress");
    simulator.clock().advance(Duration.ofSeconds(10));
    assertThat(statuses(id)).isEqualTo("InProgress: Complete Failed InProgress");
    simulator.clock().advance(Duration.ofSeconds(10));
    assertThat(statuses(id)).isEqualTo("PartiallyComplete: Complete Failed Complete");
    assertThat(source.get(id).value("/lastModifiedTime")).isEqualTo("2026-03-01T10:00:30Z");
  }

  @Test
  void processesARequestedTransferBySimulatedTime() {
    String id = target.requestTransfer().id();

    assertThat(source.acceptRequested(id, 0, 1).value("/status")).isEqualTo("InProgress");
    simulator.clock().advance(Duration.ofMinutes(1));

    assertThat(statuses(id)).isEqualTo("Complete: Complete Complete");
    assertThat(source.get(id).value("/completedTime")).isEqualTo("2026-03-01T10:00:20.2500000Z");
    assertThat(source.get(id).value("/createdTime")).isEqualTo("2026-03-01T10:00:00.2500000Z");
  }

  @Test
  void rejectsOtherOperationsWhileInProgress() {
    String legacy = source.createLegacy(0).id();
    target.accept(legacy);
    String requested = target.requestTransfer().id();
    source.acceptRequested(requested, 1);

    assertThat(target.accept(legacy).error()).isEqualTo("409 900101");
    assertThat(target.update(legacy, "{'status':'reject'}").error()).isEqualTo("409 900104");
    assertThat(source.withdraw(legacy).error()).isEqualTo("409 900104");
    assertThat(source.acceptRequested(requested, 2).error()).isEqualTo("409 900101");
    assertThat(target.update(requested, "{'status':'Cancel'}").error()).isEqualTo("409 900104");
  }

  @Test
  void appliesToActionsOfTheCounterparty() {
    String legacy = simulator.sourceCreates(simulator.customer(), first());
    simulator.partnerAccepts(legacy);
    assertThat(statuses(legacy)).isEqualTo("InProgress: InProgress");

    String requested = simulator.targetRequests(simulator.customer());
    simulator.partnerAccepts(requested);
    assertThat(statuses(requested)).isEqualTo("InProgress: InProgress InProgress");

    simulator.clock().advance(Duration.ofSeconds(20));
    assertThat(statuses(legacy)).isEqualTo("Complete: Complete");
    assertThat(statuses(requested)).isEqualTo("Complete: Complete Complete");
  }

  @Test
  void counterpartyCanReject() {
    String legacy = simulator.sourceCreates(simulator.customer(), first());
    simulator.partnerRejects(legacy);

    assertThat(source.get(legacy).value("/status")).isEqualTo("Reject");
    assertThatIllegalStateException().isThrownBy(() -> simulator.partnerAccepts(legacy));
    String requested = simulator.targetRequests(simulator.customer());
    assertThatIllegalStateException().isThrownBy(() -> simulator.partnerRejects(requested));
    assertThatIllegalStateException().isThrownBy(() -> simulator.partnerRejects("none"));
  }

  private SimulatedSubscription first() {
    return simulator.customer().subscriptions().get(0);
  }

  private String statuses(String id) {
    StringBuilder statuses = new StringBuilder(source.get(id).value("/status")).append(':');
    source
        .get(id)
        .json()
        .at("/lineItems")
        .forEach(item -> statuses.append(' ').append(item.path("status").asText()));
    return statuses.toString();
  }

  @Test
  void creatorTakesBackTransfers() {
    String legacy =
        simulator.sourceCreates(simulator.customer(), simulator.customer().subscriptions().get(0));
    String requested = simulator.targetRequests(simulator.customer());

    simulator.creatorWithdraws(legacy);
    simulator.creatorWithdraws(requested);

    assertThat(source.get(legacy).error()).isEqualTo("404 900100");
    assertThat(source.get(requested).value("/status")).isEqualTo("Cancel");
    assertThatIllegalStateException().isThrownBy(() -> simulator.creatorWithdraws(legacy));
    assertThatIllegalStateException().isThrownBy(() -> simulator.creatorWithdraws(requested));
  }
}
