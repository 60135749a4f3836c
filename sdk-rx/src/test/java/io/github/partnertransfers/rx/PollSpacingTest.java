package io.github.partnertransfers.rx;

import static io.github.partnertransfers.rx.PolledService.CUSTOMER;
import static io.github.partnertransfers.rx.PolledService.ONE;
import static io.github.partnertransfers.rx.PolledService.OTHER_CUSTOMER;
import static io.github.partnertransfers.rx.PolledService.TWO;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnertransfers.RequestRefusedException;
import io.reactivex.rxjava3.subscribers.TestSubscriber;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The times of requests, to the millisecond. */
class PollSpacingTest {
  private final PolledService service = new PolledService();
  private final WatchOptions.Builder options =
      WatchOptions.builder()
          .interval(Duration.ofSeconds(8))
          .minInterval(Duration.ofSeconds(3))
          .maxInterval(Duration.ofSeconds(20))
          .jitter(0);

  @Test
  void intervalGrowsByHalfUpToTheMaximumWithoutChanges() {
    service.put(CUSTOMER, ONE, "Pending");
    watch();

    service.advanceTo(90);

    assertThat(service.millis()).containsExactly(0L, 8_000L, 20_000L, 38_000L, 58_000L, 78_000L);
  }

  @Test
  void intervalHalvesDownToTheMinimumWithChanges() {
    service.put(CUSTOMER, ONE, "Pending");
    TestSubscriber<TransferUpdate> updates = watch();
    service.advanceTo(38);

    for (int i = 0; service.polls.size() < 11; i++) {
      service.put(CUSTOMER, ONE, "Step" + i);
      service.advanceTo(38.5 + i);
    }

    // The change is detected after the maximum interval; then 8 seconds, 4, and 3 for the rest.
    assertThat(service.millis())
        .containsExactly(
            0L, 8_000L, 20_000L, 38_000L, 58_000L, 66_000L, 70_000L, 73_000L, 76_000L, 79_000L,
            82_000L);
    updates.assertNoErrors();
  }

  /** A confirmation that no watch needs any more makes no poll urgent. */
  @Test
  void watchIsCanceledBeforeItsConfirmation() {
    RxTransfers slow =
        service.transfers(options.notFoundGrace(Duration.ZERO).requestsPerSecond(0.5));
    service.put(CUSTOMER, ONE, "Pending");
    service.put(CUSTOMER, TWO, "Pending");
    slow.customer(CUSTOMER).watch().subscribe(new TestSubscriber<>());
    TestSubscriber<TransferUpdate> leaving = slow.customer(CUSTOMER).watch(ONE).test();
    service.advanceTo(6);
    service.remove(CUSTOMER, ONE);
    service.advanceTo(15.5); // A list was requested at 15 s; the limiter delays the next.
    leaving.assertValueCount(1).cancel();
    service.advanceTo(90);

    assertThat(service.polls).allMatch(poll -> poll.transfer() == null);
    assertThat(service.millis())
        .containsExactly(0L, 3_000L, 15_000L, 18_000L, 26_000L, 38_000L, 56_000L, 76_000L);
  }

  @Test
  void jitterIsWithinItsFraction() {
    service.put(CUSTOMER, ONE, "Pending");
    options.jitter(0.25).maxInterval(Duration.ofHours(1)).random(new Random(1));
    service.transfers(options).customer(CUSTOMER).watch(ONE).subscribe(new TestSubscriber<>());

    service.advanceTo(3_000);

    List<Long> polled = service.millis();
    double wait = 8_000;
    List<Double> factors = new ArrayList<>();
    for (int i = 1; i < polled.size(); i++) {
      factors.add((polled.get(i) - polled.get(i - 1)) / wait);
      wait *= 1.5;
    }
    assertThat(factors).hasSizeGreaterThan(8).allMatch(factor -> factor > 0.749 && factor < 1.251);
    assertThat(factors).anyMatch(factor -> factor < 0.95).anyMatch(factor -> factor > 1.05);
  }

