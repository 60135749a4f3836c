package io.github.partnertransfers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class GuidTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"7291BFBF-1772-4C5B-A624-18B6152CD8CB", "67c5b05b-09b5-47ba-9047-5056fe2afa4f"})
  void acceptsUpperAndLowerCase(String guid) {
    assertThat(Guid.check("id", guid)).isEqualTo(guid);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "abc",
        "bbbbcccc-1111-dddd-2222-eeee3333fff",
        "67c5b05b-09b5-47ba-9047-5056fe2afa4f ",
        "67c5b05b009b5047ba090470505fe2afa4f1",
        "67c5b05b-09b5-47ba-9047-5056fe2afa4g",
        "../customers/67c5b05b-09b5-47ba-9047"
      })
  void messageNamesTheValueAndTheRule(String value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Guid.check("transferId", value))
        .withMessageStartingWith("transferId must be a GUID")
        .withMessageContaining(String.valueOf(value));
  }

  @Test
  void messageOfANullValue() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Guid.check("customerId", null))
        .withMessageEndingWith("but is null");
  }
}
