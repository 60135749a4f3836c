package io.github.partnertransfers.tests.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnertransfers.CustomerTransfers;
import io.github.partnertransfers.OutcomeUnknownException;
import io.github.partnertransfers.RetryPolicy;
import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.contract.OffContract;
import io.github.partnertransfers.model.LegacyTransferRequest;
import io.github.partnertransfers.model.LegacyTransferRequestLineItem;
import io.github.partnertransfers.model.TransferEntity;
import io.github.partnertransfers.simulator.Fault;
import io.github.partnertransfers.simulator.Operation;
import io.github.partnertransfers.simulator.PartnerCenterSimulator;
import io.github.partnertransfers.simulator.SimulatedCustomer;
import io.github.partnertransfers.simulator.SimulatedPartner;
import io.github.partnertransfers.simulator.SimulatedSubscription;
import io.github.partnertransfers.tests.fixtures.CallStyle;
import io.github.partnertransfers.tests.fixtures.SimulatorClients;
import io.github.partnertransfers.tests.leaks.NothingLeaks;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whether a create whose answer was lost made a transfer can be found out. */
@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ReconcileTest {
  @RegisterExtension final NothingLeaks leaks = new NothingLeaks();

  private final PartnerCenterSimulator simulator = PartnerCenterSimulator.start();
  private final SimulatedCustomer customer = simulator.customer();
  private final SimulatedPartner source = simulator.sourcePartner();
  private final TransfersClient client =
      SimulatorClients.builder(simulator)
          .httpClient(leaks.http())
          .retryPolicy(RetryPolicy.NONE)
          .build();
  private final CustomerTransfers transfers = client.customer(customer.tenantId());
  private final SimulatedSubscription subscription = customer.subscriptions().get(0);
  private final LegacyTransferRequest request =
      LegacyTransferRequest.builder()
          .sourcePartnerTenantId(source.tenantId())
          .targetPartnerTenantId(simulator.targetPartner().tenantId())
          .addLineItems(
              LegacyTransferRequestLineItem.builder().subscriptionId(subscription.id()).build())
          .build();
  private Instant since;

  /** Between the same partners, but long ago, or of something else. */
  @BeforeEach
  void makeTransfersThatOnlyLookAlike() {
    simulator.partnerRejects(simulator.sourceCreates(customer, subscription));
    simulator.clock().advance(Duration.ofMinutes(1));
    since = simulator.clock().instant();
    simulator.sourceCreates(customer, customer.subscriptions().get(1));
  }

  @AfterEach
  void stop() {
    client.close();
    simulator.close();
  }

  static Stream<Arguments> lostAnswers() {
    return Stream.of(CallStyle.values())
        .flatMap(
            style ->
                Stream.of(
                        Fault.connectionReset().afterEffect(),
                        Fault.truncatedBody(),
                        Fault.badGateway().afterEffect(),
                        Fault.pageInsteadOfJson().afterEffect())
                    .map(fault -> Arguments.of(style, fault)));
  }

  @ParameterizedTest
  @MethodSource("lostAnswers")
  @OffContract("among the faults, a page in place of JSON under a status that isn't documented")
  void findsTheTransferWhoseAnswerWasLost(CallStyle style, Fault fault) {
    List<TransferEntity> found = reconciled(style, fault);

    assertThat(found).hasSize(1);
    assertThat(found.get(0).lineItems().get(0).subscriptionId())
        .isEqualToIgnoringCase(subscription.id());
    assertThat(simulator.transfers()).last().matches(last -> last.id().equals(found.get(0).id()));
  }

  @ParameterizedTest
  @EnumSource
  void saysThatThereIsNone(CallStyle style) {
    assertThat(reconciled(style, Fault.connectionReset())).isEmpty();
  }

  private List<TransferEntity> reconciled(CallStyle style, Fault fault) {
    simulator.faults().next(Operation.CREATE, fault);
    assertThat(style.start(transfers.create(request)).failure())
        .isExactlyInstanceOf(OutcomeUnknownException.class);
    assertThat(simulator.requests(Operation.CREATE)).hasSize(1);

    return style.result(transfers.reconcile(request, since));
  }
}
