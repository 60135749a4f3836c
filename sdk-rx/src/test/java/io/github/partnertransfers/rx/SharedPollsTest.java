package io.github.partnertransfers.rx;

import static io.github.partnertransfers.rx.PolledService.CUSTOMER;
import static io.github.partnertransfers.rx.PolledService.ONE;
import static io.github.partnertransfers.rx.PolledService.OTHER_CUSTOMER;
import static io.github.partnertransfers.rx.PolledService.TWO;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnertransfers.RequestRefusedException;
import io.github.partnertransfers.TransfersException;
import io.github.partnertransfers.rx.PolledService.Polled;
import io.github.partnertransfers.rx.TransferUpdate.Kind;
import io.reactivex.rxjava3.subscribers.TestSubscriber;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Streams share requests. */
class SharedPollsTest {
  private final PolledService service = new PolledService();
  private final WatchOptions.Builder options =
      WatchOptions.builder().interval(Duration.ofSeconds(10)).jitter(0).requestsPerSecond(1_000);
  private RxTransfers transfers;

  @BeforeEach
  void putTransfers() {
    transfers = service.transfers(options);
    service.put(CUSTOMER, ONE, "Pending");
    service.put(CUSTOMER, TWO, "Pending");
    service.put(OTHER_CUSTOMER, ONE, "Pending");
  }

  @Test
  void singleWatchSendsGet() {
    transfers.customer(CUSTOMER).watch(ONE).subscribe(new TestSubscriber<>());
    transfers
        .customer(CUSTOMER)
        .watch(ONE.toUpperCase(Locale.ROOT))
        .subscribe(new TestSubscriber<>());

    service.advanceTo(11);

    assertThat(service.polls).allMatch(poll -> ONE.equals(poll.transfer()));
  }

  @Test
  void oneListPerIntervalServesAllWatchesOfTheCustomer() {
    TestSubscriber<TransferUpdate> one = transfers.customer(CUSTOMER).watch(ONE).test();
    TestSubscriber<TransferUpdate> two = transfers.customer(CUSTOMER).watch(TWO).test();
    TestSubscriber<TransferUpdate> all = transfers.customer(CUSTOMER).watch().test();

    service.advanceTo(2);
    one.assertValueCount(1);
    two.assertValueCount(1);
    all.assertValueCount(2);
    service.put(CUSTOMER, TWO, "Complete");
    service.advanceTo(40);

    assertThat(service.polls)
        .containsExactly(
            new Polled(0, CUSTOMER, ONE), // The only watch at that time.
            new Polled(2_000, CUSTOMER, null),
            new Polled(17_000, CUSTOMER, null),
            new Polled(24_500, CUSTOMER, null),
            new Polled(35_750, CUSTOMER, null));
    one.assertValueCount(1).assertNotComplete();
    two.assertValueCount(2).assertComplete();
    all.assertValueCount(3).assertNotComplete();
  }

  @Test
  void newWatchBringsTheNextPollForwardToTheMinimumInterval() {
    transfers.customer(CUSTOMER).watch().subscribe(new TestSubscriber<>());
    service.advanceTo(1);
    TestSubscriber<TransferUpdate> joined = transfers.customer(CUSTOMER).watch().test();
    service.advanceTo(1.999);
    joined.assertNoValues();
    service.advanceTo(2);

    joined.assertValueCount(2);
    assertThat(service.millis()).containsExactly(0L, 2_000L);
  }

  @Test
  void watchAddedDuringAListUsesItsResponse() {
    service.hold();
    transfers.customer(CUSTOMER).watch().subscribe(new TestSubscriber<>());
    TestSubscriber<TransferUpdate> joined = transfers.customer(CUSTOMER).watch(TWO).test();
    service.release();

    joined.assertValueCount(1);
    assertThat(service.polls).hasSize(1);
  }

