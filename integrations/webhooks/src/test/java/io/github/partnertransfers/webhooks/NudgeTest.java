package io.github.partnertransfers.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.partnertransfers.Cloud;
import io.github.partnertransfers.TokenProviders;
import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.rx.RxTransfers;
import io.github.partnertransfers.rx.TransferUpdate;
import io.github.partnertransfers.rx.WatchOptions;
import io.github.partnertransfers.simulator.Operation;
import io.github.partnertransfers.simulator.PartnerCenterSimulator;
import io.github.partnertransfers.simulator.SimulatedClock;
import io.reactivex.rxjava3.disposables.Disposable;
import io.reactivex.rxjava3.schedulers.TestScheduler;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * From Partner Center to the subscriber: an event over HTTP, verified, makes a watch poll that
 * would otherwise poll in an hour. Both clocks stand still: no time passes between the change and
 * the update.
 */
class NudgeTest {
  private static final Duration HOUR = Duration.ofHours(1);

  private final TestScheduler time = new TestScheduler();
  private final BlockingQueue<TransferUpdate> updates = new LinkedBlockingQueue<>();
  private final BlockingQueue<WebhookResult> results = new LinkedBlockingQueue<>();
  private final PartnerCenterSimulator simulator =
      PartnerCenterSimulator.builder().clock(SimulatedClock.stoppedAt(Authority.NOW)).start();
  private final String customer = simulator.customer().tenantId();
  private final TransfersClient client =
      TransfersClient.builder()
          .cloud(Cloud.builder().apiUrl(simulator.url()).loginUrl(simulator.loginUrl()).build())
          .credential(
              TokenProviders.clientSecret(
                  simulator.sourcePartner().tenantId(),
                  simulator.sourcePartner().clientId(),
                  simulator.sourcePartner().clientSecret()))
          .build();
  private final RxTransfers transfers =
      RxTransfers.of(
          client, WatchOptions.builder().interval(HOUR).maxInterval(HOUR).scheduler(time).build());
  private HttpServer server;

  @BeforeEach
  void startServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
  }

  @AfterEach
  void close() {
    server.stop(0);
    client.close();
    simulator.close();
  }

  private WebhookReceiver.Builder receiver() {
    return WebhookReceiver.builder()
        .certificateHosts(URI.create(simulator.url()).getAuthority())
        .trustedRoots(List.of(simulator.webhookRoot()))
        .clock(simulator.clock())
        .nudging(transfers);
  }

  private void register(WebhookReceiver receiver) {
    server.createContext(
        "/webhook",
        exchange -> {
          WebhookResult result =
              receiver.receive(exchange.getRequestHeaders()::getFirst, exchange.getRequestBody());
          exchange.sendResponseHeaders(result.httpStatus(), -1);
          exchange.close();
          results.add(result);
        });
    simulator.registerWebhook(
        simulator.sourcePartner(),
        "http://127.0.0.1:" + server.getAddress().getPort() + "/webhook",
        WebhookEvent.CREATE_TRANSFER,
        WebhookEvent.UPDATE_TRANSFER,
        WebhookEvent.COMPLETE_TRANSFER);
  }

  @Test
  void anEventLeadsToAnUpdateWithoutWaitingForTheInterval() throws Exception {
    register(receiver().build());
    String first = simulator.targetRequests(simulator.customer());
    assertThat(next(results)).isInstanceOf(WebhookResult.Accepted.class);
    Disposable watch = transfers.customer(customer).watch().subscribe(updates::add);
    assertThat(next(updates).transferId()).isEqualTo(first);
    // Of a poll soon after the last one, the watch makes no exception for a nudge.
    time.advanceTimeBy(1, TimeUnit.MINUTES);
    assertThat(simulator.requests(Operation.LIST)).hasSize(1);

    String second = simulator.targetRequests(simulator.customer());

    assertThat(next(updates).transferId()).isEqualTo(second);
    assertThat(simulator.requests(Operation.LIST)).hasSize(2);
    assertThat(time.now(TimeUnit.MINUTES)).isEqualTo(1);
    assertThat(((WebhookResult.Accepted) next(results)).event())
        .returns(second, WebhookEvent::transferId)
        .returns(customer, WebhookEvent::customerId);
    watch.dispose();
  }

  @Test
  void theSimulatorRepeatsWhatIsRefused() throws Exception {
    register(receiver().certificateHosts("certificates.example.com").build());
    simulator.targetRequests(simulator.customer());
    assertThat(next(results).httpStatus()).isEqualTo(401);

    server.removeContext("/webhook");
    register(receiver().build());
    // The attempt ends after the answer: only then the time of the next one is set.
    while (simulator.webhookDeliveries().get(0).results().isEmpty()) {
      Thread.onSpinWait();
    }
    simulator.clock().advance(Duration.ofMinutes(1));

    assertThat(next(results).httpStatus()).isEqualTo(200);
  }

  private static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
    T next = queue.poll(30, TimeUnit.SECONDS);
    assertThat(next).as("within half a minute").isNotNull();
    return next;
  }
}
