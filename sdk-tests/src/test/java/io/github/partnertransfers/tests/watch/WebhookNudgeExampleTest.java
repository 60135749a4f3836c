package io.github.partnertransfers.tests.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.rx.RxTransfers;
import io.github.partnertransfers.rx.TransferUpdate;
import io.github.partnertransfers.rx.WatchOptions;
import io.github.partnertransfers.simulator.Operation;
import io.github.partnertransfers.simulator.PartnerCenterSimulator;
import io.github.partnertransfers.tests.fixtures.SimulatorClients;
import io.github.partnertransfers.tests.leaks.NothingLeaks;
import io.reactivex.rxjava3.disposables.Disposable;
import io.reactivex.rxjava3.schedulers.TestScheduler;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A webhook of Partner Center as a nudge: the worked example. The event is only a hint that
 * something has changed, as events get lost, come late and in any order; what has changed, the poll
 * tells. An application has to check the webhook's signature first, as {@code WebhookReceiver}
 * does.
 */
class WebhookNudgeExampleTest {
  private static final String CUSTOMER = "4cfba01c-47d4-4b91-9559-740129e7352b";
  private static final String TRANSFER = "bf8c56ab-7094-4429-847e-73f019e4ab7c";
  private static final String OLD_TRANSFER = "00000000-7094-4429-847e-73f019e4ab7c";

  @RegisterExtension final NothingLeaks leaks = new NothingLeaks();

  /** Stands still unless the test moves it, so that no poll comes by itself. */
  private final TestScheduler time = new TestScheduler();

  private final BlockingQueue<TransferUpdate> updates = new LinkedBlockingQueue<>();

  /** What the application does with the body of a webhook. */
  private static void received(String body, RxTransfers transfers) {
    TransferEvent.of(body).ifPresent(event -> transfers.customer(event.customerId()).nudge());
  }

  @Test
  void aWebhookMakesAPollAtOnce() throws Exception {
    try (PartnerCenterSimulator simulator = PartnerCenterSimulator.start();
        TransfersClient client =
            SimulatorClients.builder(simulator).httpClient(leaks.http()).build()) {
      simulator.addTransfer(transfer(OLD_TRANSFER));
      RxTransfers transfers =
          RxTransfers.of(
              client,
              WatchOptions.builder()
                  .interval(Duration.ofHours(1))
                  .maxInterval(Duration.ofHours(1))
                  .scheduler(time)
                  .build());
      Disposable watch = transfers.customer(CUSTOMER).watch().subscribe(updates::add);
      assertThat(updates.take().transferId()).isEqualTo(OLD_TRANSFER);

      simulator.addTransfer(transfer(TRANSFER));
      time.advanceTimeBy(1, TimeUnit.MINUTES);
      assertThat(simulator.requests(Operation.LIST)).hasSize(1);
      received(webhook(), transfers);

      assertThat(updates.take())
          .returns(TransferUpdate.Kind.APPEARED, TransferUpdate::kind)
          .returns(TRANSFER, TransferUpdate::transferId);
      assertThat(simulator.requests(Operation.LIST)).hasSize(2);
      watch.dispose();
    }
  }

  private static String transfer(String id) {
    return "{\"id\":\"%s\",\"customerTenantId\":\"%s\",\"status\":\"Active\",\"lineItems\":[]}"
        .formatted(id, CUSTOMER);
  }

  /** The body of a real event, as it was published. */
  private static String webhook() throws IOException {
    try (InputStream in =
        WebhookNudgeExampleTest.class.getResourceAsStream("/webhooks/create-transfer.json")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void theIdsAreThoseOfTheAuditRecord() throws IOException {
    assertThat(TransferEvent.of(webhook())).contains(new TransferEvent(CUSTOMER, TRANSFER));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nonsense",
        "[]",
        "{}",
        "{\"ResourceName\":\"Transfer\"}",
        "{\"ResourceName\":\"Transfer\",\"AuditUri\":null}",
        "{\"ResourceName\":\"Transfer\",\"AuditUri\":\"https://host/auditrecords/1_2_3_x_4\"}",
        "{\"ResourceName\":\"Subscription\",\"AuditUri\":\"https://host/auditrecords/"
            + "b7d51f66-66a6-4e15-8244-e69bfd3344e2_4cfba01c-47d4-4b91-9559-740129e7352b_"
            + "bf8c56ab-7094-4429-847e-73f019e4ab7c_updated_638696114586278540\"}"
      })
  void anythingElseIsNoTransferEvent(String body) {
    assertThat(TransferEvent.of(body)).isEmpty();
  }
}
