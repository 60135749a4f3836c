package io.github.partnertransfers.rx;

import static io.github.partnertransfers.rx.PolledService.CUSTOMER;
import static io.github.partnertransfers.rx.PolledService.ONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.partnertransfers.model.LineItemStatus;
import io.github.partnertransfers.model.TransferEntity;
import io.github.partnertransfers.model.TransferLineItem;
import io.github.partnertransfers.model.TransferStatus;
import java.time.Instant;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The text of a position, which applications store. */
class WatchPositionTest {
  private static final String STORED =
      "1:"
          + CUSTOMER
          + ":"
          + ONE
          + ":InProgress:451a18b0fe1ed90a:1c0b=Complete,1c0c=Failed=7a502104";

  private static TransferEntity transfer() {
    return PolledService.transfer(
            ONE,
            "InProgress",
            TransferLineItem.builder()
                .subscriptionId("s1")
                .status(LineItemStatus.of("Complete"))
                .build(),
            TransferLineItem.builder()
                .subscriptionId("s2")
                .status(LineItemStatus.of("Failed"))
                .transferError("no seat")
                .build())
        .toBuilder()
        .lastModifiedTime(Instant.parse("2026-03-01T10:00:00.123Z"))
        .build();
  }

  private static WatchPosition position(TransferEntity transfer) {
    return new WatchPosition(CUSTOMER, ONE, TransferState.of(transfer));
  }

  @Test
  void textIsTheSameInEveryVersion() {
    // Applications have it in their databases: it must be read and written alike for ever.
    assertThat(position(transfer())).hasToString(STORED);
    assertThat(WatchPosition.parse(STORED)).isEqualTo(position(transfer())).hasToString(STORED);
  }

  @Test
  void textDoesNotDependOnTheLocaleOrTheTimeZone() {
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr-TR"));
      TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
      assertThat(position(transfer())).hasToString(STORED);
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }

  @Test
  void tellsWhatItStandsFor() {
    WatchPosition position = WatchPosition.parse(STORED);

    assertThat(position.customerId()).isEqualTo(CUSTOMER);
    assertThat(position.transferId()).isEqualTo(ONE);
    assertThat(position.status()).isEqualTo(TransferStatus.of("InProgress"));
    assertThat(position.isVanished()).isFalse();
    assertThat(position).hasSameHashCodeAs(position(transfer()));
  }

  @Test
  void positionOfATransferThatVanishedIsShort() {
    WatchPosition vanished = new WatchPosition(CUSTOMER, ONE, null);

    assertThat(vanished).hasToString("1:" + CUSTOMER + ":" + ONE);
    assertThat(WatchPosition.parse(vanished.toString()).isVanished()).isTrue();
    assertThat(vanished.status()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a:b", "On Hold, 5%\n= \"später\"", "=", ",", "\ud83d\ude00"})
  void anyStatusSurvives(String status) {
    TransferEntity transfer =
        TransferEntity.builder()
            .id(ONE)
            .status(TransferStatus.of(status))
            .addLineItems(
                TransferLineItem.builder()
                    .subscriptionId("s1")
                    .status(LineItemStatus.of(status))
                    .build())
            .build();
    String text = position(transfer).toString();

    assertThat(text).matches("[!-~]+").doesNotContain(" ");
    assertThat(WatchPosition.parse(text)).hasToString(text);
    assertThat(WatchPosition.parse(text).state().isSame(TransferState.of(transfer))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1",
        "1:",
        "hello",
        "1:a:b:c",
        "1:a:b:c:d",
        "1:a:b:c:xyz:",
        "1:a:b:c:1:k",
        "1:a:b:c:1:zz=1",
        "1:a:b:c:1:1=a=b=c",
        "1:a:b%:c:1:",
        "1:a:b%00:c:1:",
        "1:a:b:c:1:,",
        "1:a:b:c:1::",
        "1:a:b:c:11111111111111111:"
      })
  void anythingElseIsRefusedWithItsText(String text) {
    assertThatThrownBy(() -> WatchPosition.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("not the text of a position: \"" + text + '"');
  }

  @Test
  void otherVersionIsRefusedByItsNumber() {
    assertThatThrownBy(() -> WatchPosition.parse("2:a:b"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a position must have version 1, but is \"2:a:b\"");
  }

  @Test
  void tellsNoNames() {
    String text =
        position(
                transfer().toBuilder()
                    .customerName("Contoso")
                    .sourcePartnerName("Fabrikam")
                    .build())
            .toString();

    assertThat(text).doesNotContain("Contoso", "Fabrikam", "no seat");
  }
}
