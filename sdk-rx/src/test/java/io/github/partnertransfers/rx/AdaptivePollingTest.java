package io.github.partnertransfers.rx;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnertransfers.rx.PolledService.Polled;
import io.reactivex.rxjava3.subscribers.TestSubscriber;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a watch divides its requests among customers, and what nudges save. */
class AdaptivePollingTest {
  private static final List<String> FLEET =
      IntStream.range(0, 100).mapToObj(Fleet::customer).collect(Collectors.toList());
  private static final String BUSY = FLEET.get(42);
  private static final Duration HOUR = Duration.ofHours(1);

  private final PolledService service = new PolledService();
  private final WatchOptions.Builder options = WatchOptions.builder().jitter(0);
  private double seconds;
  private int step;

  private void putAll(String status) {
    FLEET.forEach(customer -> service.put(customer, Fleet.transferId(1), status));
  }

  private void advance(double by) {
    seconds += by;
    service.advanceTo(seconds);
  }

  private void change(String customer) {
    service.put(customer, Fleet.transferId(1), "Step" + step++);
  }

  private long polls(String customer) {
    return service.millis(customer).size();
  }

  private static long longestInterval(List<Long> millis) {
    long longest = 0;
    for (int i = 1; i < millis.size(); i++) {
      longest = Math.max(longest, millis.get(i) - millis.get(i - 1));
    }
    return longest;
  }

  /** One request a second for 100 customers: each would be polled every 100 seconds. */
  @Test
  void pollsBusyCustomersMoreOftenAndStarvesNone() {
    putAll("Pending");
    service
        .transfers(options.requestsPerSecond(1))
        .watchAll(FLEET)
        .subscribe(new TestSubscriber<>());
    Random random = new Random(1);
    for (int i = 0; i < 4_000; i++) {
      advance(1);
      if (random.nextInt(30) == 0) {
        change(BUSY);
      }
    }

    double mean = (double) service.polls.size() / FLEET.size();
    assertThat(service.polls).hasSizeGreaterThan(3_800);
    assertThat(polls(BUSY)).isGreaterThan((long) (3 * mean));
    // Twice the time of a round, and what the queue adds.
    assertThat(FLEET)
        .allSatisfy(each -> assertThat(longestInterval(service.millis(each))).isLessThan(230_000));
  }

  /** A watch that ends with a response takes its part of the demand with it. */
  @Test
  void watchesThatEndedLeaveNoTrace() {
    RxTransfers transfers = service.transfers(options.requestsPerSecond(1));
    for (int i = 100; i < 300; i++) { // One after the other, so that the rate suffices.
      service.put(Fleet.customer(i), Fleet.transferId(1), "Complete");
      transfers.customer(Fleet.customer(i)).whenEnded(Fleet.transferId(1)).subscribe();
      advance(1);
    }
    assertThat(service.polls).hasSize(200);
    service.polls.clear();
    putAll("Pending");
    service.put(BUSY, Fleet.transferId(1), "InProgress");
    transfers.watchAll(FLEET).subscribe(new TestSubscriber<>());

    advance(1_000);

    assertThat(polls(BUSY)).isGreaterThan(3L * service.polls.size() / FLEET.size());
  }

  @Test
  void pollsTransfersInProgressMoreOften() {
    putAll("Pending");
    FLEET.subList(0, 5).forEach(each -> service.put(each, Fleet.transferId(1), "InProgress"));
    service
        .transfers(options.requestsPerSecond(1))
        .watchAll(FLEET)
        .subscribe(new TestSubscriber<>());

    advance(400);

    assertThat(FLEET.subList(0, 5)).allMatch(each -> polls(each) > 2 * polls(FLEET.get(50)));
  }

  /** After a pause of all polls, the customers are polled in the same proportions. */
  @Test
  void keepsTheBoundAfterALongPause() {
    putAll("Pending");
    RxTransfers transfers = service.transfers(options.requestsPerSecond(1));
    transfers.watchAll(FLEET).subscribe(new TestSubscriber<>());
    advance(500);
    transfers.throttle(Duration.ofMinutes(30));
    advance(1_800);
    service.polls.clear();

    advance(1_000);

    assertThat(service.polls).hasSizeGreaterThan(850);
    assertThat(FLEET)
        .allSatisfy(each -> assertThat(longestInterval(service.millis(each))).isLessThan(260_000));
  }

  /** Polls at a very low rate must not leave intervals of hours behind. */
  @Test
  void keepsTheBoundAfterTheRateWasVeryLow() {
    putAll("Pending");
    RxTransfers transfers = service.transfers(options.requestsPerSecond(1));
    transfers.watchAll(FLEET).subscribe(new TestSubscriber<>());
    advance(500);
    for (int i = 0; i < 20; i++) { // Each lowers the rate by half, down to 0.1.
      transfers.throttle(Duration.ofSeconds(1));
      advance(2);
    }
    advance(300); // The rate has recovered.
    service.polls.clear();

    advance(1_000);

    assertThat(service.polls).hasSizeGreaterThan(850);
    assertThat(FLEET)
        .allSatisfy(each -> assertThat(polls(each)).isGreaterThanOrEqualTo(4))
        .allSatisfy(each -> assertThat(longestInterval(service.millis(each))).isLessThan(260_000));
  }

  @Test
  void customersThatLeaveReturnTheirPartOfTheRate() {
    putAll("Pending");
    RxTransfers transfers = service.transfers(options.requestsPerSecond(1));
    TestSubscriber<CustomerUpdate> fleet = transfers.watchAll(FLEET.subList(1, 100)).test();
    transfers.customer(FLEET.get(0)).watch().subscribe(new TestSubscriber<>());
    advance(300);
    fleet.cancel();
    advance(200);
    service.polls.clear();

    advance(600);

    assertThat(service.polls).hasSize(10); // Every minute, as by default.
  }