  @Test
  void jitterRespectsMinimumAndMaximumInterval() {
    service.put(CUSTOMER, ONE, "Pending");
    options.interval(Duration.ofSeconds(3)).maxInterval(Duration.ofSeconds(3)).jitter(0.9);
    service.transfers(options).customer(CUSTOMER).watch(ONE).subscribe(new TestSubscriber<>());

    service.advanceTo(9);

    assertThat(service.millis()).containsExactly(0L, 3_000L, 6_000L, 9_000L);
  }

  @Test
  void jitterSpreadsThePollsOfAFleet() {
    RxTransfers transfers =
        service.transfers(options.jitter(0.1).requestsPerSecond(1_000).random(new Random(1)));
    List<String> fleet = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      fleet.add(String.format("c0000000-0000-0000-0000-%012d", i));
    }
    transfers.watchAll(fleet).subscribe(new TestSubscriber<>());

    service.advanceTo(60);

    // The first polls come as fast as the rate limit allows; later ones spread out.
    long fourthRound = fleet.stream().map(id -> service.millis(id).get(3)).distinct().count();
    assertThat(fourthRound).isGreaterThan(90);
  }

  @Test
  void nudgePollsAtOnceAndResetsTheInterval() {
    service.put(CUSTOMER, ONE, "Pending");
    RxTransfers transfers = service.transfers(options);
    transfers.customer(CUSTOMER).watch(ONE).subscribe(new TestSubscriber<>());
    service.advanceTo(50);

    transfers.customer(CUSTOMER).nudge();
    service.advanceTo(60);

    assertThat(service.millis()).containsExactly(0L, 8_000L, 20_000L, 38_000L, 50_000L, 58_000L);
  }

  @Test
  void graceForAMissingTransferBeginsWithItsWatch() {
    options.notFoundGrace(Duration.ofSeconds(30));
    RxTransfers transfers = service.transfers(options);
    service.advanceTo(1_000);
    TestSubscriber<TransferUpdate> updates = transfers.customer(CUSTOMER).watch(ONE).test();

    service.advanceTo(1_037);
    updates.assertNoErrors();
    service.advanceTo(1_039);

    updates.assertError(RequestRefusedException.class);
  }

  @Test
  void reportHasTheDurationOfItsPoll() {
    List<PollReport> reports = new ArrayList<>();
    options.addListener(reports::add);
    service.put(CUSTOMER, ONE, "Pending");
    RxTransfers transfers = service.transfers(options);
    service.advanceTo(5);
    service.hold();
    transfers.customer(CUSTOMER).watch(ONE).subscribe(new TestSubscriber<>());
    service.advanceTo(7);
    service.release();

    assertThat(reports).singleElement().matches(each -> each.took().equals(Duration.ofSeconds(2)));
  }

  /** A poll of one transfer doesn't serve a fleet that joined while it was in flight. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void fleetIsPolledSoonAfterAPollThatDoesNotServeIt(boolean fails) {
    RxTransfers transfers =
        service.transfers(options.notFoundGrace(Duration.ZERO).requestsPerSecond(1_000));
    service.put(CUSTOMER, ONE, "Pending");
    service.put(OTHER_CUSTOMER, ONE, "Pending");
    if (fails) {
      service.failNext(404);
    }
    service.hold();
    transfers.customer(OTHER_CUSTOMER).watch(ONE).onErrorComplete().subscribe();
    transfers.watchAll(List.of(CUSTOMER, OTHER_CUSTOMER)).subscribe(new TestSubscriber<>());
    service.release();

    service.advanceTo(4); // The minimum interval is 3 s, the ordinary one 8 s.

    assertThat(service.polls.stream().filter(poll -> poll.customer().equals(OTHER_CUSTOMER)))
        .extracting(PolledService.Polled::transfer)
        .containsExactly(ONE, null);
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 503})
  void eachResponseHasItsOwnRetryAfter(int status) {
    service.put(CUSTOMER, ONE, "Pending");
    TestSubscriber<TransferUpdate> updates = watch();
    service.failNext(status, "Retry-After", "7");
    service.failNext(status, "Retry-After", "31");
    service.failNext(status, "Retry-After", "4");

    service.advanceTo(62);

    // After it the intervals continue.
    assertThat(service.millis()).containsExactly(0L, 8_000L, 15_000L, 46_000L, 50_000L, 62_000L);
    updates.assertValueCount(1).assertNotComplete();
  }

  @Test
  void retryAfterCanBeADate() {
    service.put(CUSTOMER, ONE, "Pending");
    watch();
    DateTimeFormatter date = DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);
    Instant serviceTime = Instant.parse("2026-03-01T10:00:00Z");
    service.failNext(
        503,
        "Date",
        date.format(serviceTime),
        "Retry-After",
        date.format(serviceTime.plusSeconds(33)));

    service.advanceTo(60);

    assertThat(service.millis()).containsExactly(0L, 8_000L, 41_000L, 53_000L);
  }

  @Test
  void retryAfterIsBetweenMinIntervalAndAnHour() {
    service.put(CUSTOMER, ONE, "Pending");
    watch();
    service.failNext(503, "Retry-After", "0");
    service.failNext(503, "Retry-After", "999999999999");

    service.advanceTo(3_700);

    assertThat(service.millis()).startsWith(0L, 8_000L, 11_000L, 3_611_000L);
  }

  @Test
  void failedPollWithoutRetryAfterIncreasesTheInterval() {
    service.put(CUSTOMER, ONE, "Pending");
    TestSubscriber<TransferUpdate> updates = watch();
    service.failNext(500);
    service.failNext(503);

    service.advanceTo(60);

    assertThat(service.millis()).containsExactly(0L, 8_000L, 20_000L, 38_000L, 58_000L);
    updates.assertValueCount(1).assertNoErrors();
  }

  @Test
  void throttlingPausesAllCustomers() {
    service.put(CUSTOMER, ONE, "Pending");
    service.put(OTHER_CUSTOMER, ONE, "Pending");
    RxTransfers transfers = service.transfers(options);
    transfers.customer(CUSTOMER).watch().subscribe(new TestSubscriber<>());
    transfers.customer(OTHER_CUSTOMER).watch().subscribe(new TestSubscriber<>());
    service.advanceTo(7);
    service.failNext(429, "Retry-After", "20");

    service.advanceTo(29);

    // At 9 instead of 10 requests per second.
    assertThat(service.millis(CUSTOMER)).containsExactly(0L, 8_000L, 28_111L);
    assertThat(service.millis(OTHER_CUSTOMER)).containsExactly(100L, 28_000L);
  }

  @Test
  void throttlingWithoutRetryAfterPausesAllForASecond() {
    RxTransfers transfers = service.transfers(options);
    service.failNext(429);
    transfers.customer(CUSTOMER).watch().subscribe(new TestSubscriber<>());
    transfers.customer(OTHER_CUSTOMER).watch().subscribe(new TestSubscriber<>());

    service.advanceTo(10);

    assertThat(service.millis(OTHER_CUSTOMER)).startsWith(1_000L);
    assertThat(service.millis(CUSTOMER)).containsExactly(0L, 8_000L);
  }

  @Test
  void requestsOfManyCustomersAreSpacedByTheRateLimiter() {
    RxTransfers transfers = service.transfers(options.requestsPerSecond(4));
    List<String> fleet = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      fleet.add(String.format("c0000000-0000-0000-0000-%012d", i));
    }
    transfers.watchAll(fleet).subscribe(new TestSubscriber<>());

    service.advanceTo(2);

    assertThat(service.millis()).containsExactly(0L, 250L, 500L, 750L, 1_000L, 1_250L);
  }

  private TestSubscriber<TransferUpdate> watch() {
    return service.transfers(options).customer(CUSTOMER).watch(ONE).test();
  }
}
