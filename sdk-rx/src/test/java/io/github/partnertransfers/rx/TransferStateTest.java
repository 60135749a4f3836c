package io.github.partnertransfers.rx;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnertransfers.model.LineItemStatus;
import io.github.partnertransfers.model.TransferEntity;
import io.github.partnertransfers.model.TransferLineItem;
import org.junit.jupiter.api.Test;

class TransferStateTest {
  @Test
  void orderOfLineItemsThatCannotBeToldApartIsNoChange() {
    TransferState one = TransferState.of(transfer(item("Failed"), item(null), item(null)));
    TransferState other = TransferState.of(transfer(item(null), item(null), item("Failed")));

    assertThat(one.isSame(other)).isTrue();
  }

  @Test
  void changeOfOneOfThemIsOneChangeInAnyOrder() {
    TransferState before = TransferState.of(transfer(item("Failed"), item(null), item("Waiting")));
    TransferEntity after = transfer(item("Waiting"), item("Failed"), item("Succeeded"));

    assertThat(TransferState.of(after).isSame(before)).isFalse();
    assertThat(TransferState.changes(after, before))
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.isNew()).isFalse();
              assertThat(change.previousStatus()).isNull();
              assertThat(change.status()).isEqualTo(LineItemStatus.of("Succeeded"));
            });
  }

  @Test
  void oneMoreOfThemIsNew() {
    TransferState before = TransferState.of(transfer(item(null)));
    TransferEntity after = transfer(item("Failed"), item(null));

    assertThat(TransferState.of(after).isSame(before)).isFalse();
    assertThat(TransferState.changes(after, before))
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.isNew()).isTrue();
              assertThat(change.status()).isEqualTo(LineItemStatus.of("Failed"));
            });
  }

  private static TransferEntity transfer(TransferLineItem... items) {
    return PolledService.transfer(PolledService.ONE, "InProgress", items);
  }

  private static TransferLineItem item(String status) {
    return TransferLineItem.builder()
        .id(0)
        .offerId("some-offer")
        .status(status == null ? null : LineItemStatus.of(status))
        .build();
  }
}
