package io.github.partnertransfers.rx;

import static io.github.partnertransfers.rx.PolledService.CUSTOMER;
import static io.github.partnertransfers.rx.PolledService.ONE;
import static io.github.partnertransfers.rx.PolledService.OTHER_CUSTOMER;
import static io.github.partnertransfers.rx.PolledService.TWO;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnertransfers.CallCanceledException;
import io.github.partnertransfers.TransfersException;
import io.reactivex.rxjava3.subscribers.TestSubscriber;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A fleet goes on without a customer that can't be watched. */
class FleetFailureTest {
  private static final List<String> FLEET = List.of(CUSTOMER, OTHER_CUSTOMER);

  private final PolledService service = new PolledService();
  private final WatchOptions.Builder options =
      WatchOptions.builder()
          .interval(Duration.ofSeconds(10))
          .maxInterval(Duration.ofMinutes(1))
          .jitter(0)
          .requestsPerSecond(1_000);

  @BeforeEach
  void showTransfers() {
    service.put(CUSTOMER, ONE, "Pending");
    service.put(OTHER_CUSTOMER, TWO, "Pending");
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 403, 404})
  void refusedCustomerIsToldOnceAndAskedRarelyUntilItAnswers(int status) {
    service.failNext(status);
    TestSubscriber<CustomerUpdate> fleet = service.transfers(options).watchAll(FLEET).test();
    service.advanceTo(1);

    fleet.assertValueCount(2).assertNoErrors().assertNotComplete();
    CustomerUpdate failed = fleet.values().get(0);
    assertThat(failed.customerId()).isEqualTo(CUSTOMER);
    assertThat(failed.update()).isNull();
    assertThat(failed.retryIn()).isEqualTo(Duration.ofMinutes(10));
    assertThat(((TransfersException) failed.failure()).status()).isEqualTo(status);
    assertThat(fleet.values().get(1).update().transferId()).isEqualTo(TWO);

    service.put(OTHER_CUSTOMER, TWO, "Complete");
    service.failNext(status); // The next poll is of the other customer, and it passes, too.
    service.advanceTo(590);
    service.advanceTo(1_400);
    assertThat(fleet.values())
        .filteredOn(update -> update.customerId().equals(CUSTOMER))
        .last()
        .satisfies(update -> assertThat(update.update().transferId()).isEqualTo(ONE));
    assertThat(service.millis(CUSTOMER).get(1)).isGreaterThanOrEqualTo(600_000L);
    assertThat(fleet.values())
        .filteredOn(update -> update.customerId().equals(OTHER_CUSTOMER))
        .last()
        .satisfies(update -> assertThat(update.update().isEnded()).isTrue());
  }

  @Test
  void answersThatCannotBeReadAreToldAfterThree() {
    for (int i = 0; i < 3; i++) {
      service.garbleNext("<html>");
    }
    TestSubscriber<CustomerUpdate> fleet =
        service.transfers(options).watchAll(List.of(CUSTOMER)).test();
    service.advanceTo(100);

    fleet.assertValueCount(1).assertNoErrors();
    assertThat(fleet.values().get(0).failure()).isInstanceOf(TransfersException.class);
  }

  @Test
  void customerWhosePositionsCannotBeReadIsLeftOut() {
    IOException lost = new IOException("the disk is gone");
    options.positions(
        new PositionStore() {
          @Override
          public Collection<WatchPosition> load(String customerId) throws IOException {
            if (customerId.equals(CUSTOMER)) {
              throw lost;
            }
            return List.of();
          }

          @Override
          public void save(WatchPosition position) {}
        });
    TestSubscriber<CustomerUpdate> fleet = service.transfers(options).watchAll(FLEET).test();
    service.advanceTo(1_000);

    fleet.assertValueCount(2).assertNoErrors();
    assertThat(fleet.values().get(0).failure()).isSameAs(lost);
    assertThat(fleet.values().get(0).retryIn()).isNull();
    assertThat(service.millis(CUSTOMER)).isEmpty();
  }

  @Test
  void longestIntervalsDoNotOverflow() {
    Duration century = Duration.ofDays(36_500);
    service.failNext(403);
    TestSubscriber<CustomerUpdate> fleet =
        service.transfers(options.maxInterval(century)).watchAll(List.of(CUSTOMER)).test();
    service.advanceTo(1);

    fleet.assertValueCount(1);
    assertThat(fleet.values().get(0).retryIn()).isEqualTo(century);
  }

  @Test
  void closedClientEndsTheFleet() {
    TestSubscriber<CustomerUpdate> fleet = service.transfers(options).watchAll(FLEET).test();
    service.advanceTo(1);
    service.client().close();
    service.advanceTo(100);

    fleet.assertError(CallCanceledException.class);
  }
}
