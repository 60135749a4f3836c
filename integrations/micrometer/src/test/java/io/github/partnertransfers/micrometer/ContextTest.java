package io.github.partnertransfers.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.rx.PollReport;
import io.github.partnertransfers.rx.RxTransfers;
import io.github.partnertransfers.rx.WatchOptions;
import io.github.partnertransfers.simulator.Fault;
import io.github.partnertransfers.simulator.Operation;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.reactivex.rxjava3.schedulers.TestScheduler;
import io.reactivex.rxjava3.subscribers.TestSubscriber;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;

/** Each call is a child of what was current where it was made, which is current where it ends. */
class ContextTest extends SimulatorTest {
  private static final Duration INTERVAL = Duration.ofSeconds(5);

  private final RecordingHandler recorded = new RecordingHandler();
  private final ObservationRegistry registry = ObservationRegistry.create();
  private final TransferObservations observations = TransferObservations.of(registry);

  ContextTest() {
    registry.observationConfig().observationHandler(recorded);
  }

  @Test
  void aHundredQueuedCallsAreNotMixedUp() throws Exception {
    simulator.faults().next(Operation.LIST, 20, Fault.answer(503, "{}"));
    TransfersClient client = open(builder(observations).maxConcurrentRequests(3));
    Map<String, String> currentAtTheEnd = new ConcurrentHashMap<>();
    CountDownLatch ended = new CountDownLatch(100);
    for (int i = 0; i < 100; i++) {
      String name = "application " + i;
      Runnable end =
          () -> {
            currentAtTheEnd.put(name, current());
            ended.countDown();
          };
      int style = i % 3;
      Observation.createNotStarted(name, registry)
          .observe(
              () -> {
                if (style == 0) {
                  list(client).enqueue(Callbacks.running(end));
                } else if (style == 1) {
                  assertThat(list(client).toFuture().whenComplete((all, failure) -> end.run()))
                      .isNotNull();
                } else {
                  RxTransfers.single(list(client)).doFinally(end::run).subscribe();
                }
              });
    }
    assertThat(ended.await(30, TimeUnit.SECONDS)).isTrue();

    assertThat(currentAtTheEnd)
        .hasSize(100)
        .allSatisfy((made, at) -> assertThat(at).isEqualTo(made));
    assertThat(recorded.calls()).hasSize(100);
    Set<String> parents = new HashSet<>();
    recorded.calls().forEach(call -> parents.add(RecordingHandler.parent(call).getName()));
    assertThat(parents).isEqualTo(currentAtTheEnd.keySet());
    Set<Observation.Context> calls = Set.copyOf(recorded.calls());
    assertThat(recorded.attempts())
        .hasSize(120)
        .allMatch(each -> calls.contains(RecordingHandler.parent(each)))
        .allMatch(
            each -> ((CallObservationContext) RecordingHandler.parent(each)).call() == each.call());
  }

  private String current() {
    Observation observation = registry.getCurrentObservation();
    return observation == null ? "none" : observation.getContext().getName();
  }

  @Test
  void theAttemptIsCurrentWhileItsRequestIsSent() {
    BlockingQueue<Observation.Context> current = new LinkedBlockingQueue<>();
    OkHttpClient http =
        new OkHttpClient.Builder()
            .addInterceptor(
                chain -> {
                  current.add(registry.getCurrentObservation().getContext());
                  return chain.proceed(chain.request());
                })
            .build();
    TransfersClient client = open(builder(observations).httpClient(http));
    assertThat(RxTransfers.single(list(client)).blockingGet()).isEmpty();
    assertThat(list(client).execute()).isEmpty();

    assertThat(current.poll()).isInstanceOf(LoginObservationContext.class);
    assertThat(current).containsExactlyElementsOf(recorded.attempts());
  }

  /** A poll serves many subscribers: it belongs to the trace of none. */
  @Test
  void aPollIsARoot() throws Exception {
    TestScheduler time = new TestScheduler();
    BlockingQueue<PollReport> reports = new LinkedBlockingQueue<>();
    RxTransfers transfers =
        RxTransfers.of(
            open(builder(observations)),
            WatchOptions.builder()
                .interval(INTERVAL)
                .minInterval(INTERVAL)
                .maxInterval(INTERVAL)
                .jitter(0)
                .scheduler(time)
                .addListener(reports::add)
                .build());
    TestSubscriber<Object> subscriber = new TestSubscriber<>();
    Observation.createNotStarted("application", registry)
        .observe(
            () ->
                transfers
                    .customer(simulator.customer().tenantId())
                    .watch()
                    .cast(Object.class)
                    .subscribe(subscriber));
    assertThat(reports.poll(30, TimeUnit.SECONDS)).isNotNull();
    // One more poll, and no third one while it runs.
    time.advanceTimeBy(INTERVAL.toSeconds(), TimeUnit.SECONDS);
    assertThat(reports.poll(30, TimeUnit.SECONDS)).isNotNull();
    subscriber.cancel();

    assertThat(recorded.calls())
        .hasSize(2)
        .allMatch(call -> RecordingHandler.parent(call) == null)
        .allMatch(call -> call.call().isDetached());
    assertThat(registry.getCurrentObservationScope()).isNull();
  }
}
