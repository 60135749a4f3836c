package io.github.partnertransfers.rx;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnertransfers.Cloud;
import io.github.partnertransfers.Credentials;
import io.github.partnertransfers.RequestRefusedException;
import io.github.partnertransfers.RetryPolicy;
import io.github.partnertransfers.TransferCall;
import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.model.TransferEntity;
import io.github.partnertransfers.simulator.Fault;
import io.github.partnertransfers.simulator.Operation;
import io.github.partnertransfers.simulator.PartnerCenterSimulator;
import io.github.partnertransfers.simulator.PartnerCenterSimulatorExtension;
import io.github.partnertransfers.simulator.SimulatedPartner;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.schedulers.TestScheduler;
import io.reactivex.rxjava3.subscribers.TestSubscriber;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a failed poll does to a watch: real answers of the simulator, in virtual time. */
@ExtendWith(PartnerCenterSimulatorExtension.class)
class WatchProblemsTest {
  private final TestScheduler time = new TestScheduler();
  private PartnerCenterSimulator simulator;
  private TransfersClient client;

  @BeforeEach
  void start(PartnerCenterSimulator newSimulator) {
    simulator = newSimulator;
    SimulatedPartner partner = simulator.sourcePartner();
    client =
        TransfersClient.builder()
            .cloud(Cloud.builder().apiUrl(simulator.url()).loginUrl(simulator.loginUrl()).build())
            .credential(
                Credentials.clientSecret(
                    partner.tenantId(), partner.clientId(), partner.clientSecret()))
            .retryPolicy(RetryPolicy.NONE)
            .build();
  }

  @AfterEach
  void close() {
    client.close();
  }

  @Test
  void aPassingProblemIsSkippedAndItsRetryAfterKept() {
    simulator.faults().next(Operation.GET, Fault.throttled(Duration.ofSeconds(57)));
    TestSubscriber<TransferUpdate> updates = watch(newTransfer()).test();

    time.advanceTimeTo(56, TimeUnit.SECONDS);
    assertThat(simulator.requests(Operation.GET)).hasSize(1);
    time.advanceTimeTo(57, TimeUnit.SECONDS);

    assertThat(simulator.requests(Operation.GET)).hasSize(2);
    updates.assertValueCount(1).assertNoErrors();
  }

  @Test
  void aNewTransferThatIsNotFoundYetIsWaitedFor() {
    simulator.faults().next(Operation.GET, 2, Fault.answer(404, "{\"code\":\"900100\"}"));
    TestSubscriber<TransferUpdate> updates = watch(newTransfer()).test();

    time.advanceTimeTo(20, TimeUnit.SECONDS);

    assertThat(simulator.requests(Operation.GET)).hasSize(3);
    updates.assertValueCount(1).assertNoErrors();
  }

  @Test
  void whatIsNotFoundForLongFailsTheWatch() {
    simulator.faults().always(Operation.GET, Fault.answer(404, "{\"code\":\"900100\"}"));
    TestSubscriber<TransferUpdate> updates = watch(newTransfer()).test();

    time.advanceTimeTo(60, TimeUnit.SECONDS);

    updates.assertError(RequestRefusedException.class).assertNoValues();
  }

  @Test
  void aTransferThatVanishesFailsTheWatch() {
    String transferId = newTransfer();
    TestSubscriber<TransferUpdate> updates = watch(transferId).test();
    updates.assertValueCount(1);

    client.customer(simulator.customer().tenantId()).withdraw(transferId).execute();
    time.advanceTimeTo(6, TimeUnit.SECONDS);

    updates.assertError(RequestRefusedException.class);
  }

  private String newTransfer() {
    return simulator.sourceCreates(
        simulator.customer(), simulator.customer().subscriptions().get(0));
  }

  /** Polls on the test's own thread, so that virtual time rules everything. */
  private Flowable<TransferUpdate> watch(String transferId) {
    TransferCall<TransferEntity> call =
        client.customer(simulator.customer().tenantId()).get(transferId);
    return new TransferWatch(WatchOptions.builder().scheduler(time).build())
        .follow(Single.fromCallable(call::execute));
  }
}
