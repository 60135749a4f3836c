package io.github.partnertransfers.rx;

import static io.github.partnertransfers.rx.PolledService.CUSTOMER;
import static io.github.partnertransfers.rx.PolledService.ONE;
import static io.github.partnertransfers.rx.PolledService.transfer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.partnertransfers.CallCanceledException;
import io.github.partnertransfers.MalformedResponseException;
import io.github.partnertransfers.NotAuthorizedException;
import io.github.partnertransfers.RequestRefusedException;
import io.github.partnertransfers.model.LineItemStatus;
import io.github.partnertransfers.model.TransferEntity;
import io.github.partnertransfers.model.TransferLineItem;
import io.github.partnertransfers.model.TransferStatus;
import io.github.partnertransfers.rx.TransferUpdate.Kind;
import io.reactivex.rxjava3.observers.TestObserver;
import io.reactivex.rxjava3.subscribers.TestSubscriber;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A watch of one transfer. */
class WatchTest {
  private final PolledService service = new PolledService();
  private final WatchOptions.Builder options =
      WatchOptions.builder().interval(Duration.ofSeconds(5)).jitter(0);

  @Test
  void emitsTheCurrentStateThenChangesAndCompletesAtATerminalStatus() {
    service.put(CUSTOMER, ONE, "Pending");
    TestSubscriber<TransferUpdate> updates = watch();
    service.advanceTo(20);
    service.put(CUSTOMER, ONE, "InProgress");
    service.advanceTo(60);
    service.put(CUSTOMER, ONE, "Complete");
    service.advanceTo(120);

    updates.assertComplete();
    assertThat(updates.values())
        .extracting(TransferUpdate::kind)
        .containsExactly(Kind.APPEARED, Kind.CHANGED, Kind.ENDED);
    assertThat(updates.values())
        .extracting(TransferUpdate::previousStatus)
        .containsExactly(null, TransferStatus.PENDING, TransferStatus.of("InProgress"));
    assertThat(updates.values())
        .extracting(TransferUpdate::status)
        .containsExactly(
            TransferStatus.PENDING, TransferStatus.of("InProgress"), TransferStatus.COMPLETE);
    assertThat(updates.values())
        .allMatch(
            update -> update.customerId().equals(CUSTOMER) && update.transferId().equals(ONE));
    int polled = service.polls.size();
    service.advanceTo(500);
    assertThat(service.polls).hasSize(polled);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Complete",
        "Completed",
        "PartiallyComplete",
        "Reject",
        "Rejected",
        "Cancel",
        "Canceled",
        "Expired",
        "Failed",
        "complete"
      })
  void endedTransferIsEmittedOnceAndPolledOnce(String status) {
    service.put(CUSTOMER, ONE, status);

    watch().assertComplete().assertValueCount(1).assertValue(TransferUpdate::isEnded);

    assertThat(service.polls).hasSize(1);
  }

  @Test
  void unknownStatusIsNotTerminal() {
    service.put(CUSTOMER, ONE, "OnHoldForReview");
    TestSubscriber<TransferUpdate> updates = watch();
    service.advanceTo(8);

    updates.assertNotComplete().assertValueCount(1);
    assertThat(updates.values().get(0).status()).hasToString("OnHoldForReview");
  }

  @Test
  void emitsChangedLineItems() {
    TransferLineItem first = lineItem("s1");
    TransferLineItem second = lineItem("s2");
    service.put(CUSTOMER, transfer(ONE, "InProgress", first, second));
    TestSubscriber<TransferUpdate> updates = watch();
    service.put(
        CUSTOMER,
        transfer(
            ONE,
            "InProgress",
            // In another order, with the same ids of 0.
            second.toBuilder()
                .status(LineItemStatus.of("Failed"))
                .transferError("no such offer")
                .build(),
            first));
    service.advanceTo(6);
    service.put(CUSTOMER, transfer(ONE, "InProgress", first, second, lineItem("s3")));
    service.advanceTo(60);

    assertThat(updates.values()).hasSize(3);
    assertThat(updates.values().get(0).lineItems()).isEmpty();
    LineItemChange failed = only(updates.values().get(1));
    assertThat(failed.lineItem().subscriptionId()).isEqualTo("s2");
    assertThat(failed.previousStatus()).isNull();
    assertThat(failed.status()).isEqualTo(LineItemStatus.of("Failed"));
    assertThat(failed.transferError()).isEqualTo("no such offer");
    assertThat(failed.isNew()).isFalse();
    assertThat(updates.values().get(2).lineItems())
        .extracting(change -> change.lineItem().subscriptionId())
        .containsExactly("s2", "s3");
    assertThat(updates.values().get(2).lineItems())
        .extracting(LineItemChange::isNew)
        .containsExactly(false, true);
  }

  @Test
  void emitsChangedAddOns() {
    TransferLineItem addOn = lineItem("a1");
    TransferLineItem item = lineItem("s1").toBuilder().addAddonItems(addOn).build();
    service.put(CUSTOMER, transfer(ONE, "InProgress", item));
    TestSubscriber<TransferUpdate> updates = watch();
    TransferLineItem moved = addOn.toBuilder().status(LineItemStatus.of("Complete")).build();
    service.put(
        CUSTOMER,
        transfer(ONE, "InProgress", lineItem("s1").toBuilder().addAddonItems(moved).build()));
    service.advanceTo(6);

    assertThat(only(updates.values().get(1)).lineItem().subscriptionId()).isEqualTo("a1");
  }

  @Test
  void lineItemsInAnotherOrderAreNoChange() {
    service.put(CUSTOMER, transfer(ONE, "InProgress", lineItem("s1"), lineItem("s2")));
    TestSubscriber<TransferUpdate> updates = watch();
    service.put(CUSTOMER, transfer(ONE, "InProgress", lineItem("S2"), lineItem("s1")));
    service.advanceTo(60);

    updates.assertValueCount(1);
  }

  @Test
  void newTimeOfModificationIsAChange() {
    TransferEntity before = transfer(ONE, "Pending");
    service.put(CUSTOMER, before);
    TestSubscriber<TransferUpdate> updates = watch();
    service.put(
        CUSTOMER,
        before.toBuilder().lastModifiedTime(Instant.parse("2026-01-01T00:00:00Z")).build());
    service.advanceTo(6);

    updates.assertValueCount(2);
    assertThat(updates.values().get(1).kind()).isEqualTo(Kind.CHANGED);
    assertThat(updates.values().get(1).lineItems()).isEmpty();
  }

  @Test
  void notFoundIsRetriedDuringTheGracePeriod() {
    TestSubscriber<TransferUpdate> updates = watch();
    service.advanceTo(11);
    service.put(CUSTOMER, ONE, "Pending");
    service.advanceTo(29);

    updates.assertValueCount(1).assertNoErrors();
  }

  @Test
  void notFoundAfterTheGracePeriodFailsTheStream() {
    TestSubscriber<TransferUpdate> updates = watch();

    service.advanceTo(29.9);
    updates.assertNoErrors();
    assertThat(service.millis()).containsExactly(0L, 5_000L, 12_500L, 23_750L);
    service.advanceTo(60);

    updates.assertNoValues().assertError(WatchTest::isNotFound);
    assertThat(service.polls).hasSize(5);
  }

  @Test
  void withoutGracePeriodTheFirstNotFoundFailsTheStream() {
    options.notFoundGrace(Duration.ZERO);

    watch().assertError(WatchTest::isNotFound);
  }

  @Test
  void deletedTransferFailsTheStream() {
    service.put(CUSTOMER, ONE, "Pending");
    TestSubscriber<TransferUpdate> updates = watch();
    service.remove(CUSTOMER, ONE);
    service.advanceTo(5);

    updates.assertValueCount(1).assertError(WatchTest::isNotFound);
  }

  @Test
  void refusedLoginEndsTheStream() {
    service.put(CUSTOMER, ONE, "Pending");
    TestSubscriber<TransferUpdate> updates = watch();
    service.failNext(403);
    service.advanceTo(5);

    updates.assertError(NotAuthorizedException.class);
    service.advanceTo(100);
    assertThat(service.polls).hasSize(2);
  }

  @Test
  void malformedResponsesAreTransientUnlessThreeInARow() {
    service.put(CUSTOMER, ONE, "Pending");
    TestSubscriber<TransferUpdate> updates = watch();
    service.garbleNext("<html>a proxy's page</html>");
    service.garbleNext("[1]");
    service.advanceTo(40);
    updates.assertNoErrors();

    service.garbleNext("<html>");
    service.garbleNext("<html>");
    service.garbleNext("<html>");
    service.advanceTo(400);
    updates.assertError(MalformedResponseException.class);
  }

  @Test
  void failsAtTheDeadlineWithTheLastState() {
    service.put(CUSTOMER, ONE, "Pending");
    options.deadline(Duration.ofSeconds(40));
    TestSubscriber<TransferUpdate> updates = watch();
    service.put(CUSTOMER, ONE, "OnHold");
    service.advanceTo(39.999);
    updates.assertNoErrors();

    service.advanceTo(40);

    updates.assertValueCount(2);
    updates.assertError(
        error ->
            error instanceof WatchDeadlineException deadline
                && deadline.lastSeen().status().equals(TransferStatus.of("OnHold"))
                && deadline.getMessage().contains("OnHold"));
    int polled = service.polls.size();
    service.advanceTo(400);
    assertThat(service.polls).hasSize(polled);
  }

  @Test
  void deadlineHoldsWithoutDemandAndWithoutAResponse() {
    options.deadline(Duration.ofSeconds(40));
    TestSubscriber<TransferUpdate> idle =
        service.transfers(options).customer(CUSTOMER).watch(ONE).test(0);
    service.hold();
    TestSubscriber<TransferUpdate> waiting = watch();
    service.advanceTo(40);

    idle.assertError(WatchDeadlineException.class);
    waiting.assertError(
        error -> error instanceof WatchDeadlineException deadline && deadline.lastSeen() == null);
  }

  @Test
  void whenEndedEmitsTheLastState() {
    service.put(CUSTOMER, ONE, "Pending");
    TestObserver<TransferEntity> ended =
        service.transfers(options).customer(CUSTOMER).whenEnded(ONE).test();
    service.advanceTo(4);
    ended.assertNotComplete();
    service.put(CUSTOMER, ONE, "Failed");
    service.advanceTo(6);

    ended.assertValue(transfer -> transfer.status().equals(TransferStatus.of("Failed")));
  }

  @Test
  void responseWithoutIdIsOfTheRequestedTransfer() {
    service.put(CUSTOMER, ONE, transfer(null, "Complete"));

    watch().assertComplete().assertValue(update -> update.transferId().equals(ONE));
  }

  @Test
  void closedClientEndsTheStream() {
    service.put(CUSTOMER, ONE, "Pending");
    TestSubscriber<TransferUpdate> updates = watch();
    service.client().close();
    service.advanceTo(100);

    updates.assertValueCount(1).assertError(CallCanceledException.class);
    assertThat(service.polls).hasSize(1);
  }

  @Test
  void idsAreCheckedBeforeAnythingIsSent() {
    RxTransfers transfers = service.transfers(options);

    assertThatThrownBy(() -> transfers.customer("contoso").watch(ONE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("customerId")
        .hasMessageContaining("contoso");
    assertThatThrownBy(() -> transfers.customer(CUSTOMER).whenEnded("1"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("transferId");
    assertThatThrownBy(() -> transfers.customer("x").watch())
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(service.polls).isEmpty();
  }

  @Test
  void watchIsCold() {
    service.put(CUSTOMER, ONE, "Complete");
    var updates = service.transfers(options).customer(CUSTOMER).watch(ONE);
    assertThat(service.polls).isEmpty();

    updates.test().assertValueCount(1).assertComplete();
    service.advanceTo(1);
    updates.test().assertValueCount(1).assertComplete();
    assertThat(service.polls).hasSize(2);
  }

  private TestSubscriber<TransferUpdate> watch() {
    return service.transfers(options).customer(CUSTOMER).watch(ONE).test();
  }

  private static LineItemChange only(TransferUpdate update) {
    assertThat(update.lineItems()).hasSize(1);
    return update.lineItems().get(0);
  }

  private static boolean isNotFound(Throwable error) {
    return error instanceof RequestRefusedException refused && refused.status() == 404;
  }

  private static TransferLineItem lineItem(String subscriptionId) {
    return TransferLineItem.builder().id(0).subscriptionId(subscriptionId).build();
  }
}