  @Test
  void watchAddedDuringAGetOfAnotherTransferIsPolledNext() {
    service.hold();
    transfers.customer(CUSTOMER).watch(ONE).subscribe(new TestSubscriber<>());
    TestSubscriber<TransferUpdate> joined = transfers.customer(CUSTOMER).watch(TWO).test();
    service.release();
    joined.assertNoValues();
    service.advanceTo(2);

    joined.assertValueCount(1);
    assertThat(service.polls)
        .containsExactly(new Polled(0, CUSTOMER, ONE), new Polled(2_000, CUSTOMER, null));
  }

  @Test
  void canceledWatchDoesNotChangeThePollsOfOthers() {
    TestSubscriber<TransferUpdate> leaving = transfers.customer(CUSTOMER).watch().test();
    transfers.customer(CUSTOMER).watch(ONE).subscribe(new TestSubscriber<>());
    service.advanceTo(3);
    leaving.cancel();
    service.advanceTo(20);

    assertThat(service.polls)
        .containsExactly(
            new Polled(0, CUSTOMER, null),
            new Polled(2_000, CUSTOMER, null),
            new Polled(17_000, CUSTOMER, ONE));
  }

  @Test
  void transferMissingInAListIsRequestedBeforeItsWatchFails() {
    TestSubscriber<TransferUpdate> one = transfers.customer(CUSTOMER).watch(ONE).test();
    TestSubscriber<TransferUpdate> all = transfers.customer(CUSTOMER).watch().test();
    service.advanceTo(3);
    service.remove(CUSTOMER, ONE);
    service.advanceTo(20);

    assertThat(service.polls)
        .containsExactly(
            new Polled(0, CUSTOMER, ONE),
            new Polled(2_000, CUSTOMER, null),
            new Polled(17_000, CUSTOMER, null),
            new Polled(17_001, CUSTOMER, ONE),
            new Polled(19_000, CUSTOMER, null));
    one.assertError(RequestRefusedException.class);
    all.assertValueCount(3).assertNoErrors();
    TransferUpdate gone = all.values().get(2);
    assertThat(gone.kind()).isEqualTo(Kind.VANISHED);
    assertThat(gone.transferId()).isEqualTo(ONE);
    assertThat(gone.previousStatus()).hasToString("Pending");
    assertThat(gone.transfer().customerTenantId()).isEqualTo(CUSTOMER);
  }

  @Test
  void newTransferMissingInAListHasAGracePeriod() {
    transfers.customer(CUSTOMER).watch().subscribe(new TestSubscriber<>());
    String late = "a0000000-0000-0000-0000-000000000009";
    TestSubscriber<TransferUpdate> fresh = transfers.customer(CUSTOMER).watch(late).test();
    service.advanceTo(20);
    fresh.assertNoErrors().assertNoValues();
    service.put(CUSTOMER, late, "Pending");
    service.advanceTo(45);

    fresh.assertNoErrors().assertValueCount(1);
    assertThat(service.polls).allMatch(poll -> poll.transfer() == null);
  }

  @Test
  void customerEmitsNewAndReappearedTransfers() {
    TestSubscriber<TransferUpdate> all = transfers.customer(CUSTOMER).watch().test();
    service.remove(CUSTOMER, TWO);
    service.advanceTo(12);
    service.put(CUSTOMER, TWO, "Pending");
    service.advanceTo(30);

    assertThat(all.values())
        .extracting(TransferUpdate::kind)
        .containsExactly(Kind.APPEARED, Kind.APPEARED, Kind.VANISHED, Kind.APPEARED);
  }

  @Test
  void transferIdsKeepTheSpellingOfTheService() {
    String spelled = TWO.toUpperCase(Locale.ROOT);
    service.put(OTHER_CUSTOMER, spelled, "Pending");
    TestSubscriber<TransferUpdate> all = transfers.customer(OTHER_CUSTOMER).watch().test();
    service.remove(OTHER_CUSTOMER, spelled);
    service.advanceTo(12);

    assertThat(all.values()).hasSize(3);
    assertThat(all.values().get(2).transferId()).isEqualTo(spelled);
    assertThat(all.values().get(2).position())
        .isEqualTo(new WatchPosition(OTHER_CUSTOMER, spelled, null));
  }

