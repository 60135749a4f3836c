package io.github.partnertransfers.tests.leaks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.simulator.Fault;
import io.github.partnertransfers.simulator.Operation;
import io.github.partnertransfers.simulator.PartnerCenterSimulator;
import io.github.partnertransfers.simulator.PartnerCenterSimulatorExtension;
import io.github.partnertransfers.tests.fixtures.CallStyle;
import io.github.partnertransfers.tests.fixtures.CannedService;
import io.github.partnertransfers.tests.fixtures.RunningCall;
import io.github.partnertransfers.tests.fixtures.SimulatorClients;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The extension bites, and only when it should. */
@ExtendWith(PartnerCenterSimulatorExtension.class)
class NothingLeaksTest {
  private static final ExtensionContext NONE = null;

  private final NothingLeaks leaks = new NothingLeaks(Duration.ofMillis(200));

  @BeforeEach
  void begin() {
    leaks.beforeEach(NONE);
  }

  @Test
  void closedBodyIsNoLeak(PartnerCenterSimulator simulator) throws IOException {
    request(simulator).execute().close();

    assertThatCode(() -> leaks.afterEach(NONE)).doesNotThrowAnyException();
  }

  @Test
  void openBodyIsALeakAndSoIsItsConnection(PartnerCenterSimulator simulator) throws IOException {
    try (Response response = request(simulator).execute()) {
      assertThat(response.code()).isEqualTo(401);
      assertThatThrownBy(() -> leaks.afterEach(NONE))
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("response bodies not closed")
          .hasMessageContaining("connections in use")
          .hasMessageContaining("exchanges without an end");
    }
  }

  @Test
  void requestUnderWayIsALeak(PartnerCenterSimulator simulator) throws InterruptedException {
    CountDownLatch received = new CountDownLatch(1);
    simulator.onRequest(request -> received.countDown());
    simulator.faults().always(Operation.LIST, Fault.silence(Fault.LONGEST_WAIT));
    request(simulator).enqueue(new Ignored());
    received.await();

    assertThatThrownBy(() -> leaks.afterEach(NONE))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("requests under way");
  }

  @Test
  void threadOfOursIsALeak() throws InterruptedException {
    CountDownLatch end = new CountDownLatch(1);
    Thread thread = new Thread(() -> await(end), "partner-transfers-forgotten");
    thread.start();

    assertThatThrownBy(() -> leaks.afterEach(NONE))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("threads");
    end.countDown();
    thread.join();
  }

  @Test
  void blockingCallThatNeverEndsIsALeak() throws InterruptedException {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    TransfersClient client =
        TransfersClient.builder()
            .httpClient(leaks.http())
            .credential(
                request -> {
                  asked.countDown();
                  end.await();
                  throw new IllegalStateException("nobody waits any more");
                })
            .build();
    RunningCall<?> call = CallStyle.BLOCKING.start(CannedService.list(client));
    asked.await();

    assertThatThrownBy(() -> leaks.afterEach(NONE)) // It doesn't know the client, to close it.
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("partner-transfers-caller");
    client.close();
    end.countDown();
    call.failure();
  }

  @Test
  void threadThatThereWasBeforeIsNoLeak() throws InterruptedException {
    CountDownLatch end = new CountDownLatch(1);
    Thread thread = new Thread(() -> await(end), "partner-transfers-of-an-earlier-test");
    thread.start();
    leaks.beforeEach(NONE);

    assertThatCode(() -> leaks.afterEach(NONE)).doesNotThrowAnyException();
    end.countDown();
    thread.join();
  }

  @Test
  void idleThreadOfConnectionsThatNobodyWatchesIsALeak(PartnerCenterSimulator simulator)
      throws InterruptedException {
    OkHttpClient forgotten = new OkHttpClient();
    CountDownLatch received = new CountDownLatch(1);
    simulator.onRequest(request -> received.countDown());
    forgotten.newCall(request(simulator).request()).enqueue(new Ignored());
    received.await();

    assertThatThrownBy(() -> leaks.afterEach(NONE))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("OkHttp");
    forgotten.dispatcher().executorService().shutdown();
    forgotten.connectionPool().evictAll();
  }

  @Test
  void openBodyOverAClientsOwnConnectionsIsALeak(PartnerCenterSimulator simulator)
      throws IOException {
    TransfersClient client = leaks.closing(SimulatorClients.builder(simulator).build());
    OkHttpClient own = OwnConnections.of(client).orElseThrow();
    try (Response response = own.newCall(request(simulator).request()).execute()) {
      assertThat(response.code()).isEqualTo(401);
      assertThatThrownBy(() -> leaks.afterEach(NONE))
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("connections in use");
    }
  }

  @Test
  void openBodyOverWhatIsDerivedIsALeak(PartnerCenterSimulator simulator) throws IOException {
    OkHttpClient derived = leaks.http().newBuilder().followRedirects(false).build();
    try (Response response = derived.newCall(request(simulator).request()).execute()) {
      assertThat(response.code()).isEqualTo(401);
      assertThatThrownBy(() -> leaks.afterEach(NONE))
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("response bodies not closed");
    }
  }

  @Test
  void openBodyIsALeakEvenWithoutANetwork() throws IOException {
    OkHttpClient canned = leaks.http().newBuilder().addInterceptor(new CannedService()).build();
    Request request = new Request.Builder().url("https://api.example/").build();
    try (Response response = canned.newCall(request).execute()) {
      assertThat(response.code()).isEqualTo(200);
      assertThatThrownBy(() -> leaks.afterEach(NONE))
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("response bodies not closed");
    }
  }

  @Test
  void triesOverSharedConnectionsAreHeldToTheSame(PartnerCenterSimulator simulator)
      throws IOException {
    request(simulator).execute().close();
    assertThatCode(leaks::assertNothingInUse).doesNotThrowAnyException();

    try (Response response = request(simulator).execute()) {
      assertThat(response.code()).isEqualTo(401);
      assertThatThrownBy(leaks::assertNothingInUse)
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("response bodies not closed")
          .hasMessageContaining("connections in use");
    }
    assertThatCode(leaks::end).doesNotThrowAnyException();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Call request(PartnerCenterSimulator simulator) {
    String path = "/v1/customers/" + simulator.customer().tenantId() + "/transfers";
    return leaks.http().newCall(new Request.Builder().url(simulator.url() + path).build());
  }

  private static final class Ignored implements Callback {
    @Override
    public void onResponse(Call call, Response response) {
      response.close();
    }

    @Override
    public void onFailure(Call call, IOException problem) {}
  }
}