  @Test
  void customerWhoseTransfersHaveEndedIsPolledAtTheMaximumInterval() {
    service.put(BUSY, Fleet.transferId(1), "Complete");
    service.put(BUSY, Fleet.transferId(2), "Pending");
    service.transfers(options).customer(BUSY).watch().subscribe(new TestSubscriber<>());
    advance(8);
    service.put(BUSY, Fleet.transferId(2), "Expired");

    advance(200);

    assertThat(service.millis()).startsWith(0L, 5_000L, 12_500L, 72_500L, 132_500L);
  }

  /** Such as in a test: the next transfer is not seen only after a minute. */
  @Test
  void shortIntervalsStayShortWhenTransfersHaveEnded() {
    options.interval(Duration.ofMillis(10)).requestsPerSecond(1_000);
    service.put(BUSY, Fleet.transferId(1), "Complete");
    TestSubscriber<TransferUpdate> updates =
        service.transfers(options).customer(BUSY).watch().test();
    advance(0.5);

    service.put(BUSY, Fleet.transferId(2), "Pending");
    advance(0.5);

    updates.assertValueCount(2);
  }

  @Test
  void customerWithoutTheWatchedTransferIsPolledSoonAgain() {
    service.put(BUSY, Fleet.transferId(1), "Complete");
    RxTransfers transfers = service.transfers(options);
    transfers.customer(BUSY).watch(Fleet.transferId(2)).subscribe(new TestSubscriber<>());
    transfers.customer(BUSY).watch(Fleet.transferId(3)).subscribe(new TestSubscriber<>());

    advance(20);

    assertThat(service.millis()).hasSizeGreaterThanOrEqualTo(3);
  }

  @Test
  void oneWatchedTransferNeedsNoList() {
    service.put(BUSY, Fleet.transferId(1), "Pending");
    RxTransfers transfers = service.transfers(options);
    transfers.customer(BUSY).watch(Fleet.transferId(1)).subscribe(new TestSubscriber<>());
    transfers.customer(BUSY).watch(Fleet.transferId(1)).subscribe(new TestSubscriber<>());

    advance(600);

    assertThat(service.polls).isNotEmpty().extracting(Polled::transfer).doesNotContainNull();
  }

  /** Three changes, each with a nudge a second later. */
  private RxTransfers watchWithReliableNudges() {
    putAll("Pending");
    RxTransfers transfers =
        service.transfers(options.requestsPerSecond(100).maxIntervalWithNudges(HOUR));
    transfers.watchAll(FLEET).subscribe(new TestSubscriber<>());
    advance(300);
    for (int i = 0; i < 3; i++) {
      // Not in step with the polls of the customer, which could find the change first.
      String customer = FLEET.get(i);
      long last = service.millis(customer).get(service.millis(customer).size() - 1);
      advance(Math.max(0, last / 1_000.0 + 10 - seconds));
      change(customer);
      advance(1);
      transfers.customer(customer).nudge();
      advance(1);
    }
    advance(120);
    service.polls.clear();
    return transfers;
  }

  @Test
  void reliableNudgesReplacePolls() {
    RxTransfers transfers = watchWithReliableNudges();

    advance(3_600);
    int quiet = service.polls.size();
    service.polls.clear();
    change(BUSY);
    transfers.customer(BUSY).nudge();
    advance(1);

    // One poll of each customer as a safety net, instead of 60.
    assertThat(quiet).isBetween(100, 105);
    assertThat(service.polls).singleElement().matches(poll -> poll.customer().equals(BUSY));
  }

  /** An event can precede its change: the customer is polled once more after the interval. */
  @ParameterizedTest
  @ValueSource(strings = {"Pending", "Complete"})
  void nudgeThatPrecedesItsChangeIsFollowedByASecondPoll(String status) {
    RxTransfers transfers = watchWithReliableNudges();
    service.put(BUSY, Fleet.transferId(1), status);
    transfers.customer(BUSY).nudge();
    advance(100);
    service.polls.clear();

    transfers.customer(BUSY).nudge();
    advance(2);
    change(BUSY);
    advance(100);
    advance(300);

    List<Long> millis = service.millis(BUSY);
    assertThat(millis).hasSize(2);
    assertThat(millis.get(1) - millis.get(0)).isEqualTo(5_000);
    assertThat(service.polls).hasSizeLessThan(30); // Nudges are still reliable.
  }

  @Test
  void aChangeWithoutItsNudgeBringsAllPollsBack() {
    watchWithReliableNudges();
    change(BUSY);
    advance(3_600);
    service.polls.clear();

    advance(600);

    assertThat(FLEET).allSatisfy(each -> assertThat(polls(each)).isGreaterThanOrEqualTo(9));
  }

  /** Who doesn't ask for it gets no long intervals from nudges. */
  @Test
  void nudgesAloneKeepTheMaximumInterval() {
    options.maxIntervalWithNudges(Duration.ofMinutes(1));
    putAll("Pending");
    RxTransfers transfers = service.transfers(options.requestsPerSecond(100));
    transfers.watchAll(FLEET).subscribe(new TestSubscriber<>());
    advance(300);
    for (String customer : new ArrayList<>(FLEET.subList(0, 10))) {
      change(customer);
      transfers.customer(customer).nudge();
      advance(1);
    }
    service.polls.clear();

    advance(120);

    assertThat(FLEET).allSatisfy(each -> assertThat(polls(each)).isGreaterThanOrEqualTo(2));
  }
}