  @Test
  void customerCompletesWhenAllHaveEndedIfConfigured() {
    options.completeWhenAllEnded(true);
    TestSubscriber<TransferUpdate> all =
        service.transfers(options).customer(CUSTOMER).watch().test();
    service.put(CUSTOMER, ONE, "Complete");
    service.advanceTo(12);
    all.assertNotComplete();
    service.remove(CUSTOMER, TWO);
    service.advanceTo(40);

    all.assertComplete().assertValueCount(4);
    int polled = service.polls.size();
    service.advanceTo(400);
    assertThat(service.polls).hasSize(polled);
  }

  @Test
  void fleetSendsOneListPerCustomerAndInterval() {
    TestSubscriber<TransferUpdate> fleet =
        transfers
            .watchAll(
                List.of(CUSTOMER, OTHER_CUSTOMER, CUSTOMER.toUpperCase(Locale.ROOT), CUSTOMER))
            .map(CustomerUpdate::orThrow)
            .test();
    service.advanceTo(11);

    fleet.assertValueCount(3);
    assertThat(service.millis(CUSTOMER)).containsExactly(0L, 10_000L);
    assertThat(service.millis(OTHER_CUSTOMER)).containsExactly(1L, 10_001L);
  }

  @Test
  void emptyFleetCompletes() {
    transfers.watchAll(List.of()).test().assertComplete().assertNoValues();
  }

  @Test
  void fleetCompletesWhenAllHaveEndedIfConfigured() {
    options.completeWhenAllEnded(true);
    service.put(OTHER_CUSTOMER, ONE, "Complete");
    TestSubscriber<TransferUpdate> fleet =
        service
            .transfers(options)
            .watchAll(List.of(CUSTOMER, OTHER_CUSTOMER))
            .map(CustomerUpdate::orThrow)
            .test();
    service.put(CUSTOMER, ONE, "Failed");
    service.put(CUSTOMER, TWO, "Failed");
    service.advanceTo(11);

    fleet.assertComplete().assertValueCount(5);
    assertThat(service.millis(OTHER_CUSTOMER)).hasSize(1);
  }

  @Test
  void failedFleetStopsThePollsOfOtherCustomers() {
    TestSubscriber<TransferUpdate> fleet =
        transfers.watchAll(List.of(CUSTOMER, OTHER_CUSTOMER)).map(CustomerUpdate::orThrow).test();
    service.advanceTo(5);
    service.failNext(404);
    service.advanceTo(50);

    fleet.assertValueCount(3).assertError(RequestRefusedException.class);
    assertThat(service.polls).hasSize(3);
  }

  @Test
  void errorOfAGetEndsOnlyTheStreamsOfThatTransfer() {
    TestSubscriber<TransferUpdate> one = transfers.customer(CUSTOMER).watch(ONE).test();
    service.advanceTo(5);
    service.hold();
    service.advanceTo(10);
    TestSubscriber<TransferUpdate> two = transfers.customer(CUSTOMER).watch(TWO).test();
    service.failNext(400);
    service.release();
    service.advanceTo(15);

    one.assertError(RequestRefusedException.class);
    two.assertNoErrors().assertValueCount(1);
  }

  @Test
  void nudgePollsImmediatelyAndResetsTheInterval() {
    TestSubscriber<TransferUpdate> all = transfers.customer(CUSTOMER).watch().test();
    service.advanceTo(40);
    service.put(CUSTOMER, ONE, "Complete");
    transfers.customer(CUSTOMER.toUpperCase(Locale.ROOT)).nudge();
    transfers.customer(OTHER_CUSTOMER).nudge();

    all.assertValueCount(3);
    service.advanceTo(51);
    assertThat(service.millis()).containsExactly(0L, 10_000L, 25_000L, 40_000L, 50_000L);
  }

