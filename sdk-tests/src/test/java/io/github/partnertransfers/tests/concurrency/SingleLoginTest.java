package io.github.partnertransfers.tests.concurrency;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnertransfers.NotAuthorizedException;
import io.github.partnertransfers.TransferCall;
import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.model.TransferEntity;
import io.github.partnertransfers.simulator.Fault;
import io.github.partnertransfers.simulator.Operation;
import io.github.partnertransfers.simulator.PartnerCenterSimulator;
import io.github.partnertransfers.simulator.PartnerCenterSimulatorExtension;
import io.github.partnertransfers.tests.fixtures.SimulatorClients;
import io.github.partnertransfers.tests.leaks.NothingLeaks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import okhttp3.Interceptor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** However many callers need a token, one request gets it. */
@ExtendWith(PartnerCenterSimulatorExtension.class)
@Timeout(60)
class SingleLoginTest {
  /** Each makes four calls: one in each way. */
  private static final int THREADS = 250;

  private static final Duration LIFETIME = Duration.ofHours(1);

  @RegisterExtension final NothingLeaks leaks = new NothingLeaks();

  private final AtomicLong now = new AtomicLong();
  private final LoginGate gate = new LoginGate();

  @Test
  void thousandCallersShareTheLoginAtATokensExpiry(PartnerCenterSimulator simulator)
      throws Exception {
    simulator.tokens().lifetime(LIFETIME);
    try (TransfersClient client = client(simulator, gate)) {
      TransferCall<List<TransferEntity>> call = SimulatorClients.list(simulator, client);
      call.execute();
      now.addAndGet(LIFETIME.plusSeconds(1).toNanos());
      simulator.clock().advance(LIFETIME.plusSeconds(1));

      callThousandTimes(call);

      assertThat(simulator.tokens().requests()).isEqualTo(1 + 1);
      assertThat(simulator.requests(Operation.LIST))
          .hasSize(1 + 1000)
          .allMatch(request -> request.status() == 200);
    }
  }

  @Test
  void thousandCallersShareTheLoginAfterATokensRevocation(PartnerCenterSimulator simulator)
      throws Exception {
    try (TransfersClient client = client(simulator, gate)) {
      TransferCall<List<TransferEntity>> call = SimulatorClients.list(simulator, client);
      call.execute();
      simulator.tokens().revokeAccessTokens();

      callThousandTimes(call);

      assertThat(simulator.tokens().requests()).isEqualTo(1 + 1);
      assertThat(simulator.requests(Operation.LIST))
          .filteredOn(request -> request.status() == 200)
          .hasSize(1 + 1000);
    }
  }

  @Test
  void failedLoginFailsItsWaitersOnceAndIsTriedAnewByTheNextCall(PartnerCenterSimulator simulator) {
    simulator.faults().next(Operation.TOKEN, Fault.answer(401, "{\"error\":\"invalid_client\"}"));
    CountDownLatch allWait = gate.closeUntil(1);
    try (TransfersClient client = client(simulator, gate)) {
      TransferCall<List<TransferEntity>> call = SimulatorClients.list(simulator, client);
      List<CompletableFuture<List<TransferEntity>>> outcomes = Callers.start(1000, call);
      allWait.countDown();

      assertThat(Callers.failures(outcomes))
          .hasSize(1000)
          .hasOnlyElementsOfType(NotAuthorizedException.class);
      assertThat(simulator.requests(Operation.TOKEN)).hasSize(1);
      assertThat(simulator.requests(Operation.LIST)).isEmpty();

      call.execute();
      assertThat(simulator.requests(Operation.TOKEN)).hasSize(2);
    }
  }

  @Test
  void lateRefusalOfAnOldTokenDoesNotDropTheNewerOne(PartnerCenterSimulator simulator)
      throws Exception {
    LateRefusal late = new LateRefusal();
    try (TransfersClient client = client(simulator, late)) {
      TransferCall<List<TransferEntity>> call = SimulatorClients.list(simulator, client);
      call.execute();
      simulator.tokens().revokeAccessTokens();
      CompletableFuture<List<TransferEntity>> refusedLate = call.toFuture();
      late.awaitRefusal();

      call.execute();
      assertThat(simulator.tokens().requests()).isEqualTo(2);

      late.release();
      refusedLate.join();
      call.execute();
      assertThat(simulator.tokens().requests()).isEqualTo(2);
    }
  }

  private void callThousandTimes(TransferCall<List<TransferEntity>> call) throws Exception {
    CountDownLatch begun = gate.closeUntil(THREADS);
    CountDownLatch start = new CountDownLatch(THREADS);
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<List<Throwable>>> outcomes = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        outcomes.add(
            threads.submit(
                () -> {
                  start.countDown();
                  start.await();
                  var waiting = Callers.start(3, call);
                  begun.countDown();
                  call.execute();
                  return Callers.failures(waiting);
                }));
      }
      for (Future<List<Throwable>> outcome : outcomes) {
        assertThat(outcome.get()).isEmpty();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private TransfersClient client(PartnerCenterSimulator simulator, Interceptor interceptor) {
    return SimulatorClients.builder(simulator)
        .httpClient(leaks.http().newBuilder().addInterceptor(interceptor).build())
        .ticker(now::get)
        .build();
  }
}
