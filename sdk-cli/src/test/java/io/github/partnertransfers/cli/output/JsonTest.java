package io.github.partnertransfers.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnertransfers.model.TransferEntity;
import org.junit.jupiter.api.Test;

class JsonTest {
  @Test
  void keepsDigitsAndNulls() {
    String json =
        """
        {
          "id": null,
          "transferType": 3.0,
          "a": 1.50,
          "b": 12345678901234567890.123456789,
          "c": 1E+2,
          "lineItems": [],
          "d": "<&'=>"
        }""";
    assertThat(Json.pretty(TransferEntity.fromJson(json).toJson()).lines())
        .containsExactlyInAnyOrderElementsOf(json.lines().toList());
  }

  @Test
  void escapesControlCharacters() {
    assertThat(Json.pretty("{\"a\": \"x\u009by\u007fz\"}")).contains("x\\u009by\\u007fz");
  }
}