  @Test
  void nudgeDuringAPollPollsAgain() {
    service.hold();
    TestSubscriber<TransferUpdate> all = transfers.customer(CUSTOMER).watch().test();
    transfers.customer(CUSTOMER).nudge();
    transfers.customer(CUSTOMER).nudge();
    service.release();
    service.advanceTo(1);

    all.assertValueCount(2);
    assertThat(service.millis()).containsExactly(0L, 1L);
  }

  @Test
  void nudgeRespectsRateLimitAndRetryAfter() {
    RxTransfers slow = service.transfers(options.requestsPerSecond(0.5));
    slow.customer(CUSTOMER).watch().subscribe(new TestSubscriber<>());
    service.failNext(503, "Retry-After", "30");
    slow.customer(CUSTOMER).nudge();
    service.advanceTo(2);
    slow.customer(CUSTOMER).nudge();
    service.advanceTo(40);

    assertThat(service.millis()).startsWith(0L, 2_000L, 32_000L);
  }

  @Test
  void nudgedCustomerIsPolledFirst() {
    RxTransfers slow = service.transfers(options.requestsPerSecond(1));
    List<String> fleet = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      fleet.add(String.format("c0000000-0000-0000-0000-%012d", i));
    }
    slow.watchAll(fleet).subscribe(new TestSubscriber<>());
    service.advanceTo(1);
    slow.customer(fleet.get(17)).nudge();
    service.advanceTo(3);

    assertThat(service.polls)
        .extracting(Polled::customer)
        .containsExactly(fleet.get(0), fleet.get(1), fleet.get(17), fleet.get(2));
  }

  @Test
  void permanentlyNudgedCustomerDoesNotStarveOthers() {
    RxTransfers slow = service.transfers(options.requestsPerSecond(1));
    slow.watchAll(List.of(CUSTOMER, OTHER_CUSTOMER)).subscribe(new TestSubscriber<>());
    for (int i = 1; i <= 40; i++) {
      slow.customer(CUSTOMER).nudge();
      service.advanceTo(i);
    }

    assertThat(service.millis(CUSTOMER)).hasSizeGreaterThan(20);
    assertThat(service.millis(OTHER_CUSTOMER)).hasSizeGreaterThanOrEqualTo(3);
  }

  @Test
  void listenerIsNotifiedOfEveryPoll() {
    List<PollReport> reports = new ArrayList<>();
    RxTransfers told = service.transfers(options.addListener(reports::add));
    told.customer(CUSTOMER).watch().subscribe(new TestSubscriber<>());
    service.failNext(429, "Retry-After", "20");
    service.advanceTo(10);

    assertThat(reports).hasSize(2);
    PollReport first = reports.get(0);
    assertThat(first.customerId()).isEqualTo(CUSTOMER);
    assertThat(first.transferId()).isNull();
    assertThat(first.transfers()).isEqualTo(2);
    assertThat(first.updates()).isEqualTo(2);
    assertThat(first.failure()).isNull();
    assertThat(first.nextPoll()).isEqualTo(Duration.ofSeconds(10));
    assertThat(first.requestsPerSecond()).isEqualTo(1_000);
    PollReport second = reports.get(1);
    assertThat(((TransfersException) second.failure()).status()).isEqualTo(429);
    assertThat(second.nextPoll()).isEqualTo(Duration.ofSeconds(20));
    assertThat(second.requestsPerSecond()).isEqualTo(900);
  }

  @Test
  void throwingListenerStopsNoStream() {
    RxTransfers told =
        service.transfers(
            options.addListener(
                report -> {
                  throw new IllegalStateException("a mistake");
                }));
    TestSubscriber<TransferUpdate> all = told.customer(CUSTOMER).watch().test();
    service.advanceTo(30);

    all.assertValueCount(2).assertNoErrors();
    assertThat(service.polls).hasSize(3);
  }
}
