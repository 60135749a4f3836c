package io.github.partnertransfers.tests.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnertransfers.Attempt;
import io.github.partnertransfers.RetryPolicy;
import io.github.partnertransfers.TransferCall;
import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.model.LegacyTransferRequest;
import io.github.partnertransfers.model.LegacyTransferRequestLineItem;
import io.github.partnertransfers.model.TransferEntity;
import io.github.partnertransfers.simulator.Operation;
import io.github.partnertransfers.simulator.PartnerCenterSimulator;
import io.github.partnertransfers.simulator.PartnerCenterSimulatorExtension;
import io.github.partnertransfers.tests.fixtures.CallStyle;
import io.github.partnertransfers.tests.fixtures.SimulatorClients;
import io.github.partnertransfers.tests.leaks.NothingLeaks;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A connection that the service closes while it is idle is no failure of the next call. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class KeepAliveTest {
  /** In real time, more than the second that the client takes no connection to be idle for. */
  private static final Duration IDLE_TIMEOUT = Duration.ofMillis(1500);

  @RegisterExtension
  static final PartnerCenterSimulatorExtension SIMULATOR =
      new PartnerCenterSimulatorExtension(
          PartnerCenterSimulator.builder().idleTimeout(IDLE_TIMEOUT));

  @RegisterExtension final NothingLeaks leaks = new NothingLeaks();

  private final RecordedSockets sockets = new RecordedSockets();
  private final OkHttpClient http = leaks.http().newBuilder().socketFactory(sockets).build();
  private final List<Attempt> attempts = new CopyOnWriteArrayList<>();

  @ParameterizedTest
  @EnumSource
  void writeIsRepeatedAtOnceOverANewConnectionAndIsNotCounted(
      CallStyle style, PartnerCenterSimulator simulator) throws IOException {
    TransfersClient client = clientWithoutRetries(simulator);
    SimulatorClients.list(simulator, client).execute();
    sockets.awaitEnd();
    int before = sockets.count();
    attempts.clear();
    TransferCall<TransferEntity> call =
        client.customer(simulator.customer().tenantId()).create(request(simulator));

    TransferEntity created = style.result(call);

    assertThat(sockets.count()).isEqualTo(before + 1);
    assertThat(simulator.requests(Operation.CREATE)).hasSize(1);
    assertThat(simulator.requests(Operation.CREATE).get(0).header("MS-RequestId"))
        .hasValue(call.requestId());
    assertThat(simulator.transfers()).hasSize(1);
    assertThat(simulator.transfers().get(0).id()).isEqualTo(created.id());
    assertThat(attempts).extracting(Attempt::number).containsExactly(1, 2);
    assertThat(attempts).extracting(Attempt::status).containsExactly(null, 201);
    assertThat(attempts).extracting(Attempt::requestId).containsOnly(call.requestId());
    assertThat(attempts).extracting(Attempt::waited).containsOnly(Duration.ZERO);
  }

  /** Clients of many partners derive their OkHttp clients from one, and share its connections. */
  @ParameterizedTest
  @EnumSource
  void connectionThatAnotherClientLeftIdleIsRepeatedToo(
      CallStyle style, PartnerCenterSimulator simulator) throws IOException {
    TransfersClient earlier = clientWithoutRetries(simulator);
    TransfersClient client = clientWithoutRetries(simulator);
    SimulatorClients.list(simulator, earlier).execute();
    style.result(SimulatorClients.list(simulator, client)); // Both have logged in.
    sockets.awaitEnd();
    SimulatorClients.list(simulator, earlier).execute(); // On a connection of its own.
    sockets.awaitEnd();
    attempts.clear();

    style.result(client.customer(simulator.customer().tenantId()).create(request(simulator)));

    assertThat(attempts).extracting(Attempt::number).containsExactly(1, 2);
    assertThat(attempts).extracting(Attempt::status).containsExactly(null, 201);
  }

  private TransfersClient clientWithoutRetries(PartnerCenterSimulator simulator) {
    return leaks.closing(
        SimulatorClients.builder(simulator)
            .httpClient(http.newBuilder().build())
            .retryPolicy(RetryPolicy.NONE)
            .addListener(attempts::add)
            .build());
  }

  private static LegacyTransferRequest request(PartnerCenterSimulator simulator) {
    return LegacyTransferRequest.builder()
        .sourcePartnerTenantId(simulator.sourcePartner().tenantId())
        .targetPartnerTenantId(simulator.targetPartner().tenantId())
        .addLineItems(
            LegacyTransferRequestLineItem.builder()
                .subscriptionId(simulator.customer().subscriptions().get(0).id())
                .build())
        .build();
  }

  /** Sockets whose end by the server the test can wait for, which OkHttp doesn't notice. */
  private static final class RecordedSockets extends UnconnectedSockets {
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();

    @Override
    public Socket createSocket() {
      Socket socket = new Socket();
      sockets.add(socket);
      return socket;
    }

    int count() {
      return sockets.size();
    }

    /** Waits until the server has closed all of them. */
    void awaitEnd() throws IOException {
      for (Socket socket : sockets) {
        if (socket.isClosed()) {
          continue; // The client has noticed the end.
        }
        assertThat(socket.getInputStream().read()).as("the end of the stream").isEqualTo(-1);
      }
    }
  }
}
