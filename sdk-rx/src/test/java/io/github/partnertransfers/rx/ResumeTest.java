package io.github.partnertransfers.rx;

import static io.github.partnertransfers.rx.PolledService.CUSTOMER;
import static io.github.partnertransfers.rx.PolledService.ONE;
import static io.github.partnertransfers.rx.PolledService.OTHER_CUSTOMER;
import static io.github.partnertransfers.rx.PolledService.TWO;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnertransfers.model.LineItemStatus;
import io.github.partnertransfers.model.TransferEntity;
import io.github.partnertransfers.model.TransferLineItem;
import io.github.partnertransfers.rx.TransferUpdate.Kind;
import io.reactivex.rxjava3.subscribers.TestSubscriber;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Resuming in another process loses and repeats nothing. */
class ResumeTest {
  private final PolledService service = new PolledService();
  private final StoredText store = new StoredText();
  private final WatchOptions.Builder options =
      WatchOptions.builder()
          .interval(Duration.ofSeconds(10))
          .jitter(0)
          .requestsPerSecond(1_000)
          .positions(store)
          .acknowledgesAfterOnNext(true);

  @Test
  void acknowledgedStateIsNotEmittedAgain() {
    service.put(CUSTOMER, ONE, "Pending");
    service.put(CUSTOMER, TWO, "Complete");
    service.put(OTHER_CUSTOMER, ONE, "Pending");
    watchFleet().assertValueCount(3).cancel();

    TestSubscriber<TransferUpdate> next = watchFleet();

    next.assertNoValues();
    service.put(CUSTOMER, ONE, "InProgress");
    service.time.advanceTimeBy(11, TimeUnit.SECONDS);
    next.assertValueCount(1);
    assertThat(next.values().get(0).kind()).isEqualTo(Kind.CHANGED);
    assertThat(next.values().get(0).previousStatus()).hasToString("Pending");
  }

  @Test
  void changeWhileStoppedIsEmitted() {
    String third = "a0000000-0000-0000-0000-000000000003";
    service.put(CUSTOMER, lineItem(ONE, null));
    service.put(CUSTOMER, TWO, "Pending");
    watchCustomer().assertValueCount(2).cancel();

    service.put(CUSTOMER, lineItem(ONE, LineItemStatus.of("Failed")));
    service.remove(CUSTOMER, TWO);
    service.put(CUSTOMER, third, "Complete");
    TestSubscriber<TransferUpdate> next = watchCustomer();
    service.time.advanceTimeBy(2, TimeUnit.SECONDS);

    assertThat(next.values())
        .extracting(TransferUpdate::kind)
        .containsExactly(Kind.CHANGED, Kind.APPEARED, Kind.VANISHED);
    assertThat(next.values().get(0).lineItems()).hasSize(1);
    assertThat(next.values().get(0).lineItems().get(0).isNew()).isFalse();
    next.cancel();
    watchCustomer().assertNoValues();
  }

  @Test
  void acknowledgedTerminalStatusCompletesWithoutAnUpdate() {
    service.put(CUSTOMER, ONE, "Complete");
    watchOne().assertValueCount(1).assertComplete();

    watchOne().assertNoValues().assertComplete();
  }

  @Test
  void terminalStatusReachedWhileStoppedIsEmitted() {
    service.put(CUSTOMER, ONE, "Pending");
    watchOne().assertValueCount(1).cancel();
    service.put(CUSTOMER, ONE, "Complete");

    TestSubscriber<TransferUpdate> next = watchOne();

    next.assertValueCount(1).assertComplete();
    assertThat(next.values().get(0).kind()).isEqualTo(Kind.ENDED);
  }

  @Test
  void whenEndedIgnoresThePositionStore() {
    service.put(CUSTOMER, ONE, "Complete");
    watchOne().assertComplete();

    later()
        .customer(CUSTOMER)
        .whenEnded(ONE)
        .test()
        .assertValue(transfer -> ONE.equals(transfer.id()));
  }

  @Test
  void resumesFromAPositionOfTheApplication() {
    service.put(CUSTOMER, ONE, "Pending");
    options.positions(null);
    TestSubscriber<TransferUpdate> first = watchOne();
    String text = first.values().get(0).position().toString();
    first.cancel();
    service.put(CUSTOMER, ONE, "InProgress");

    TestSubscriber<TransferUpdate> next = later().resume(WatchPosition.parse(text)).test();

    next.assertValueCount(1);
    assertThat(next.values().get(0).previousStatus()).hasToString("Pending");
  }

  @Test
  void positionWithoutLineItemsRepeatsNothingAndShowsAllLineItemsOfTheNextChange() {
    service.put(CUSTOMER, lineItem(ONE, null));
    options.positions(null);
    TestSubscriber<TransferUpdate> first = watchCustomer();
    WatchPosition full = first.values().get(0).position();
    WatchPosition shorter = WatchPosition.parse(full.withoutLineItems().toString());
    first.cancel();
    assertThat(shorter.toString()).hasSizeLessThan(full.toString().length());

    TestSubscriber<TransferUpdate> next = later().resume(shorter).test().assertNoValues();
    service.put(CUSTOMER, lineItem(ONE, LineItemStatus.of("Failed")));
    service.time.advanceTimeBy(10, TimeUnit.SECONDS);

    next.assertValueCount(1);
    assertThat(next.values().get(0).lineItems().get(0).isNew()).isTrue();
  }

