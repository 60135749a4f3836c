package io.github.partnertransfers.rx;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnertransfers.model.TransferEntity;
import io.reactivex.rxjava3.subscribers.TestSubscriber;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However many customers are urgent all the time, the others have their turns. */
class FairTurnsTest {
  private static final int URGENT = 30;
  private static final int QUIET = 10;
  private static final int SECONDS = 60;
  private static final int PER_SECOND = 10;

  private final PolledService service = new PolledService();
  private final List<String> customers =
      IntStream.range(0, URGENT + QUIET).mapToObj(Fleet::customer).toList();
  private final WatchOptions.Builder options =
      WatchOptions.builder()
          .interval(Duration.ofSeconds(1))
          .minInterval(Duration.ofSeconds(1))
          .maxInterval(Duration.ofSeconds(1))
          .jitter(0)
          .requestsPerSecond(PER_SECOND);

  @Test
  void nudgedCustomersLeaveTheQuietOnesTheirTurns() {
    RxTransfers transfers = service.transfers(options);
    transfers.watchAll(customers).subscribe(new TestSubscriber<>());

    nudgeFor(transfers, SECONDS);

    assertShares();
  }

  @Test
  void transfersToConfirmLeaveTheOthersTheirTurns() {
    RxTransfers transfers = service.transfers(options);
    watchWhatListsDoNotShow(transfers);
    transfers.watchAll(customers).subscribe(new TestSubscriber<>());

    service.advanceTo(SECONDS);

    assertShares();
  }

  @Test
  void bothTogetherLeaveTheOthersTheirTurns() {
    RxTransfers transfers = service.transfers(options);
    watchWhatListsDoNotShow(transfers);
    transfers.watchAll(customers).subscribe(new TestSubscriber<>());

    nudgeFor(transfers, SECONDS);

    assertShares();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 20})
  void newStreamOfALargeFleetHearsSomethingWithinASecond(int nudged) {
    List<String> fleet = IntStream.range(0, 5_000).mapToObj(Fleet::customer).toList();
    RxTransfers transfers = service.transfers(options);
    transfers.watchAll(fleet).subscribe(new TestSubscriber<>());
    service.advanceTo(100);
    String customer = "c0000000-0000-0000-0000-00000000ffff";
    service.put(customer, Fleet.transferId(1), "Pending");
    for (int i = 0; i < nudged; i++) {
      transfers.nudge(fleet.get(4_000 + i));
    }

    TestSubscriber<TransferUpdate> joined = transfers.watchCustomer(customer).test();
    service.advanceTo(101 + nudged * 4.0 / PER_SECOND);

    joined.assertValueCount(1);
  }

  private void nudgeFor(RxTransfers transfers, int seconds) {
    for (int tenth = 1; tenth <= seconds * 10; tenth++) {
      for (String customer : customers.subList(0, URGENT)) {
        transfers.nudge(customer);
      }
      service.advanceTo(tenth / 10.0);
    }
  }

  /** Each list leaves out a transfer that a get by its id finds. */
  private void watchWhatListsDoNotShow(RxTransfers transfers) {
    for (String customer : customers.subList(0, URGENT)) {
      String hidden = "d" + customer.substring(1);
      TransferEntity other = PolledService.transfer("e" + customer.substring(1), "Pending");
      service.put(customer, hidden, other);
      transfers.watch(customer, hidden).subscribe(new TestSubscriber<>());
    }
  }

  private void assertShares() {
    List<Integer> polls = new ArrayList<>();
    for (String customer : customers) {
      polls.add(service.millis(customer).size());
    }
    double sum = polls.stream().mapToDouble(each -> each).sum();
    double squares = polls.stream().mapToDouble(each -> (double) each * each).sum();
    assertThat(sum * sum / (polls.size() * squares))
        .as("Jain's index of %s", polls)
        .isGreaterThan(0.95);
    assertThat(polls.subList(URGENT, URGENT + QUIET))
        .allMatch(each -> each >= SECONDS * PER_SECOND / (URGENT + QUIET) / 2);
  }
}
