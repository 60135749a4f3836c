package io.github.partnertransfers.rx;

import static io.github.partnertransfers.rx.PolledService.CUSTOMER;
import static io.github.partnertransfers.rx.PolledService.ONE;
import static io.github.partnertransfers.rx.PolledService.OTHER_CUSTOMER;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnertransfers.CallCanceledException;
import io.github.partnertransfers.MalformedResponseException;
import io.github.partnertransfers.NotAuthorizedException;
import io.github.partnertransfers.RequestRefusedException;
import io.github.partnertransfers.rx.TransferUpdate.Kind;
import io.reactivex.rxjava3.subscribers.TestSubscriber;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A failing customer is an element of the fleet's stream and doesn't end it. */
class FleetSurvivalTest {
  private static final Duration FAILING_INTERVAL = Duration.ofSeconds(100);

  private final FaultyService faulty = new FaultyService();
  private final PolledService service = faulty.service;
  private final WatchOptions.Builder options =
      WatchOptions.builder()
          .interval(Duration.ofSeconds(10))
          .maxInterval(Duration.ofSeconds(10))
          .jitter(0)
          .requestsPerSecond(1_000);

  @BeforeEach
  void putTransfers() {
    service.put(CUSTOMER, ONE, "Pending");
    service.put(OTHER_CUSTOMER, ONE, "Step0");
  }

  @Test
  void customerThatAnswers403IsOneElementAndTheOthersGoOn() {
    faulty.answer(CUSTOMER, 403, "{}");

    assertOnlyFailureIs(NotAuthorizedException.class);
  }

  @Test
  void customerThatAnswers404IsOneElementAndTheOthersGoOn() {
    faulty.answer(CUSTOMER, 404, "{}");

    assertOnlyFailureIs(RequestRefusedException.class);
  }

  @Test
  void thirdMalformedResponseIsAnElementAndTheFleetContinues() {
    faulty.answer(CUSTOMER, 200, "<html>");

    assertOnlyFailureIs(MalformedResponseException.class);
    assertThat(service.millis(CUSTOMER)).startsWith(0L, 10_000L, 20_000L, 120_000L);
  }

  @Test
  void intervalOf100YearsDoesNotOverflow() {
    Duration century = Duration.ofDays(36_500);
    faulty.answer(CUSTOMER, 403, "{}");
    TestSubscriber<CustomerUpdate> fleet =
        faulty.transfers(options.maxInterval(century)).watchAll(List.of(CUSTOMER)).test();
    service.advanceTo(1);

    assertThat(failures(fleet)).hasSize(1);
    assertThat(failures(fleet).get(0).retryIn()).isEqualTo(century);
  }

  private void assertOnlyFailureIs(Class<? extends Throwable> type) {
    TestSubscriber<CustomerUpdate> fleet = watchFleet();
    for (int i = 1; i <= 20; i++) {
      service.put(OTHER_CUSTOMER, ONE, "Step" + i);
      service.advanceTo(10 * i + 1);
    }

    fleet.assertNoErrors().assertNotComplete();
    List<CustomerUpdate> failures = failures(fleet);
    assertThat(failures).hasSize(1);
    assertThat(failures.get(0).customerId()).isEqualTo(CUSTOMER);
    assertThat(failures.get(0).failure()).isInstanceOf(type);
    assertThat(failures.get(0).retryIn()).isEqualTo(FAILING_INTERVAL);
    assertThat(failures.get(0).update()).isNull();
    assertThat(of(OTHER_CUSTOMER, fleet)).hasSize(21);
  }

  @Test
  void recoveredCustomerEmitsUpdatesAndLaterFailures() {
    faulty.answer(CUSTOMER, 403, "{}");
    TestSubscriber<CustomerUpdate> fleet = watchFleet();
    service.advanceTo(50);
    faulty.recover(CUSTOMER);
    service.advanceTo(101);
    assertThat(of(CUSTOMER, fleet)).hasSize(2);
    assertThat(of(CUSTOMER, fleet).get(1).update().kind()).isEqualTo(Kind.APPEARED);
    faulty.answer(CUSTOMER, 403, "{}");
    service.advanceTo(150);

    assertThat(failures(fleet)).hasSize(2);
    faulty.recover(CUSTOMER);
    service.put(CUSTOMER, ONE, "Complete");
    service.advanceTo(300);
    assertThat(of(CUSTOMER, fleet).get(3).update().kind()).isEqualTo(Kind.ENDED);
    fleet.assertNoErrors();
  }

