package io.github.partnertransfers.rx;

import static io.github.partnertransfers.rx.PolledService.CUSTOMER;
import static io.github.partnertransfers.rx.PolledService.ONE;
import static io.github.partnertransfers.rx.PolledService.OTHER_CUSTOMER;
import static io.github.partnertransfers.rx.PolledService.TWO;
import static org.assertj.core.api.Assertions.assertThat;

import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.FlowableSubscriber;
import io.reactivex.rxjava3.subscribers.TestSubscriber;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/** Backpressure: demand controls the polls. */
class DemandTest {
  private static final int MANY = 1_000;

  private final PolledService service = new PolledService();
  private final WatchOptions.Builder options =
      WatchOptions.builder().interval(Duration.ofSeconds(10)).jitter(0).requestsPerSecond(1_000);

  @Test
  void withoutDemandNothingIsPolled() {
    service.put(CUSTOMER, ONE, "Pending");
    TestSubscriber<TransferUpdate> updates =
        service.transfers(options).customer(CUSTOMER).watch(ONE).test(0);
    service.advanceTo(1_000);
    assertThat(service.polls).isEmpty();

    updates.request(1);
    updates.assertValueCount(1);
    service.advanceTo(2_000);
    assertThat(service.polls).hasSize(1);

    service.put(CUSTOMER, ONE, "InProgress");
    updates.request(1);
    // Overdue, so at once.
    updates.assertValueCount(2);
    assertThat(service.millis()).containsExactly(1_000_000L, 2_000_000L);
  }

  @Test
  void slowSubscriberReceivesAThousandChangesInOrder() {
    service.put(CUSTOMER, ONE, "Step0");
    TestSubscriber<TransferUpdate> updates =
        service.transfers(options).customer(CUSTOMER).watch(ONE).test(1);
    for (int i = 1; i < MANY; i++) {
      service.put(CUSTOMER, ONE, "Step" + i);
      service.advanceTo(30 * i);
      updates.assertValueCount(i);
      updates.request(1);
    }

    assertThat(updates.values()).hasSize(MANY);
    for (int i = 0; i < MANY; i++) {
      assertThat(updates.values().get(i).status()).hasToString("Step" + i);
    }
    assertThat(service.polls).hasSize(MANY);
  }

  @Test
  void thousandChangesOfOneResponseAreEmittedBeforeTheNextPoll() {
    for (int i = 0; i < MANY; i++) {
      service.put(CUSTOMER, transferId(i), "Pending");
    }
    TestSubscriber<TransferUpdate> updates =
        service.transfers(options).customer(CUSTOMER).watch().test(0);
    for (int i = 0; i < MANY; i++) {
      updates.request(1);
      service.advanceTo(i + 1);
      updates.assertValueCount(i + 1);
    }
    assertThat(service.polls).hasSize(1);

    updates.request(1);
    assertThat(service.polls).hasSize(2);
    for (int i = 0; i < MANY; i++) {
      assertThat(updates.values().get(i).transferId()).isEqualTo(transferId(i));
    }
  }

  @Test
  void slowStreamDelaysNoOtherStreamOfTheCustomer() {
    service.put(CUSTOMER, ONE, "Pending");
    RxTransfers transfers = service.transfers(options.maxInterval(Duration.ofSeconds(10)));
    TestSubscriber<TransferUpdate> slow = transfers.customer(CUSTOMER).watch(ONE).test(1);
    TestSubscriber<TransferUpdate> fast = transfers.customer(CUSTOMER).watch(ONE).test();
    service.advanceTo(3);
    service.put(CUSTOMER, ONE, "InProgress");
    service.advanceTo(20);
    service.put(CUSTOMER, ONE, "Complete");
    service.advanceTo(40);

    fast.assertValueCount(3).assertComplete();
    slow.assertValueCount(1).assertNotComplete();
    slow.request(1);
    slow.assertComplete();
    assertThat(slow.values().get(1).previousStatus()).hasToString("Pending");
    assertThat(slow.values().get(1).status()).hasToString("Complete");
  }

