package io.github.partnertransfers.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Timestamps are parsed like the JDK parses them. */
class InstantFormatTest {
  @Test
  void everyDayIsParsedLikeTheJdk() {
    for (LocalDate day = LocalDate.of(0, 1, 1);
        day.getYear() < 10_000;
        day = day.plusDays(day.getYear() < 2_500 ? 1 : 29)) {
      String text = day + "T23:59:59Z";

      assertThat(InstantFormat.parse(text)).as(text).isEqualTo(Instant.parse(text));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2020-03-24T20:44:14Z",
        "2024-02-29T00:00:00.1234567Z",
        "1999-12-31T23:59:59.999999999+00:00",
        "2023-10-09T08:07:06.5-11:30",
        "0000-01-01T00:00:00Z"
      })
  void changedCharacterIsParsedLikeTheJdkOrRejected(String text) {
    assertThat(InstantFormat.parse(text)).isEqualTo(byTheJdk(text));
    for (int at = 0; at < text.length(); at++) {
      for (char other : "0123456789-+:.TZtz \u0660".toCharArray()) {
        String mutant = text.substring(0, at) + other + text.substring(at + 1);
        Instant read = InstantFormat.parse(mutant);

        assertThat(read).as(mutant).isEqualTo(isSupported(mutant) ? byTheJdk(mutant) : null);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2020-03-24T20:44:14",
        "2024-02-29T00:00:00.1234567",
        "1999-12-31T23:59:59.999999999"
      })
  void timeWithoutAnOffsetIsInUtc(String text) {
    assertThat(InstantFormat.parse(text)).isEqualTo(Instant.parse(text + "Z"));
    assertThat(InstantFormat.isCanonical(text)).isFalse();
  }

  @Test
  void leapSecondKeepsTheOrder() {
    for (String text : List.of("2016-12-31T23:59:60Z", "2016-12-31T23:59:60.5Z")) {
      assertThat(InstantFormat.parse(text))
          .isEqualTo(Instant.parse("2016-12-31T23:59:59.999999999Z"));
      assertThat(InstantFormat.isCanonical(text)).isFalse();
    }
    assertThat(InstantFormat.parse("2016-12-31T23:58:60Z")).isNull();
    assertThat(InstantFormat.parse("2016-12-31T22:59:60Z")).isNull();
    assertThat(InstantFormat.parse("2016-12-31T23:59:60+01:00")).isNull();
    assertThat(InstantFormat.parse("2016-12-31T23:59:61Z")).isNull();
    assertThat(InstantFormat.parse("2016-12-31T23:59:60.1234567890Z")).isNull();
  }

  /** The JDK also accepts fractions without digits, and offsets with seconds or without minutes. */
  private static boolean isSupported(String text) {
    return text.toUpperCase(Locale.ROOT)
        .matches(
            "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?"
                + "(Z|[+-][0-9]{2}:[0-9]{2})?");
  }

  private static @Nullable Instant byTheJdk(String text) {
    try {
      boolean hasOffset = text.matches(".*([Zz]|[+-]..:..)");
      return OffsetDateTime.parse(hasOffset ? text : text + "Z").toInstant();
    } catch (DateTimeException e) {
      return null;
    }
  }
}