  @Test
  void nudgePollsAFailingCustomerImmediately() {
    faulty.answer(CUSTOMER, 403, "{}");
    RxTransfers transfers = faulty.transfers(options);
    TestSubscriber<CustomerUpdate> fleet =
        transfers.watchAll(List.of(CUSTOMER, OTHER_CUSTOMER)).test();
    service.advanceTo(50);
    faulty.recover(CUSTOMER);
    transfers.customer(CUSTOMER).nudge();

    assertThat(of(CUSTOMER, fleet)).hasSize(2);
  }

  @Test
  void failedLoadOfOneCustomerIsAnElementAndTheFleetContinues() {
    IOException unreadable = new IOException("unreadable");
    options.positions(
        new PositionStore() {
          @Override
          public Collection<WatchPosition> load(String customerId) throws IOException {
            if (customerId.equals(CUSTOMER)) {
              throw unreadable;
            }
            return List.of();
          }

          @Override
          public void save(WatchPosition position) {}
        });
    TestSubscriber<CustomerUpdate> fleet = watchFleet();
    service.put(OTHER_CUSTOMER, ONE, "Complete");
    service.advanceTo(11);

    fleet.assertNoErrors().assertNotComplete();
    assertThat(fleet.values().get(0).customerId()).isEqualTo(CUSTOMER);
    assertThat(fleet.values().get(0).failure()).isSameAs(unreadable);
    assertThat(fleet.values().get(0).retryIn()).isNull();
    assertThat(of(OTHER_CUSTOMER, fleet)).hasSize(2);
    assertThat(service.millis(CUSTOMER)).isEmpty();
  }

  @Test
  void orThrowEndsTheStreamWithTheFirstFailure() {
    TestSubscriber<TransferUpdate> fleet =
        faulty
            .transfers(options)
            .watchAll(List.of(CUSTOMER, OTHER_CUSTOMER))
            .map(CustomerUpdate::orThrow)
            .test();
    service.advanceTo(5);
    faulty.answer(OTHER_CUSTOMER, 403, "{}");
    service.advanceTo(200);

    fleet.assertValueCount(2).assertError(NotAuthorizedException.class);
    assertThat(service.millis()).allMatch(millis -> millis <= 10_001);
  }

  @Test
  void streamOfOneCustomerFailsWhileTheFleetContinues() {
    RxTransfers transfers = faulty.transfers(options);
    TestSubscriber<CustomerUpdate> fleet =
        transfers.watchAll(List.of(CUSTOMER, OTHER_CUSTOMER)).test();
    TestSubscriber<TransferUpdate> one = transfers.customer(CUSTOMER).watch().test();
    service.advanceTo(5);
    faulty.answer(CUSTOMER, 403, "{}");
    service.advanceTo(60);

    one.assertError(NotAuthorizedException.class);
    fleet.assertNoErrors();
    assertThat(failures(fleet)).hasSize(1);
  }

  @Test
  void closingTheClientEndsTheFleet() {
    TestSubscriber<CustomerUpdate> fleet = watchFleet();
    service.advanceTo(5);
    faulty.client().close();
    service.advanceTo(11);

    fleet.assertError(CallCanceledException.class).assertValueCount(2);
  }

  private TestSubscriber<CustomerUpdate> watchFleet() {
    TestSubscriber<CustomerUpdate> fleet =
        faulty.transfers(options).watchAll(List.of(CUSTOMER, OTHER_CUSTOMER)).test();
    service.advanceTo(1);
    return fleet;
  }

  private static List<CustomerUpdate> failures(TestSubscriber<CustomerUpdate> fleet) {
    return fleet.values().stream()
        .filter(element -> element.failure() != null)
        .collect(Collectors.toList());
  }

  private static List<CustomerUpdate> of(String customer, TestSubscriber<CustomerUpdate> fleet) {
    return fleet.values().stream()
        .filter(element -> element.customerId().equals(customer))
        .collect(Collectors.toList());
  }

  /** Otherwise a failing customer would hardly be polled. */
  @Test
  void failingCustomerIsPolledAtTheMaximumIntervalIfThatIsLong() {
    faulty.answer(CUSTOMER, 403, "{}");
    TestSubscriber<CustomerUpdate> updates =
        faulty
            .transfers(options.maxInterval(Duration.ofHours(1)))
            .watchAll(List.of(CUSTOMER))
            .test();
    service.advanceTo(1);

    updates.assertValue(update -> Duration.ofHours(1).equals(update.retryIn()));
  }
}