  @Test
  void noGracePeriodForATransferWithAPosition() {
    service.put(CUSTOMER, ONE, "Pending");
    watchOne().cancel();
    service.remove(CUSTOMER, ONE);

    watchOne().assertError(error -> true);
  }

  @Test
  void positionIsSavedAfterOnNext() {
    service.put(CUSTOMER, ONE, "Pending");
    service.put(CUSTOMER, TWO, "Pending");
    List<Integer> savedBefore = new ArrayList<>();
    var unneeded =
        later().customer(CUSTOMER).watch().subscribe(update -> savedBefore.add(store.texts.size()));

    assertThat(savedBefore).containsExactly(0, 1);
    assertThat(store.texts).hasSize(2);
    unneeded.dispose();
  }

  @Test
  void updateWhoseOnNextThrewIsEmittedAgain() {
    service.put(CUSTOMER, ONE, "Pending");
    var unneeded =
        later()
            .customer(CUSTOMER)
            .watch()
            .subscribe(
                update -> {
                  throw new IllegalStateException("the process dies");
                },
                error -> {});

    assertThat(unneeded.isDisposed()).isTrue();
    watchCustomer().assertValueCount(1);
  }

  @Test
  void queuedUpdatesAreEmittedAgain() {
    service.put(CUSTOMER, ONE, "Pending");
    service.put(CUSTOMER, TWO, "Pending");
    later().customer(CUSTOMER).watch().test(1).assertValueCount(1).cancel();

    TestSubscriber<TransferUpdate> next = watchCustomer();

    next.assertValueCount(1);
    assertThat(next.values().get(0).transferId()).isEqualTo(TWO);
  }

  @Test
  void updateWhoseOnNextCanceledIsEmittedAgain() {
    service.put(CUSTOMER, ONE, "Pending");
    later().customer(CUSTOMER).watch().take(1).test().assertValueCount(1);

    watchCustomer().assertValueCount(1);
  }

  @Test
  void failedLoadFailsTheStreamBeforeARequest() {
    store.loadFailure = new IOException("the file is gone");

    watchCustomer().assertError(error -> error == store.loadFailure);

    assertThat(service.polls).isEmpty();
  }

  @Test
  void failedSaveIsRetriedAndEndsNoStream() {
    service.put(CUSTOMER, ONE, "Pending");
    service.put(CUSTOMER, TWO, "Pending");
    store.saveFailure = new IOException("the disk is full");
    List<Duration> retries = new ArrayList<>();
    options.addListener(
        new WatchListener() {
          @Override
          public void pollEnded(PollReport report) {}

          @Override
          public void positionNotSaved(
              WatchPosition position, Throwable failure, Duration retryIn) {
            assertThat(failure).isSameAs(store.saveFailure);
            retries.add(retryIn);
          }
        });

    TestSubscriber<TransferUpdate> updates = watchCustomer();

    updates.assertValueCount(2).assertNoErrors();
    assertThat(store.texts).isEmpty();
    assertThat(retries).startsWith(Duration.ofSeconds(1), Duration.ofSeconds(2));
    store.saveFailure = null;
    service.time.advanceTimeBy(5, TimeUnit.SECONDS);
    assertThat(store.texts).hasSize(2);
  }

  private TestSubscriber<TransferUpdate> watchOne() {
    return later().customer(CUSTOMER).watch(ONE).test();
  }

  private TestSubscriber<TransferUpdate> watchCustomer() {
    return later().customer(CUSTOMER).watch().test();
  }

  private TestSubscriber<TransferUpdate> watchFleet() {
    TestSubscriber<TransferUpdate> fleet =
        later().watchAll(List.of(CUSTOMER, OTHER_CUSTOMER)).map(CustomerUpdate::orThrow).test();
    service.time.advanceTimeBy(1, TimeUnit.SECONDS);
    return fleet;
  }

  /** Another process. */
  private RxTransfers later() {
    return service.transfers(options);
  }

  private static TransferEntity lineItem(String id, LineItemStatus status) {
    return PolledService.transfer(
        id, "InProgress", TransferLineItem.builder().subscriptionId("s1").status(status).build());
  }

  /** Stores texts, like a database. */
  private static final class StoredText implements PositionStore {
    private final Map<String, String> texts = new LinkedHashMap<>();
    private IOException loadFailure;
    private IOException saveFailure;

    @Override
    public Collection<WatchPosition> load(String customerId) throws IOException {
      if (loadFailure != null) {
        throw loadFailure;
      }
      return texts.values().stream()
          .map(WatchPosition::parse)
          .filter(position -> position.customerId().equals(customerId))
          .collect(Collectors.toList());
    }

    @Override
    public void save(WatchPosition position) throws IOException {
      if (saveFailure != null) {
        throw saveFailure;
      }
      texts.put(position.customerId() + position.transferId(), position.toString());
    }
  }
}
