package io.github.partnertransfers.rx;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnertransfers.model.LineItemStatus;
import io.github.partnertransfers.model.TransferEntity;
import io.github.partnertransfers.model.TransferLineItem;
import io.github.partnertransfers.model.TransferStatus;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransferStateTest {
  @Test
  void orderOfIndistinguishableLineItemsIsNoChange() {
    TransferState one = TransferState.of(transfer(item("Failed"), item(null), item(null)));
    TransferState other = TransferState.of(transfer(item(null), item(null), item("Failed")));

    assertThat(one.isSame(other)).isTrue();
  }

  @Test
  void changeOfOneIndistinguishableLineItemIsOneChange() {
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
  void additionalIndistinguishableLineItemIsNew() {
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

  @Test
  void errorsWithTheSameStringHashCodeDiffer() {
    assertThat("Aa").hasSameHashCodeAs("BB");

    assertIsChangeOfTheOnlyLineItem(failedItem("Aa"), failedItem("BB"));
  }

  @Test
  void emptyErrorDiffersFromNoError() {
    assertIsChangeOfTheOnlyLineItem(failedItem(null), failedItem(""));
    assertIsChangeOfTheOnlyLineItem(failedItem(""), failedItem(null));
  }

  @Test
  void emptyStatusDiffersFromNoStatus() {
    assertIsChangeOfTheOnlyLineItem(item(null), item(""));
    assertIsChangeOfTheOnlyLineItem(item(""), item(null));
    assertThat(isChange("{}", "{'status':''}")).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'yesterday'         | 'today'",
        "'yesterday'         | '2026-03-01T10:00:00Z'",
        "'yesterday'         | null",
        "1772359200          | 1772359201",
        "['a','b']           | ['a','c']",
        "{'at':'2026-03-01'} | {'at':'2026-03-02'}",
      },
      quoteCharacter = '"')
  void changeOfATimeThatCannotBeReadIsSeen(String before, String after) {
    assertThat(
            isChange("{'lastModifiedTime':" + before + "}", "{'lastModifiedTime':" + after + "}"))
        .isTrue();
    assertThat(
            isChange("{'LASTmodifiedTime':" + before + "}", "{'LASTmodifiedTime':" + after + "}"))
        .isTrue();
    assertThat(isChange("{'lastModifiedTime':" + after + "}", "{'LASTmodifiedTime':" + after + "}"))
        .isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"'lastModifiedTime'", "'status'", "'lineItems'"},
      quoteCharacter = '"')
  void absentAndNullAreTheSame(String property) {
    assertThat(isChange("{}", "{" + property + ":null}")).isFalse();
  }

  @Test
  void anotherSpellingOfATimeIsNoChange() {
    assertThat(
            isChange(
                "{'lastModifiedTime':'2026-03-01T10:00:00Z'}",
                "{'lastModifiedTime':'2026-03-01T11:00:00.000+01:00'}"))
        .isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"'status'|['a']|['b']", "'transferError'|{'code':1}|{'code':2}"},
      quoteCharacter = '"')
  void changeOfWhatCannotBeReadOfALineItemIsSeen(String property, String before, String after) {
    assertThat(isChange("{" + property + ":" + before + "}", "{" + property + ":" + after + "}"))
        .isEqualTo(property.equals("'status'"));
    String item = "{'lineItems':[{'orderId':'o1'," + property + ":%s}]}";
    TransferState earlier = TransferState.of(json(item.formatted(before)));
    TransferEntity later = json(item.formatted(after));

    assertThat(TransferState.of(later).isSame(earlier)).isFalse();
    assertThat(TransferState.changes(later, earlier))
        .singleElement()
        .satisfies(change -> assertThat(change.isNew()).isFalse());
  }

  @Test
  void statusesCompareIgnoringCase() {
    assertThat(isChange("{'status':'InProgress'}", "{'status':'INPROGRESS'}")).isFalse();
    assertThat(
            isChange("{'lineItems':[{'status':'Failed'}]}", "{'lineItems':[{'status':'fAILED'}]}"))
        .isFalse();
  }

  @Test
  void statusObjectKeepsItsMeaning() {
    TransferEntity complete = json("{'status':{'id':'Complete','href':'/some'}}");
    assertThat(complete.status()).isEqualTo(TransferStatus.COMPLETE);

    assertThat(TransferState.of(complete).isEnded()).isTrue();
    assertThat(TransferState.of(complete).status()).isEqualTo(TransferStatus.COMPLETE);
  }

  @Test
  void lineItemsThatOnlyHaveAnOrderIdAreIdentifiedByIt() {
    String items =
        "{'lineItems':[{'id':1,'subscriptionId':'','orderId':'O1','status':'%s'},{'id':1,'subscriptionId':'','orderId':'o2','status':'%s'}]}";
    TransferState before = TransferState.of(json(items.formatted("Failed", "InProgress")));
    TransferEntity swapped = json(items.formatted("InProgress", "Failed"));
    TransferEntity changed = json(items.formatted("Failed", "Complete"));

    assertThat(TransferState.of(swapped).isSame(before)).isFalse();
    assertThat(TransferState.changes(swapped, before))
        .hasSize(2)
        .noneMatch(LineItemChange::isNew)
        .extracting(LineItemChange::previousStatus)
        .containsExactly(LineItemStatus.FAILED, LineItemStatus.IN_PROGRESS);
    assertThat(TransferState.changes(changed, before))
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.lineItem().orderId()).isEqualTo("o2");
              assertThat(change.previousStatus()).isEqualTo(LineItemStatus.IN_PROGRESS);
            });
  }

  /** Quadratic time would be minutes. */
  @Test
  @Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
  void timeIsLinearInIndistinguishableLineItems() {
    int count = 200_000;
    TransferState before = TransferState.of(transfer(Collections.nCopies(count, item("Failed"))));
    TransferEntity after = transfer(Collections.nCopies(count + 1, item("Complete")));

    assertThat(TransferState.of(after).isSame(before)).isFalse();
    List<LineItemChange> changes = TransferState.changes(after, before);
    assertThat(changes).hasSize(count + 1);
    assertThat(changes.stream().filter(LineItemChange::isNew)).hasSize(1);
  }

  private static void assertIsChangeOfTheOnlyLineItem(
      TransferLineItem before, TransferLineItem after) {
    TransferState earlier = TransferState.of(transfer(before));
    TransferEntity later = transfer(after);
    WatchPosition stored =
        WatchPosition.parse(
            new WatchPosition(PolledService.CUSTOMER, PolledService.ONE, earlier).toString());

    assertThat(TransferState.of(later).isSame(earlier)).isFalse();
    assertThat(TransferState.of(later).isSame(stored.state())).isFalse();
    assertThat(TransferState.changes(later, stored.state()))
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.isNew()).isFalse();
              assertThat(change.previousStatus()).isEqualTo(before.status());
              assertThat(change.lineItem()).isEqualTo(after);
            });
  }

  private static boolean isChange(String before, String after) {
    return !TransferState.of(json(after)).isSame(TransferState.of(json(before)));
  }

  private static TransferEntity json(String json) {
    return TransferEntity.fromJson(json.replace('\'', '"'));
  }

  private static TransferLineItem failedItem(String error) {
    return item("Failed").toBuilder().transferError(error).build();
  }

  private static TransferEntity transfer(List<TransferLineItem> items) {
    return transfer().toBuilder().lineItems(items).build();
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
