package io.github.partnertransfers.rx;

import static io.github.partnertransfers.rx.PolledService.CUSTOMER;
import static io.github.partnertransfers.rx.PolledService.ONE;
import static io.github.partnertransfers.rx.PolledService.OTHER_CUSTOMER;
import static org.assertj.core.api.Assertions.assertThat;

import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.plugins.RxJavaPlugins;
import io.reactivex.rxjava3.schedulers.Schedulers;
import io.reactivex.rxjava3.subscribers.TestSubscriber;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.reactivestreams.Subscription;

/** After a cancellation at any time: no timer, no request, and no error in RxJavaPlugins. */
class CancelTest {
  private final PolledService service = new PolledService();
  private final CountingScheduler timers = new CountingScheduler(service.time);
  private final List<Throwable> undeliverable = Collections.synchronizedList(new ArrayList<>());
  private final WatchOptions.Builder options =
      WatchOptions.builder()
          .interval(Duration.ofSeconds(10))
          .jitter(0)
          .requestsPerSecond(1_000)
          .ticker(() -> service.time.now(TimeUnit.NANOSECONDS))
          .deadline(Duration.ofDays(1));

  @BeforeEach
  void catchUndeliverable() {
    RxJavaPlugins.setErrorHandler(undeliverable::add);
    service.put(CUSTOMER, ONE, "Pending");
    service.put(OTHER_CUSTOMER, ONE, "Pending");
  }

  @AfterEach
  void nothingIsLeft() {
    RxJavaPlugins.setErrorHandler(null);
    int polled = service.polls.size();
    service.advanceTo(100_000);
    assertThat(timers.running()).isZero();
    assertThat(service.polls).hasSize(polled);
    service.assertNothingUnderWay();
    assertThat(undeliverable).isEmpty();
  }

  static Stream<Named<Function<RxTransfers, Flowable<TransferUpdate>>>> kinds() {
    return Stream.of(
        Named.of("single", transfers -> transfers.customer(CUSTOMER).watch(ONE)),
        Named.of("customer", transfers -> transfers.customer(CUSTOMER).watch()),
        Named.of(
            "fleet",
            transfers ->
                transfers
                    .watchAll(List.of(CUSTOMER, OTHER_CUSTOMER))
                    .map(CustomerUpdate::orThrow)));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void cancelDuringOnSubscribe(Function<RxTransfers, Flowable<TransferUpdate>> kind) {
    TestSubscriber<TransferUpdate> updates = new TestSubscriber<>();
    updates.cancel();
    updates(kind).subscribe(updates);

    updates.assertEmpty();
    assertThat(service.polls).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void withoutDemand(Function<RxTransfers, Flowable<TransferUpdate>> kind) {
    updates(kind).test(0).cancel();

    assertThat(service.polls).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void cancelBetweenPolls(Function<RxTransfers, Flowable<TransferUpdate>> kind) {
    TestSubscriber<TransferUpdate> updates = updates(kind).test();
    service.advanceTo(12);
    updates.cancel();
    updates.cancel();

    assertThat(timers.running()).isZero();
    updates.assertNotComplete().assertNoErrors();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void cancelWhileARequestIsInFlight(Function<RxTransfers, Flowable<TransferUpdate>> kind) {
    service.hold();
    TestSubscriber<TransferUpdate> updates = updates(kind).test();
    service.advanceTo(1);
    assertThat(service.held()).isPositive();
    updates.cancel();
    service.release();

    // Canceled before it was sent: it never reaches the service.
    assertThat(service.polls).isEmpty();
    updates.assertEmpty();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void cancelWhileAFailingRequestIsInFlight(Function<RxTransfers, Flowable<TransferUpdate>> kind) {
    TestSubscriber<TransferUpdate> updates = updates(kind).test();
    service.failNext(403);
    service.whenAsked(updates::cancel);
    service.advanceTo(11);

    updates.assertNoErrors();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void cancelInOnNext(Function<RxTransfers, Flowable<TransferUpdate>> kind) {
    TestSubscriber<TransferUpdate> updates = updates(kind).take(1).test();

    updates.assertValueCount(1).assertComplete();
    assertThat(timers.running()).isZero();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void cancelWithQueuedUpdates(Function<RxTransfers, Flowable<TransferUpdate>> kind) {
    service.put(CUSTOMER, PolledService.TWO, "Pending");
    TestSubscriber<TransferUpdate> updates = updates(kind).test(1);
    service.advanceTo(1);
    updates.cancel();
    updates.request(10);

    updates.assertValueCount(1);
  }

  @Test
  void subscriberThatThrowsALinkageErrorIsCanceled() {
    TestSubscriber<TransferUpdate> updates =
        new TestSubscriber<>() {
          @Override
          public void onNext(TransferUpdate update) {
            throw new NoClassDefFoundError("app/Screen");
          }
        };
    updates(transfers -> transfers.customer(CUSTOMER).watch(ONE)).subscribe(updates);

    updates.assertError(NoClassDefFoundError.class);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void subscriberThatThrowsIsCanceled(Function<RxTransfers, Flowable<TransferUpdate>> kind) {
    TestSubscriber<TransferUpdate> updates =
        new TestSubscriber<>() {
          @Override
          public void onNext(TransferUpdate update) {
            throw new IllegalStateException("a mistake");
          }
        };
    updates(kind).subscribe(updates);

    updates.assertError(IllegalStateException.class);
  }

  @Test
  void cancelingOneOfTwoStreamsKeepsTheSharedRequest() {
    service.hold();
    RxTransfers transfers =
        RxTransfers.of(
            service.client(),
            options.scheduler(timers).updateScheduler(Schedulers.trampoline()).build());
    TestSubscriber<TransferUpdate> stays = transfers.customer(CUSTOMER).watch().test();
    TestSubscriber<TransferUpdate> leaves = transfers.customer(CUSTOMER).watch().test();
    leaves.cancel();
    service.release();

    stays.assertValueCount(1);
    assertThat(service.polls).hasSize(1);
    stays.cancel();
  }

  @Test
  void newStreamAfterTheLastWasCanceledPollsImmediately() {
    RxTransfers transfers =
        RxTransfers.of(
            service.client(),
            options.scheduler(timers).updateScheduler(Schedulers.trampoline()).build());
    transfers.customer(CUSTOMER).watch().take(1).subscribe(new TestSubscriber<>());
    service.advanceTo(1);
    TestSubscriber<TransferUpdate> anew = transfers.customer(CUSTOMER).watch().test();

    anew.assertValueCount(1);
    anew.cancel();
  }

  @Test
  void endedStreamRetainsNothing() {
    List<Subscription> subscriptions = new ArrayList<>();
    updates(transfers -> transfers.customer(CUSTOMER).watch(ONE))
        .doOnSubscribe(subscriptions::add)
        .take(1)
        .subscribe(new TestSubscriber<>());

    subscriptions.get(0).request(5);
    subscriptions.get(0).cancel();
    assertThat(service.polls).hasSize(1);
  }

  private Flowable<TransferUpdate> updates(Function<RxTransfers, Flowable<TransferUpdate>> kind) {
    return kind.apply(
        RxTransfers.of(
            service.client(),
            options.scheduler(timers).updateScheduler(Schedulers.trampoline()).build()));
  }

  @Test
  void disposedSingleOrCompletableSendsNothing() {
    service.hold();
    RxTransfers.single(service.client().customer(CUSTOMER).list()).subscribe().dispose();
    RxTransfers.completable(service.client().customer(CUSTOMER).withdraw(ONE))
        .subscribe()
        .dispose();
    service.release();

    assertThat(service.polls).isEmpty();
  }
}
