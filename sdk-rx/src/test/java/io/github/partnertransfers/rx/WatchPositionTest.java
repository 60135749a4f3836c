package io.github.partnertransfers.rx;

import static io.github.partnertransfers.rx.PolledService.CUSTOMER;
import static io.github.partnertransfers.rx.PolledService.ONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.partnertransfers.model.LineItemStatus;
import io.github.partnertransfers.model.TransferEntity;
import io.github.partnertransfers.model.TransferLineItem;
import io.github.partnertransfers.model.TransferStatus;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The text of a position, which applications store. */
class WatchPositionTest {
  private static final String STORED =
      "2:"
          + CUSTOMER
          + ":"
          + ONE
          + ":InProgress:cidFiv5nRkl:3XxyOIkTy86=Complete,"
          + "2lIy0z79Qb7=Failed=61TdT5Z3WMh:644773c4";

  private static final String VANISHED = "2:" + CUSTOMER + ":" + ONE + ":=vanished:f50656b8";

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
    // Applications store this text, so the format must not change.
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
  void propertiesOfAPosition() {
    WatchPosition position = WatchPosition.parse(STORED);

    assertThat(position.customerId()).isEqualTo(CUSTOMER);
    assertThat(position.transferId()).isEqualTo(ONE);
    assertThat(position.status()).isEqualTo(TransferStatus.of("InProgress"));
    assertThat(position.isVanished()).isFalse();
    assertThat(position).hasSameHashCodeAs(position(transfer()));
  }

