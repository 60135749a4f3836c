package io.github.partnertransfers.rx;

import static io.github.partnertransfers.rx.PolledService.CUSTOMER;
import static io.github.partnertransfers.rx.PolledService.ONE;
import static io.github.partnertransfers.rx.PolledService.OTHER_CUSTOMER;
import static org.assertj.core.api.Assertions.assertThat;

import io.reactivex.rxjava3.disposables.Disposable;
import io.reactivex.rxjava3.subscribers.TestSubscriber;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a listener learns of the watches besides the reports of polls. */
class WatchMonitorTest {
  private final PolledService service = new PolledService();
  private final List<WatchMonitor> monitors = new ArrayList<>();
  private final List<String> emitted = new ArrayList<>();
  private final RxTransfers transfers =
      service.transfers(
          WatchOptions.builder()
              .interval(Duration.ofSeconds(10))
              .minInterval(Duration.ofSeconds(10))
              .maxInterval(Duration.ofSeconds(10))
              .jitter(0)
              .addListener(
                  new WatchListener() {
                    @Override
                    public void attached(WatchMonitor monitor) {
                      monitors.add(monitor);
                    }

                    @Override
                    public void pollEnded(PollReport report) {}

                    @Override
                    public void updateEmitted(TransferUpdate update) {
                      emitted.add("listener " + update.kind());
                    }
                  }));
  private final WatchMonitor monitor = monitors.get(0);

  @Test
  void customersAreThoseThatStreamsFollow() {
    assertThat(monitors).hasSize(1);
    assertThat(monitor.customers()).isZero();

    Disposable fleet = transfers.watchAll(List.of(CUSTOMER, OTHER_CUSTOMER)).subscribe();
    Disposable one = transfers.customer(CUSTOMER).watch().subscribe();
    assertThat(monitor.customers()).isEqualTo(2);
    fleet.dispose();
    assertThat(monitor.customers()).isEqualTo(1);
    one.dispose();
    assertThat(monitor.customers()).isZero();
  }

  @Test
  void theLongestTimeWithoutSuccessIsThatOfTheCustomerWhosePollsFail() {
    Disposable both = transfers.watchAll(List.of(CUSTOMER, OTHER_CUSTOMER)).subscribe();
    service.advanceTo(1);
    assertThat(monitor.longestWithoutSuccess()).isEqualTo(Duration.ofSeconds(1));

    service.failNext(500);
    service.advanceTo(11); // The polls at 10 s and 10.1 s: the first one fails.
    assertThat(monitor.longestWithoutSuccess()).isEqualTo(Duration.ofSeconds(11));
    service.advanceTo(20);
    assertThat(monitor.longestWithoutSuccess()).isEqualTo(Duration.ofMillis(9_900));

    both.dispose();
    assertThat(monitor.longestWithoutSuccess()).isZero();
  }

  @Test
  void theRateIsLowerAfterThrottling() {
    transfers.customer(CUSTOMER).watch().subscribe(new TestSubscriber<>());
    assertThat(monitor.requestsPerSecond()).isEqualTo(10);

    service.failNext(429, "Retry-After", "2");
    service.advanceTo(10);

    assertThat(monitor.requestsPerSecond()).isEqualTo(9);
    assertThat(monitor.maxRequestsPerSecond()).isEqualTo(10);
  }

  @Test
  void throttlingOfAnotherClientPausesAndSlowsPolls() {
    TestSubscriber<TransferUpdate> subscriber = new TestSubscriber<>();
    service.put(CUSTOMER, ONE, "Pending");
    transfers.throttle(Duration.ofSeconds(20));
    transfers.throttle(Duration.ofSeconds(20)); // Of another one, for the same limit.
    transfers.customer(CUSTOMER).watch().subscribe(subscriber);

    service.advanceTo(19);
    subscriber.assertNoValues();
    assertThat(monitor.requestsPerSecond()).isEqualTo(9);
    service.advanceTo(20);
    subscriber.assertValueCount(1);
  }

  @Test
  void theListenerIsCalledBeforeTheSubscriber() {
    service.put(CUSTOMER, ONE, "Pending");
    Disposable watch =
        transfers
            .customer(CUSTOMER)
            .watch()
            .subscribe(update -> emitted.add("subscriber " + update.kind()));
    service.put(CUSTOMER, ONE, "Complete");
    service.advanceTo(10);
    watch.dispose();

    assertThat(emitted)
        .containsExactly(
            "listener APPEARED", "subscriber APPEARED", "listener ENDED", "subscriber ENDED");
  }
}
