package io.github.partnertransfers.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnertransfers.Attempt;
import io.github.partnertransfers.CallContext;
import io.github.partnertransfers.CallInfo;
import io.github.partnertransfers.CallListener;
import io.github.partnertransfers.CallOptions;
import io.github.partnertransfers.ContextPropagation;
import io.github.partnertransfers.TokenRequest;
import io.github.partnertransfers.TransferCall;
import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.TransfersException;
import io.github.partnertransfers.model.TransferEntity;
import io.github.partnertransfers.rx.RxTransfers;
import io.github.partnertransfers.simulator.Fault;
import io.github.partnertransfers.simulator.Operation;
import io.github.partnertransfers.simulator.PartnerCenterSimulator;
import io.github.partnertransfers.simulator.PartnerCenterSimulatorExtension;
import io.github.partnertransfers.tests.fixtures.CallStyle;
import io.github.partnertransfers.tests.fixtures.SimulatorClients;
import io.github.partnertransfers.tests.fixtures.VirtualTime;
import io.github.partnertransfers.tests.leaks.NothingLeaks;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Code of the application runs in the context of the thread that executed the call. */
@ExtendWith(NothingLeaks.class)
class ContextPropagationTest {
  @RegisterExtension
  static final PartnerCenterSimulatorExtension SIMULATOR = new PartnerCenterSimulatorExtension();

  private static final ThreadLocal<@Nullable String> CONTEXT = new ThreadLocal<>();

  /** The context in each event, by the request id. */
  private final Map<String, Set<String>> events = new ConcurrentHashMap<>();

  private final Set<String> logins = Collections.synchronizedSet(new TreeSet<>());
  private final PartnerCenterSimulator simulator = SIMULATOR.simulator();
  private final TransfersClient.Builder builder =
      SimulatorClients.builder(simulator)
          .contextPropagation(call -> inContext(CONTEXT.get()))
          .addListener(new RecordingListener());

  private @Nullable TransfersClient client;

  private final class RecordingListener implements CallListener {
    @Override
    public void callStarted(CallInfo call) {
      record(call);
    }

    @Override
    public void attemptStarted(CallInfo call, int number) {
      record(call);
    }

    @Override
    public void attemptEnded(Attempt attempt) {
      record(attempt.call());
    }

    @Override
    public void callEnded(CallInfo call, Duration duration, @Nullable TransfersException failure) {
      record(call);
    }

    @Override
    public void loginStarted(TokenRequest request) {
      logins.add(String.valueOf(CONTEXT.get()));
    }

    private void record(CallInfo call) {
      events
          .computeIfAbsent(call.requestId(), any -> ConcurrentHashMap.newKeySet())
          .add(String.valueOf(CONTEXT.get()));
    }
  }

  private static CallContext inContext(@Nullable String captured) {
    return code -> {
      String previous = CONTEXT.get();
      CONTEXT.set(captured);
      try {
        code.run();
      } finally {
        CONTEXT.set(previous);
      }
    };
  }

  @AfterEach
  void close() {
    CONTEXT.remove();
    if (client != null) {
      client.close();
    }
  }

  private TransferCall<List<TransferEntity>> list() {
    TransfersClient built = client == null ? builder.build() : client;
    client = built;
    return SimulatorClients.list(simulator, built);
  }

  @ParameterizedTest
  @EnumSource
  void eventsAndLoginsAreInTheContextOfTheCall(CallStyle style) {
    builder.scheduler(VirtualTime.inWhichWaitsPass(Duration.ofMinutes(1)));
    simulator.faults().next(Operation.LIST, Fault.answer(503, "{}"));
    CONTEXT.set("A");

    style.result(list());

    assertThat(events.values()).singleElement().isEqualTo(Set.of("A"));
    assertThat(logins).containsExactly("A");
  }

  @Test
  void aHundredQueuedCallsKeepTheirContexts() throws Exception {
    builder.maxConcurrentRequests(3);
    Map<Integer, String> seen = new ConcurrentHashMap<>();
    CountDownLatch ended = new CountDownLatch(100);
    for (int i = 0; i < 100; i++) {
      int number = i;
      CONTEXT.set("call " + i);
      Runnable end =
          () -> {
            seen.put(number, String.valueOf(CONTEXT.get()));
            ended.countDown();
          };
      if (i % 2 == 0) {
        CompletableFuture<Void> after = list().toFuture().thenAccept(all -> end.run());
        assertThat(after).isNotNull();
      } else {
        RxTransfers.single(list()).doFinally(end::run).subscribe();
      }
    }
    CONTEXT.remove();
    ended.await();

    Map<Integer, String> expected = new HashMap<>();
    for (int i = 0; i < 100; i++) {
      expected.put(i, "call " + i);
    }
    assertThat(seen).isEqualTo(expected);
    assertThat(events).hasSize(100).allSatisfy((id, contexts) -> assertThat(contexts).hasSize(1));
  }

  @Test
  void aCanceledCallEndsInItsContext() throws Exception {
    CountDownLatch sent = new CountDownLatch(1);
    simulator.onRequest(
        request -> {
          if (request.operation() == Operation.LIST) {
            sent.countDown();
          }
        });
    simulator.faults().next(Operation.LIST, Fault.silence(Duration.ofMinutes(1)));
    CONTEXT.set("A");
    CompletableFuture<List<TransferEntity>> future = list().toFuture();
    CompletableFuture<String> dependent = future.handle((all, failure) -> CONTEXT.get());
    sent.await();

    CONTEXT.set("B");
    future.cancel(true);

    assertThat(dependent.get()).isEqualTo("A");
    assertThat(CONTEXT.get()).isEqualTo("B");
    assertThat(events.values()).singleElement().isEqualTo(Set.of("A"));
  }

  @Test
  void aDetachedCallHasNoContext() {
    CONTEXT.set("A");
    TransferCall<List<TransferEntity>> detached =
        list().with(CallOptions.builder().detached(true).build());
    String seen =
        RxTransfers.single(detached).map(all -> String.valueOf(CONTEXT.get())).blockingGet();

    assertThat(seen).isEqualTo("null");
    // Only the first event is on this thread.
    assertThat(events.values()).singleElement().isEqualTo(Set.of("A", "null"));
    assertThat(logins).containsExactly("null");
  }

  /** What the application's context does wrong affects no call. */
  @ParameterizedTest
  @EnumSource
  void aBrokenContextDoesNotBreakACall(CallStyle style) {
    List<ContextPropagation> broken =
        List.of(
            call -> {
              throw new IllegalStateException("in capture");
            },
            call ->
                code -> {
                  throw new IllegalStateException("before");
                },
            call ->
                code -> {
                  code.run();
                  throw new IllegalStateException("after");
                },
            call ->
                code -> {
                  code.run();
                  code.run();
                },
            call -> code -> {},
            call -> code -> new Thread(code).start());
    List<Integer> sizes = new CopyOnWriteArrayList<>();
    for (ContextPropagation each : broken) {
      try (TransfersClient other = builder.contextPropagation(each).build()) {
        sizes.add(style.result(SimulatorClients.list(simulator, other)).size());
      }
    }

    assertThat(sizes).hasSize(broken.size()).containsOnly(0);
    assertThat(simulator.requests(Operation.LIST)).hasSize(broken.size());
  }
}
