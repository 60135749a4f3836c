package io.github.partnertransfers.rx;

import static io.github.partnertransfers.rx.PolledService.CUSTOMER;
import static io.github.partnertransfers.rx.PolledService.ONE;
import static io.github.partnertransfers.rx.PolledService.OTHER_CUSTOMER;
import static io.github.partnertransfers.rx.PolledService.TWO;
import static org.assertj.core.api.Assertions.assertThat;

import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.schedulers.Schedulers;
import io.reactivex.rxjava3.subscribers.TestSubscriber;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A subscriber that calls the engine within onNext, on a thread of the engine. */
class ReentrancyTest {
  private final PolledService service = new PolledService();
  private final WatchEngine engine =
      new WatchEngine(
          service.client(),
          WatchOptions.builder()
              .interval(Duration.ofSeconds(2))
              .maxInterval(Duration.ofSeconds(2))
              .jitter(0)
              .requestsPerSecond(1_000)
              .scheduler(service.time)
              .updateScheduler(Schedulers.trampoline())
              .build());
  private final List<TestSubscriber<TransferUpdate>> streams = new ArrayList<>();

  ReentrancyTest() {
    service.put(CUSTOMER, ONE, "Pending");
    service.put(CUSTOMER, TWO, "Pending");
    service.put(OTHER_CUSTOMER, ONE, "Pending");
  }

  @AfterEach
  void nothingIsLeft() {
    streams.forEach(TestSubscriber::cancel);
    assertThat(engine.isIdle()).isTrue();
    service.assertNothingUnderWay();
    int polled = service.polls.size();
    service.advanceTo(10_000);
    assertThat(service.polls).hasSize(polled);
  }

  @Test
  void subscribesWithinOnNext() {
    List<TestSubscriber<TransferUpdate>> nested = new ArrayList<>();
    TestSubscriber<TransferUpdate> outer =
        subscribe(
            CUSTOMER,
            stream -> {
              nested.add(subscribe(CUSTOMER, any -> {}));
              nested.add(subscribe(OTHER_CUSTOMER, any -> {}));
            });
    service.advanceTo(10);

    outer.assertValueCount(2);
    assertThat(nested).hasSize(4);
    nested.get(0).assertValueCount(2);
    nested.get(1).assertValueCount(1);
    nested.get(2).assertValueCount(2);
    nested.get(3).assertValueCount(1);
  }

  @Test
  void cancelsAnotherStreamWithinOnNext() {
    List<TestSubscriber<TransferUpdate>> victims = new ArrayList<>();
    TestSubscriber<TransferUpdate> canceling =
        subscribe(CUSTOMER, stream -> victims.forEach(TestSubscriber::cancel));
    victims.add(subscribe(CUSTOMER, any -> {}));
    victims.add(subscribe(OTHER_CUSTOMER, any -> {}));
    service.put(CUSTOMER, ONE, "InProgress");
    service.advanceTo(10);

    canceling.assertValueCount(3);
    int polled = service.millis(OTHER_CUSTOMER).size();
    service.advanceTo(30);
    assertThat(service.millis(OTHER_CUSTOMER)).hasSize(polled);
  }

  @Test
  void cancelsAndResubscribesWithinOnNext() {
    List<TestSubscriber<TransferUpdate>> second = new ArrayList<>();
    TestSubscriber<TransferUpdate> first =
        subscribe(
            CUSTOMER,
            stream -> {
              stream.cancel();
              second.add(subscribe(CUSTOMER, any -> {}));
            });
    service.advanceTo(10);

    first.assertValueCount(1);
    assertThat(second).hasSize(1);
    second.get(0).assertValueCount(2);
  }

  @Test
  void nudgesWithinOnNext() {
    TestSubscriber<TransferUpdate> nudging = subscribe(CUSTOMER, stream -> engine.nudge(CUSTOMER));
    TestSubscriber<TransferUpdate> other = subscribe(OTHER_CUSTOMER, any -> {});
    for (int i = 1; i <= 10; i++) {
      service.put(CUSTOMER, ONE, "Step" + i);
      service.advanceTo(3 * i);
    }

    nudging.assertValueCount(12);
    other.assertValueCount(1);
    assertThat(service.millis(CUSTOMER)).hasSizeLessThanOrEqualTo(27);
  }

  @Test
  void requestsOneByOneWithinOnNext() {
    TestSubscriber<TransferUpdate> onebyone =
        new TestSubscriber<>(1) {
          @Override
          public void onNext(TransferUpdate update) {
            super.onNext(update);
            request(1);
          }
        };
    streams.add(onebyone);
    customer(CUSTOMER).subscribe(onebyone);
    for (int i = 1; i <= 1_000; i++) {
      service.put(CUSTOMER, ONE, "Step" + i);
      service.advanceTo(2 * i);
    }

    onebyone.assertValueCount(1_002).assertNoErrors();
  }

  private TestSubscriber<TransferUpdate> subscribe(
      String customer, Consumer<TestSubscriber<TransferUpdate>> within) {
    TestSubscriber<TransferUpdate> stream =
        new TestSubscriber<>() {
          @Override
          public void onNext(TransferUpdate update) {
            super.onNext(update);
            within.accept(this);
          }
        };
    streams.add(stream);
    customer(customer).subscribe(stream);
    return stream;
  }

  private Flowable<TransferUpdate> customer(String id) {
    return WatchFlowable.of(engine, new WatchTarget(id, null, null, null));
  }

  @Test
  void engineWithAStreamIsNotIdle() {
    TestSubscriber<TransferUpdate> stream = subscribe(CUSTOMER, any -> {});

    assertThat(engine.isIdle()).isFalse();
    assertThat(stream.values()).isNotEmpty().noneMatch(TransferUpdate::isEnded);
  }
}
