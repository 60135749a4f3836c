package io.github.partnertransfers.rx;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnertransfers.rx.PolledService.Polled;
import io.reactivex.rxjava3.subscribers.TestSubscriber;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** At a saturated rate, permanently urgent customers don't starve the others. */
class FairnessTest {
  private static final int CUSTOMERS = 40;
  private static final int RATE = 10;
  private static final int SECONDS = 400;
  private static final double FAIR_SHARE = (double) RATE * SECONDS / CUSTOMERS;

  /** Urgent polls take a quarter of the rate at most, and nudges make regular polls late, too. */
  private static final double LEAST_SHARE = 0.65 * FAIR_SHARE;

  private static final List<String> ALL =
      IntStream.range(0, CUSTOMERS).mapToObj(Fleet::customer).collect(Collectors.toList());

  private final FaultyService faulty = new FaultyService();

  /** All customers are due again after a second, for which the rate is four times too low. */
  private final RxTransfers transfers =
      faulty.transfers(
          WatchOptions.builder()
              .interval(Duration.ofSeconds(1))
              .maxInterval(Duration.ofSeconds(1))
              .jitter(0)
              .notFoundGrace(Duration.ZERO)
              .requestsPerSecond(RATE));

  @Test
  void nudgedCustomersDoNotStarveOthers() {
    transfers.watchAll(ALL).subscribe(new TestSubscriber<>());

    runNudging(ALL.subList(0, 30));

    assertThat(jain(ALL)).isGreaterThanOrEqualTo(0.95);
    assertThat(ALL.subList(30, 40)).allMatch(quiet -> polls(quiet) >= LEAST_SHARE);
    assertThat(ALL.subList(0, 30)).allMatch(nudged -> polls(nudged) >= LEAST_SHARE);
  }

  @Test
  void oneNudgedCustomerGetsAtMostEveryFourthPoll() {
    transfers.watchAll(ALL).subscribe(new TestSubscriber<>());

    runNudging(ALL.subList(0, 1));

    List<String> quiet = ALL.subList(1, CUSTOMERS);
    assertThat(jain(quiet)).isGreaterThanOrEqualTo(0.99);
    assertThat(quiet).allMatch(each -> polls(each) >= LEAST_SHARE);
    assertThat(polls(ALL.get(0))).isLessThanOrEqualTo(RATE * SECONDS / 4 + 1);
  }

  @Test
  void confirmationsDoNotStarveOtherCustomers() {
    List<String> storm = ALL.subList(0, 5);
    watchWhatListsDoNotShow(storm);
    transfers.watchAll(ALL).subscribe(new TestSubscriber<>());

    runNudging(List.of());

    List<String> others = ALL.subList(5, CUSTOMERS);
    assertThat(jain(others)).isGreaterThanOrEqualTo(0.99);
    assertThat(others).allMatch(each -> polls(each) >= LEAST_SHARE);
    assertThat(storm).allMatch(each -> confirmations(each) > 0);
    assertThat(storm).as("list").allMatch(each -> lists(each) >= 0.25 * FAIR_SHARE);
  }

  @Test
  void nudgesAndConfirmationsTogetherDoNotStarveOthers() {
    watchWhatListsDoNotShow(ALL.subList(0, 5));
    transfers.watchAll(ALL).subscribe(new TestSubscriber<>());

    runNudging(ALL.subList(5, 20));

    List<String> quiet = ALL.subList(20, CUSTOMERS);
    assertThat(jain(quiet)).isGreaterThanOrEqualTo(0.99);
    assertThat(quiet).allMatch(each -> polls(each) >= LEAST_SHARE);
    assertThat(ALL.subList(5, 20)).allMatch(nudged -> polls(nudged) >= LEAST_SHARE);
  }

  /** Each list omits all transfers, and the confirmations find them. */
  private void watchWhatListsDoNotShow(List<String> customers) {
    for (String customer : customers) {
      faulty.hideFromLists(customer);
      for (int i = 0; i < 20; i++) {
        String id = Fleet.transferId(i);
        faulty.service.put(customer, id, "Pending");
        transfers.customer(customer).watch(id).subscribe(new TestSubscriber<>());
      }
    }
  }

  private void runNudging(List<String> nudged) {
    for (int i = 0; i < SECONDS * RATE; i++) {
      nudged.forEach(customer -> transfers.customer(customer).nudge());
      faulty.time.advanceTimeBy(1_000 / RATE, TimeUnit.MILLISECONDS);
    }
    assertThat(faulty.service.polls).as("saturated").hasSizeGreaterThan(SECONDS * RATE * 95 / 100);
  }

  private double jain(List<String> customers) {
    double sum = 0;
    double squares = 0;
    for (String customer : customers) {
      double polls = polls(customer);
      sum += polls;
      squares += polls * polls;
    }
    return sum * sum / (customers.size() * squares);
  }

  private long polls(String customer) {
    return faulty.service.polls.stream().map(Polled::customer).filter(customer::equals).count();
  }

  private long lists(String customer) {
    return polls(customer) - confirmations(customer);
  }

  private long confirmations(String customer) {
    return faulty.service.polls.stream()
        .filter(poll -> poll.customer().equals(customer) && poll.transfer() != null)
        .count();
  }
}
