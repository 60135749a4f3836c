package io.github.partnertransfers.cli.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Durations and ids as people write and copy them; what is refused is in BadInputTest. */
class ConverterTest {
  @ParameterizedTest
  @CsvSource({
    "500ms, PT0.5S",
    "0.5s, PT0.5S",
    "3m3s, PT3M3S",
    "1h30m, PT1H30M",
    "1d2h3m4s5ms, PT26H3M4.005S",
    "1.5h, PT1H30M",
    "365d, PT8760H"
  })
  void durations(String text, Duration expected) {
    assertThat(new DurationConverter().convert(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "823c6c3f-9259-4d51-bae2-5dd06743177f",
        " 823c6c3f-9259-4d51-bae2-5dd06743177f\n",
        "{823c6c3f-9259-4d51-bae2-5dd06743177f}",
        " { 823c6c3f-9259-4d51-bae2-5dd06743177f } "
      })
  void ids(String text) {
    assertThat(new GuidConverter().convert(text)).isEqualTo("823c6c3f-9259-4d51-bae2-5dd06743177f");
  }
}