  @Test
  void positionOfAVanishedTransfer() {
    WatchPosition vanished = new WatchPosition(CUSTOMER, ONE, null);

    assertThat(vanished).hasToString(VANISHED);
    assertThat(WatchPosition.parse(VANISHED)).isEqualTo(vanished);
    assertThat(WatchPosition.parse(VANISHED).isVanished()).isTrue();
    assertThat(vanished.status()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "%",
        "a:b",
        "On Hold, 5%\n= \"später\"",
        "=",
        ",",
        "\ud83d\ude00",
        "\ud83d"
      })
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
    assertThat(WatchPosition.parse(text).status()).isEqualTo(TransferStatus.of(status));
    assertThat(WatchPosition.parse(text).state().isSame(TransferState.of(transfer))).isTrue();
  }

  /** Positions whose texts resemble truncated texts of others. */
  static Stream<WatchPosition> positions() {
    return Stream.of(
        position(transfer()),
        position(transfer().toBuilder().lineItems(List.of()).build()),
        position(transfer().toBuilder().status(null).lineItems(List.of()).build()),
        position(transfer().toBuilder().status(TransferStatus.of("vanished")).build()),
        position(transfer().toBuilder().status(TransferStatus.of("=vanished")).build()),
        new WatchPosition(CUSTOMER, ONE, null));
  }

  @ParameterizedTest
  @MethodSource("positions")
  void truncatedTextIsRejected(WatchPosition position) {
    String text = position.toString();
    assertThat(WatchPosition.parse(text)).isEqualTo(position);
    for (int i = 0; i < text.length(); i++) {
      assertRefused(text.substring(0, i));
      assertRefused(text.substring(i + 1));
      assertRefused(text.substring(0, i) + text.substring(i + 1));
      assertRefused(text.substring(0, i + 1) + text);
    }
  }

  @ParameterizedTest
  @MethodSource("positions")
  void textWithAChangedCharacterIsRejected(WatchPosition position) {
    String text = position.toString();
    String others = "\u0000\n\u00b5\u0130\u0661\uff11\ud83d";
    for (int i = 0; i < text.length(); i++) {
      for (char c = ' '; c < 0x7f + others.length(); c++) {
        char other = c < 0x7f ? c : others.charAt(c - 0x7f);
        if (other != text.charAt(i)) {
          assertRefused(text.substring(0, i) + other + text.substring(i + 1));
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("positions")
  void textWithSwappedCharactersIsRejected(WatchPosition position) {
    String text = position.toString();
    for (int i = 0; i + 1 < text.length(); i++) {
      if (text.charAt(i) != text.charAt(i + 1)) {
        assertRefused(
            text.substring(0, i) + text.charAt(i + 1) + text.charAt(i) + text.substring(i + 2));
      }
    }
  }

  @Test
  void concatenatedTextsAreRejected() {
    String text = position(transfer()).toString();

    assertRefused(text + text);
    assertRefused(text + "\n");
    assertRefused(text + "\n" + text);
    assertRefused(" " + text);
  }

  private static void assertRefused(String text) {
    assertThatThrownBy(() -> WatchPosition.parse(text), text)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith(": \"" + text + '"');
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "2", "hello", "hello:", ":", "-2:a", "2 :a", "x2:a:b:=vanished"})
  void messageContainsTheRejectedText(String text) {
    assertThatThrownBy(() -> WatchPosition.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("not the text of a position: \"" + text + '"');
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2:",
        "2:a:b",
        "2:a:b:=vanished",
        "2:a:b:=vanished:",
        "2:a:b:=vanished:00000000",
        "2:a:b:c:00000000000:"
      })
  void textWithoutItsCheckIsRefusedAsDamaged(String text) {
    assertThatThrownBy(() -> WatchPosition.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the text of a position is damaged or incomplete: \"" + text + '"');
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2:",
        "2:a:b",
        "2:a:b:",
        "2:a:b:vanished",
        "2:a:b:=vanished:",
        "2:a::=vanished",
        "2:a_:b:=vanished",
        "2:a:b%:=vanished",
        "2:a:b%00:=vanished",
        "2:a:b%0061:=vanished",
        "2:a:b%00E9:=vanished",
        "2:a:b:c:00000000000",
        "2:a:b:c:0000000000:",
        "2:a:b:c:000000000000:",
        "2:a:b:c:0000000000.:",
        "2:a:b:c:g0000000000:",
        "2:a:b:c:00000000000::",
        "2:a:b:c:00000000000:,",
        "2:a:b:c:00000000000:00000000000",
        "2:a:b:c:00000000000:0=Failed",
        "2:a:b:c:00000000000:00000000000=Failed=",
        "2:a:b:c:00000000000:00000000000=Failed=00000000000",
        "2:a:b:c:00000000000:00000000000=Failed=1",
        "2:a:b:c:00000000000:00000000000=Failed=00000000001=",
        "2:a:b:c:00000000000:00000000000=Failed,"
      })
  void textThatNoPositionHasIsRefusedWhateverItsCheck(String content) {
    String text = checked(content);

    assertThatThrownBy(() -> WatchPosition.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("not the text of a position: \"" + text + '"');
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2:a:b:=vanished",
        "2:a:b:c:00000000000:",
        "2:a:b::00000000000:00000000000=",
        "2:a:b:%:00000000000:00000000000=%,00000000000=%=00000000001",
        "2:a:b:c:f__________:00000000000=Failed=f__________"
      })
  void textThatAPositionMayHaveIsRead(String content) {
    assertThat(WatchPosition.parse(checked(content))).hasToString(checked(content));
  }

  private static String checked(String content) {
    CRC32 crc = new CRC32();
    crc.update(content.getBytes(StandardCharsets.US_ASCII));
    return "%s:%08x".formatted(content, crc.getValue());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1:a:b",
        "1:a:b:InProgress:451a18b0fe1ed90a:1c0b=Complete,1c0c=Failed=7a502104",
        "3:a:b:=vanished:00000000",
        "10:a"
      })
  void otherVersionIsRefusedByItsNumber(String text) {
    String version = text.substring(0, text.indexOf(':'));
    assertThatThrownBy(() -> WatchPosition.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "a position has version "
                + version
                + ", but only version 2 can be read: \""
                + text
                + '"');
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 5, 50})
  void textIsSmall(int lineItems) {
    TransferEntity.Builder transfer = transfer().toBuilder().lineItems(List.of());
    for (int i = 0; i < lineItems; i++) {
      transfer.addLineItems(
          TransferLineItem.builder()
              .subscriptionId("b0000000-0000-0000-0000-%012d".formatted(i))
              .status(LineItemStatus.COMPLETE)
              .build());
    }

    assertThat(position(transfer.build()).toString())
        .hasSizeLessThanOrEqualTo(110 + 21 * lineItems);
  }

  @Test
  void containsNoNames() {
    String text =
        position(
                transfer().toBuilder()
                    .customerName("Contoso")
                    .sourcePartnerName("Fabrikam")
                    .build())
            .toString();

    assertThat(text).doesNotContain("Contoso", "Fabrikam", "no seat");
  }

  @Test
  void textsAreEscapedUnlessLettersDigitsOrHyphens() {
    StringBuilder text = new StringBuilder();
    PositionText.addText(text, "azAZ09-");
    assertThat(text).hasToString("azAZ09-");

    text.setLength(0);
    PositionText.addText(text, "`{@[/:");
    assertThat(text).hasToString("%0060%007b%0040%005b%002f%003a");
  }

  @Test
  void equalPositionsHaveEqualHashCodesAndOthersSeldom() {
    WatchPosition position = WatchPosition.parse(STORED);

    assertThat(position).hasSameHashCodeAs(WatchPosition.parse(STORED));
    assertThat(position.hashCode()).isNotEqualTo(WatchPosition.parse(VANISHED).hashCode());
  }
}
