package io.github.partnertransfers.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdditionalPropertiesTest {
  private static TransferEntity transfer(String number) {
    return TransferEntity.fromJson("{\"new\":{\"deep\":[" + number + "]}}");
  }

  @ParameterizedTest
  @CsvSource({
    "9007199254740993, 9007199254740992",
    "9223372036854775807, 9223372036854775806",
    "1e400, 1e500",
    "1e999999999, 1e999999998",
    "1e99999999999999999999, 1e99999999999999999998",
    "0.1, 0.10000000000000000001",
    "1, -1",
    "1e-400, 0",
    "10, 1",
    "1, 0.1"
  })
  void numbersOfDifferentValueDiffer(String one, String other) {
    assertThat(transfer(one)).isNotEqualTo(transfer(other));
    assertThat(transfer(other)).isNotEqualTo(transfer(one));
  }

  @ParameterizedTest
  @CsvSource({
    "1.50, 15e-1",
    "100, 1E+2",
    "0.010, 1e-0002",
    "-0, 0.000e5",
    "-12.3400, -1234e-2",
    "1e999999999, 10e999999998",
    "1e99999999999999999999, 1e99999999999999999999"
  })
  void numbersOfTheSameValueAreEqual(String one, String other) {
    assertThat(transfer(one)).isEqualTo(transfer(other)).hasSameHashCodeAs(transfer(other));
    assertThat(transfer(one).toJson()).contains(one);
  }

  @Test
  @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void longNumbersAreComparedInLinearTime() {
    String digits = "9".repeat(2_000_000);

    assertThat(added(digits).equals(added(digits + ".0"))).isTrue();
    assertThat(added(digits).equals(added(digits + ".1"))).isFalse();
    assertThat(added(digits).hashCode()).isEqualTo(added(digits + "e0").hashCode());
  }

  private static AdditionalProperties added(String digits) {
    return AdditionalProperties.none().with("new", new JsonPrimitive(new LongNumber(digits)));
  }

  @Test
  void numberOfAnyClassEqualsItsText() {
    for (Number number : List.of(5, 5L, 5.0, 5f, new BigDecimal("5.00"), (byte) 5)) {
      JsonObject value = new JsonObject();
      JsonArray items = new JsonArray();
      items.add(number);
      value.add("deep", items);

      AdditionalProperties set = AdditionalProperties.none().with("new", value);

      assertThat(set).isEqualTo(transfer("5").additionalProperties());
      assertThat(set).hasSameHashCodeAs(transfer("5").additionalProperties());
    }
  }

  @Test
  void valuesOfOtherKindsDiffer() {
    for (String one : List.of("5", "\"5\"", "null", "true", "[]", "{}", "[5]", "{\"a\":5}")) {
      for (String other :
          List.of("6", "\"6\"", "false", "[6]", "[5,5]", "{\"a\":6}", "{\"b\":5}")) {
        assertThat(transfer(one)).isNotEqualTo(transfer(other));
        assertThat(transfer(other)).isNotEqualTo(transfer(one));
      }
      assertThat(transfer(one)).isEqualTo(transfer(one)).hasSameHashCodeAs(transfer(one));
    }
    assertThat(TransferEntity.fromJson("{\"x\":{\"a\":1,\"b\":2},\"y\":3}"))
        .isEqualTo(TransferEntity.fromJson("{\"y\":3,\"x\":{\"b\":2,\"a\":1}}"))
        .hasSameHashCodeAs(TransferEntity.fromJson("{\"y\":3,\"x\":{\"b\":2,\"a\":1}}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"NaN", "Infinity", "-Infinity"})
  void nonJsonNumbersAreRejectedWithTheirName(String number) {
    JsonObject deep = new JsonObject();
    JsonArray items = new JsonArray();
    items.add(Double.valueOf(number));
    deep.add("deep", items);

    for (JsonElement value :
        List.of(
            new JsonPrimitive(Double.valueOf(number)),
            new JsonPrimitive(Float.valueOf(number)),
            items,
            deep)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> AdditionalProperties.none().with("ratio", value))
          .withMessageContaining("\"ratio\"")
          .withMessageContaining(number);
    }
  }

  @Test
  void nullsAreRejected() {
    assertThatNullPointerException()
        .isThrownBy(() -> AdditionalProperties.none().with("x", null))
        .withMessage("value");
    assertThatNullPointerException()
        .isThrownBy(() -> AdditionalProperties.none().with(null, new JsonPrimitive(1)))
        .withMessage("name");
  }

  @ParameterizedTest
  @ValueSource(strings = {"status", "Status", "lineItems", "id"})
  void propertyWithASetterIsRejectedWithItsName(String name) {
    AdditionalProperties added = AdditionalProperties.none().with(name, new JsonPrimitive("x"));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> TransferEntity.builder().additionalProperties(added))
        .withMessageContaining("\"" + name + "\"")
        .withMessageContaining("TransferEntity")
        .withMessageContaining("setter");
  }

  @Test
  void propertyWithASetterCanNotReplaceAReceivedOne() {
    TransferEntity received = TransferEntity.fromJson("{\"quantity\":1,\"customerName\":null}");
    AdditionalProperties changed =
        received.additionalProperties().with("customerName", new JsonPrimitive("x"));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> received.toBuilder().additionalProperties(changed))
        .withMessageContaining("customerName");
  }

  @Test
  void receivedAndAddedPropertiesAreWritten() {
    TransferEntity received =
        TransferEntity.fromJson("{\"customerName\":null,\"createdTime\":\"soon\"}");

    TransferEntity changed =
        received.toBuilder()
            .additionalProperties(
                received.additionalProperties().with("note", new JsonPrimitive("x")))
            .build();

    assertThat(JsonParser.parseString(changed.toJson()))
        .isEqualTo(
            JsonParser.parseString(
                "{\"customerName\":null,\"createdTime\":\"soon\",\"note\":\"x\"}"));
  }

  /** It is described as any JSON, so the model has no accessor for it. */
  @Test
  void describedPropertyWithoutASetterCanBeAdded() {
    AdditionalProperties added = AdditionalProperties.none().with("renewsTo", new JsonPrimitive(1));

    assertThat(OrderLineItem.builder().additionalProperties(added).build().toJson())
        .isEqualTo("{\"renewsTo\":1}");
  }

  /** Gson reads numbers of up to 1,024 characters; an application may add any. */
  @SuppressWarnings("serial") // It is never serialized.
  private static final class LongNumber extends Number {
    private final String digits;

    LongNumber(String digits) {
      this.digits = digits;
    }

    @Override
    public int intValue() {
      throw new UnsupportedOperationException();
    }

    @Override
    public long longValue() {
      throw new UnsupportedOperationException();
    }

    @Override
    public float floatValue() {
      throw new UnsupportedOperationException();
    }

    @Override
    public double doubleValue() {
      throw new UnsupportedOperationException();
    }

    @Override
    public String toString() {
      return digits;
    }
  }
}
