package io.github.partnertransfers.rx;

import static io.github.partnertransfers.rx.PolledService.CUSTOMER;
import static io.github.partnertransfers.rx.PolledService.ONE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnertransfers.RequestRefusedException;
import io.reactivex.rxjava3.subscribers.TestSubscriber;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Streams of one customer with different demands that share polls. */
class JoiningTest {
  private final PolledService service = new PolledService();
  private final RxTransfers transfers =
      service.transfers(
          WatchOptions.builder()
              .interval(Duration.ofSeconds(8))
              .minInterval(Duration.ofSeconds(3))
              .maxInterval(Duration.ofSeconds(20))
              .jitter(0));

  @Test
  void streamWithoutDemandCausesNoPolls() {
    service.put(CUSTOMER, ONE, "Pending");
    transfers.customer(CUSTOMER).watch(ONE).subscribe(new TestSubscriber<>());
    transfers.customer(CUSTOMER).watch().subscribe(new TestSubscriber<>(0));

    service.advanceTo(60);

    assertThat(service.millis()).containsExactly(0L, 3_000L, 15_000L, 33_000L, 53_000L);
  }

  @Test
  void lateDemandForTheFirstResponsePollsImmediately() {
    service.put(CUSTOMER, ONE, "Pending");
    transfers.customer(CUSTOMER).watch(ONE).subscribe(new TestSubscriber<>());
    TestSubscriber<TransferUpdate> late = new TestSubscriber<>(0);
    transfers.customer(CUSTOMER).watch().subscribe(late);
    service.advanceTo(40);

    late.request(1);

    assertThat(service.millis()).containsExactly(0L, 3_000L, 15_000L, 33_000L, 40_000L);
    late.assertValueCount(1);
  }

  @Test
  void canceledWatchKeepsTheConfirmationOfAnotherWatch() {
    service.put(CUSTOMER, ONE, "Pending");
    TestSubscriber<TransferUpdate> other = transfers.customer(CUSTOMER).watch().test();
    TestSubscriber<TransferUpdate> leaving = transfers.customer(CUSTOMER).watch(ONE).test();
    TestSubscriber<TransferUpdate> staying = transfers.customer(CUSTOMER).watch(ONE).test();
    service.advanceTo(4);
    service.remove(CUSTOMER, ONE);

    // The list omits the transfer; the rate limit delays the get.
    service.advanceTo(15);
    leaving.cancel();
    service.advanceTo(16);

    staying.assertError(RequestRefusedException.class);
    assertThat(service.polls)
        .endsWith(
            new PolledService.Polled(15_000, CUSTOMER, null),
            new PolledService.Polled(15_100, CUSTOMER, ONE));
    other.assertValueCount(1);
    service.advanceTo(18);
    other.assertValueCount(2);
  }
}
