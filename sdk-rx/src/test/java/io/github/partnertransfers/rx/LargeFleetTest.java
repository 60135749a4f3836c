package io.github.partnertransfers.rx;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnertransfers.rx.PolledService.Polled;
import io.reactivex.rxjava3.subscribers.TestSubscriber;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** 5,000 customers take minutes per interval at the default rate; new streams don't wait for it. */
class LargeFleetTest {
  private static final List<String> FLEET =
      IntStream.range(0, 5_000).mapToObj(Fleet::customer).collect(Collectors.toList());

  private final PolledService service = new PolledService();
  private final RxTransfers transfers = service.transfers(WatchOptions.builder().jitter(0));

  @ParameterizedTest
  @ValueSource(ints = {0, 20})
  void newStreamOfANewCustomerEmitsWithinASecond(int nudged) {
    String joining = Fleet.customer(9_999);
    service.put(joining, Fleet.transferId(1), "Pending");
    transfers.watchAll(FLEET).subscribe(new TestSubscriber<>());
    runNudging(60, nudged);

    TestSubscriber<TransferUpdate> joined = transfers.customer(joining).watch().test();
    runNudging(1, nudged);

    joined.assertValueCount(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 20})
  void newStreamOfACustomerOfTheFleetEmitsWithinASecond(int nudged) {
    String joining = FLEET.get(4_321);
    service.put(joining, Fleet.transferId(1), "Pending");
    transfers.watchAll(FLEET).subscribe(new TestSubscriber<>());
    runNudging(60, nudged);

    TestSubscriber<TransferUpdate> joined =
        transfers.customer(joining).watch(Fleet.transferId(1)).test();
    runNudging(1, nudged);

    joined.assertValueCount(1);
  }

  @Test
  void allNudgedCustomersAndTheRestOfTheFleetArePolled() {
    transfers.watchAll(FLEET).subscribe(new TestSubscriber<>());
    runNudging(60, 20);

    List<String> polled =
        service.polls.stream().map(Polled::customer).distinct().collect(Collectors.toList());
    assertThat(polled).containsAll(FLEET.subList(0, 20));
    assertThat(polled).hasSizeGreaterThan(400);
    assertThat(service.polls)
        .filteredOn(poll -> FLEET.indexOf(poll.customer()) < 20)
        .hasSizeGreaterThan(100);
  }

  private void runNudging(int seconds, int nudged) {
    for (int i = 0; i < 10 * seconds; i++) {
      FLEET.subList(0, nudged).forEach(customer -> transfers.customer(customer).nudge());
      service.time.advanceTimeBy(100, TimeUnit.MILLISECONDS);
    }
  }
}