  @Test
  void fleetWithLittleDemandQueuesAtMostOneResponsePerCustomer() {
    service.put(CUSTOMER, ONE, "Pending");
    service.put(OTHER_CUSTOMER, TWO, "Pending");
    TestSubscriber<TransferUpdate> fleet =
        service
            .transfers(options)
            .watchAll(List.of(CUSTOMER, OTHER_CUSTOMER))
            .map(CustomerUpdate::orThrow)
            .test(1);
    service.advanceTo(500);
    assertThat(service.polls).hasSizeLessThanOrEqualTo(2);
    fleet.assertValueCount(1);

    fleet.request(1);
    fleet.assertValueCount(2);
    service.put(OTHER_CUSTOMER, TWO, "InProgress");
    service.advanceTo(1_000);
    fleet.request(1);
    service.advanceTo(1_001);

    fleet.assertValueCount(3);
    assertThat(fleet.values().get(2).status()).hasToString("InProgress");
  }

  @Test
  void requestWithinOnNextIsServed() {
    service.put(CUSTOMER, ONE, "Step0");
    List<TransferUpdate> taken = new ArrayList<>();
    service
        .transfers(options)
        .customer(CUSTOMER)
        .watch(ONE)
        .subscribe(
            new TestSubscriber<TransferUpdate>(1) {
              @Override
              public void onNext(TransferUpdate update) {
                taken.add(update);
                request(1);
              }
            });
    for (int i = 1; i <= 50; i++) {
      service.put(CUSTOMER, ONE, "Step" + i);
      service.advanceTo(10 * i);
    }

    assertThat(taken).hasSizeGreaterThan(40);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, Long.MIN_VALUE})
  void nonPositiveRequestFailsTheStream(long count) {
    TestSubscriber<TransferUpdate> updates = new TestSubscriber<>(0);
    List<Subscription> subscriptions = new ArrayList<>();
    service
        .transfers(options)
        .customer(CUSTOMER)
        .watch()
        .subscribe(requestingBadly(subscriptions, updates));

    subscriptions.get(0).request(count);

    updates.assertError(
        error ->
            error instanceof IllegalArgumentException && error.getMessage().contains("" + count));
  }

  @Test
  void blockingStreamPollsWhenTheNextElementIsRequested() {
    for (int i = 0; i < 3; i++) {
      service.put(CUSTOMER, transferId(i), "Complete");
    }
    Flowable<TransferUpdate> updates =
        service.transfers(options.completeWhenAllEnded(true)).customer(CUSTOMER).watch();

    try (Stream<TransferUpdate> stream = updates.blockingStream(1)) {
      assertThat(stream.map(TransferUpdate::transferId))
          .containsExactly(transferId(0), transferId(1), transferId(2));
    }
    assertThat(service.polls).hasSize(1);
  }

  @Test
  void subscribeWithCallbacks() {
    service.put(CUSTOMER, ONE, "Complete");
    List<String> told = new ArrayList<>();
    var unneeded =
        service
            .transfers(options)
            .customer(CUSTOMER)
            .watch(ONE)
            .subscribe(
                update -> told.add("" + update.status()),
                error -> told.add("" + error),
                () -> told.add("ended"));

    assertThat(told).containsExactly("Complete", "ended");
    assertThat(unneeded.isDisposed()).isTrue();
  }

  private static Subscriber<TransferUpdate> requestingBadly(
      List<Subscription> subscriptions, TestSubscriber<TransferUpdate> updates) {
    return new Subscriber<>() {
      @Override
      public void onSubscribe(Subscription subscription) {
        subscriptions.add(subscription);
        updates.onSubscribe(subscription);
      }

      @Override
      public void onNext(TransferUpdate update) {
        updates.onNext(update);
      }

      @Override
      public void onError(Throwable error) {
        updates.onError(error);
      }

      @Override
      public void onComplete() {
        updates.onComplete();
      }
    };
  }

  private static String transferId(int number) {
    return String.format("a0000000-0000-0000-0000-%012d", number);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1})
  void demandMustBePositive(long demand) {
    List<Throwable> errors = new ArrayList<>();
    service
        .transfers(options)
        .customer(CUSTOMER)
        .watch(ONE)
        .subscribe(
            new FlowableSubscriber<>() {
              @Override
              public void onSubscribe(Subscription subscription) {
                subscription.request(demand);
              }

              @Override
              public void onNext(TransferUpdate update) {}

              @Override
              public void onError(Throwable failure) {
                errors.add(failure);
              }

              @Override
              public void onComplete() {}
            });

    assertThat(errors)
        .singleElement()
        .isInstanceOf(IllegalArgumentException.class)
        .matches(error -> error.getMessage().endsWith("but is " + demand));
    assertThat(service.polls).isEmpty();
  }
}
