package io.github.partnertransfers.tests.leaks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.partnertransfers.CallCanceledException;
import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.TransfersException;
import io.github.partnertransfers.contract.OffContract;
import io.github.partnertransfers.model.TransferEntity;
import io.github.partnertransfers.simulator.Fault;
import io.github.partnertransfers.simulator.Operation;
import io.github.partnertransfers.simulator.PartnerCenterSimulator;
import io.github.partnertransfers.simulator.PartnerCenterSimulatorExtension;
import io.github.partnertransfers.tests.fixtures.CallStyle;
import io.github.partnertransfers.tests.fixtures.RunningCall;
import io.github.partnertransfers.tests.fixtures.SimulatorClients;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Closing a client ends what it started, and nothing that it was lent. */
class ClientCloseTest {
  /** How long to wait for what may never come. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @RegisterExtension
  static final PartnerCenterSimulatorExtension SIMULATOR = new PartnerCenterSimulatorExtension();

  @RegisterExtension final NothingLeaks leaks = new NothingLeaks();

  private final CountDownLatch received = new CountDownLatch(1);
  private PartnerCenterSimulator simulator;

  @BeforeEach
  void listen() {
    simulator = SIMULATOR.simulator();
    simulator.onRequest(
        request -> {
          if (request.operation() == Operation.LIST) {
            received.countDown();
          }
        });
  }

  @ParameterizedTest
  @EnumSource
  void callMadeAfterwardsFails(CallStyle style) {
    TransfersClient client = leaks.closing(builder().build());
    assertThat(list(client)).isEmpty();
    client.close();

    assertThatThrownBy(() -> style.result(client.customer(customerId()).list()))
        .isExactlyInstanceOf(CallCanceledException.class);
  }

  @ParameterizedTest
  @EnumSource
  void callUnderWayFails(CallStyle style) throws InterruptedException {
    TransfersClient client = leaks.closing(builder().build());
    checkCallUnderWay(style, client);
  }

  @ParameterizedTest
  @EnumSource
  void callUnderWayOverLentConnectionsFails(CallStyle style) throws InterruptedException {
    TransfersClient client = leaks.closing(builder().httpClient(leaks.http()).build());
    checkCallUnderWay(style, client);
  }

  private void checkCallUnderWay(CallStyle style, TransfersClient client)
      throws InterruptedException {
    simulator.faults().always(Operation.LIST, Fault.silence(Fault.LONGEST_WAIT));
    RunningCall<?> call = style.start(client.customer(customerId()).list());
    received.await();
    client.close();

    assertThat(call.outcome())
        .failsWithin(PATIENCE)
        .withThrowableThat()
        .havingCause()
        .isInstanceOf(TransfersException.class);
  }

  @Test
  @OffContract("a request to a path that is none of the document's")
  void lentConnectionsStayUsable() throws Exception {
    TransfersClient client = builder().httpClient(leaks.http()).build();
    assertThat(list(client)).isEmpty();
    client.close();

    assertThat(leaks.http().dispatcher().executorService().isShutdown()).isFalse();
    assertThat(leaks.http().connectionPool().connectionCount()).isPositive();
    Request request = new Request.Builder().url(simulator.url() + "/v1").build();
    try (Response response = leaks.http().newCall(request).execute()) {
      assertThat(response.code()).isEqualTo(404);
    }
  }

  @Test
  void lentSchedulerStaysUsable() throws Exception {
    ScheduledExecutorService scheduler = new ScheduledThreadPoolExecutor(1);
    TransfersClient client = leaks.closing(builder().scheduler(scheduler).build());
    assertThat(list(client)).isEmpty();
    client.close();

    assertThat(scheduler.schedule(() -> "still running", 0, TimeUnit.SECONDS).get())
        .isEqualTo("still running");
    assertThat(scheduler.shutdownNow()).isEmpty();
  }

  private List<TransferEntity> list(TransfersClient client) {
    return client.customer(customerId()).list().execute();
  }

  private String customerId() {
    return simulator.customer().tenantId();
  }

  private TransfersClient.Builder builder() {
    return SimulatorClients.builder(simulator);
  }
}
