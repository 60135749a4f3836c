package io.github.partnertransfers.tests.leaks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.partnertransfers.CallListener;
import io.github.partnertransfers.CustomerTransfers;
import io.github.partnertransfers.RetryPolicy;
import io.github.partnertransfers.TransferCall;
import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.contract.OffContract;
import io.github.partnertransfers.model.LegacyTransferRequest;
import io.github.partnertransfers.model.LegacyTransferRequestLineItem;
import io.github.partnertransfers.simulator.Fault;
import io.github.partnertransfers.simulator.Operation;
import io.github.partnertransfers.simulator.PartnerCenterSimulator;
import io.github.partnertransfers.simulator.PartnerCenterSimulatorExtension;
import io.github.partnertransfers.tests.fixtures.CallStyle;
import io.github.partnertransfers.tests.fixtures.RunningCall;
import io.github.partnertransfers.tests.fixtures.SimulatorClients;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** However a call ends, nothing of it is left. */
class NothingLeaksSuiteTest {
  static final int MOST_BYTES = 100_000;

  @RegisterExtension
  static final PartnerCenterSimulatorExtension SIMULATOR = new PartnerCenterSimulatorExtension();

  @RegisterExtension final NothingLeaks leaks = new NothingLeaks();

  static Stream<Arguments> everyEnd() {
    return Stream.of(CallStyle.values())
        .flatMap(style -> Stream.of(Outcome.values()).map(each -> Arguments.of(style, each)));
  }

  @ParameterizedTest
  @MethodSource("everyEnd")
  @OffContract("among the outcomes, bodies and statuses that aren't documented")
  void callThatEnds(CallStyle style, Outcome outcome) {
    CustomerTransfers customer = customer(attempt -> {});
    if (outcome.fault() != null) {
      SIMULATOR.simulator().faults().always(outcome.operation(), outcome.fault());
    }
    TransferCall<?> call =
        (outcome.operation() == Operation.CREATE ? customer.create(request()) : customer.list())
            .with(outcome.options());

    if (outcome.failure() == null) {
      assertThat(style.result(call)).isNotNull();
    } else {
      assertThatThrownBy(() -> style.result(call)).isExactlyInstanceOf(outcome.failure());
    }
  }

  @ParameterizedTest
  @EnumSource
  void callThatIsCanceledAtOnce(CallStyle style) {
    style.start(customer(attempt -> {}).list()).cancel().run();
  }

  @ParameterizedTest
  @EnumSource
  void callThatIsCanceledDuringARequest(CallStyle style) throws InterruptedException {
    CountDownLatch received = new CountDownLatch(2); // The login, and the request.
    SIMULATOR.simulator().onRequest(request -> received.countDown());
    SIMULATOR.simulator().faults().always(Operation.LIST, Fault.silence(Fault.LONGEST_WAIT));
    RunningCall<?> call = style.start(customer(attempt -> {}).list());
    received.await();

    call.cancel().run();
  }

  @ParameterizedTest
  @EnumSource
  void callThatIsCanceledInAWait(CallStyle style) throws InterruptedException {
    CountDownLatch failed = new CountDownLatch(1);
    SIMULATOR.simulator().faults().always(Operation.LIST, Fault.throttled(Duration.ofMinutes(1)));
    RunningCall<?> call = style.start(customer(attempt -> failed.countDown()).list());
    failed.await();

    call.cancel().run();
  }

  @ParameterizedTest
  @EnumSource
  void clientThatIsClosedDuringAWait(CallStyle style) throws InterruptedException {
    CountDownLatch failed = new CountDownLatch(1);
    SIMULATOR.simulator().faults().always(Operation.LIST, Fault.throttled(Duration.ofMinutes(1)));
    style.start(customer(attempt -> failed.countDown()).list());
    failed.await();
  }

  private CustomerTransfers customer(CallListener listener) {
    PartnerCenterSimulator simulator = SIMULATOR.simulator();
    TransfersClient client =
        SimulatorClients.builder(simulator)
            .retryPolicy(
                RetryPolicy.builder().baseDelay(Duration.ZERO).maxDelay(Duration.ZERO).build())
            .maxResponseBytes(MOST_BYTES)
            .addListener(listener)
            .httpClient(leaks.http())
            .build();
    return leaks.closing(client).customer(simulator.customer().tenantId());
  }

  private static LegacyTransferRequest request() {
    PartnerCenterSimulator simulator = SIMULATOR.simulator();
    return LegacyTransferRequest.builder()
        .sourcePartnerTenantId(simulator.sourcePartner().tenantId())
        .targetPartnerTenantId(simulator.targetPartner().tenantId())
        .addLineItems(
            LegacyTransferRequestLineItem.builder()
                .subscriptionId(simulator.customer().subscriptions().get(0).id())
                .build())
        .build();
  }
}
