package io.github.partnertransfers.supported;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.example.things.model.AdditionalProperties;
import com.example.things.model.Circle;
import com.example.things.model.Color;
import com.example.things.model.Level;
import com.example.things.model.Old;
import com.example.things.model.Part;
import com.example.things.model.Shape;
import com.example.things.model.Sign;
import com.example.things.model.Square;
import com.example.things.model.Thing;
import com.google.gson.JsonParser;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the generator supports in models is right at run time. The models are generated from {@code
 * supported.yaml}, into a package of their own as users do.
 */
class SupportedModelsTest {
  @Test
  void int64HasItsFullValue() {
    Thing thing = Thing.fromJson("{\"int64\":9007199254740993}");

    assertThat(thing.int64()).isEqualTo(9007199254740993L);
    assertThat(thing.toJson()).isEqualTo("{\"int64\":9007199254740993}");
    assertThat(Thing.builder().int64(Long.MIN_VALUE).build().toJson())
        .isEqualTo("{\"int64\":-9223372036854775808}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"5.0", "9223372036854775808", "1e3", "\"7\"", "true", "{}", "null"})
  void int64InAnotherFormIsKept(String value) {
    String json = "{\"int64\":" + value + "}";

    assertThat(Thing.fromJson(json).toJson()).isEqualTo(json);
  }

  @Test
  void int64IsCoerced() {
    assertThat(Thing.fromJson("{\"int64\":5.0}").int64()).isEqualTo(5L);
    assertThat(Thing.fromJson("{\"int64\":\"7\"}").int64()).isEqualTo(7L);
    assertThat(Thing.fromJson("{\"int64\":9223372036854775808}").int64()).isNull();
  }

  @Test
  void int32IsAnInteger() {
    assertThat(Thing.fromJson("{\"int32\":2147483647}").int32()).isEqualTo(Integer.MAX_VALUE);
    assertThat(Thing.fromJson("{\"int32\":2147483648}").int32()).isNull();
  }

  @Test
  void doubleAndFloatAreReadAndTheirDigitsKept() {
    Thing thing = Thing.fromJson("{\"doubleNumber\":1.10,\"floatNumber\":0.1}");

    assertThat(thing.doubleNumber()).isEqualTo(1.1);
    assertThat(thing.floatNumber()).isEqualTo(0.1f);
    assertThat(thing.toJson()).isEqualTo("{\"floatNumber\":0.1,\"doubleNumber\":1.10}");
    assertThat(thing.toBuilder().doubleNumber(2.5).build().toJson())
        .isEqualTo("{\"doubleNumber\":2.5,\"floatNumber\":0.1}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e400", "-1e400", "\"NaN\"", "\"Infinity\"", "\"0x1p3\"", "\"1d\""})
  void numberThatADoubleCannotRepresentIsKept(String value) {
    Thing thing = Thing.fromJson("{\"doubleNumber\":" + value + ",\"floatNumber\":" + value + "}");

    assertThat(thing.doubleNumber()).isNull();
    assertThat(thing.floatNumber()).isNull();
    assertThat(thing.toJson()).contains("\"doubleNumber\":" + value, "\"floatNumber\":" + value);
  }

  @Test
  void floatBeyondItsRangeIsKept() {
    assertThat(Thing.fromJson("{\"floatNumber\":1e39}").floatNumber()).isNull();
  }

  @Test
  void decimalHasAllDigits() {
    assertThat(Thing.fromJson("{\"decimal\":0.12345678901234567890}").decimal())
        .isEqualTo(new BigDecimal("0.12345678901234567890"));
  }

  @Test
  void booleanIsRead() {
    assertThat(Thing.fromJson("{\"flag\":true}").flag()).isTrue();
  }

  @Test
  void dateUuidUriAndOtherFormatsAreText() {
    String json =
        "{\"date\":\"2026-02-30\",\"uuid\":\"no UUID\",\"uri\":\"a b\",\"email\":\"c@d\"}";
    Thing thing = Thing.fromJson(json);

    assertThat(thing.date()).isEqualTo("2026-02-30");
    assertThat(thing.uuid()).isEqualTo("no UUID");
    assertThat(thing.uri()).isEqualTo("a b");
    assertThat(thing.email()).isEqualTo("c@d");
  }

  @Test
  void timeWithoutOffsetIsUtcAndKept() {
    String json = "{\"localTime\":\"2026-01-02T03:04:05.1234567\"}";

    assertThat(Thing.fromJson(json).localTime())
        .isEqualTo(Instant.parse("2026-01-02T03:04:05.1234567Z"));
    assertThat(Thing.fromJson(json).toJson()).isEqualTo(json);
  }

  @Test
  void valuesOfAnyFormAreKeptAsJson() {
    String json =
        "{\"freeForm\":{\"a\":[1]},\"anything\":[true],\"in\":1,\"mixed\":[1,\"a\",null]}";
    Thing thing = Thing.fromJson(json);

    assertThat(thing.toJson()).isEqualTo(json);
    assertThat(thing.additionalProperties().get("freeForm")).hasToString("{\"a\":[1]}");
    AdditionalProperties added =
        AdditionalProperties.none().with("freeForm", JsonParser.parseString("{\"b\":2}"));
    assertThat(thing.toBuilder().additionalProperties(added).build().toJson())
        .isEqualTo("{\"freeForm\":{\"b\":2}}");
  }

  @Test
  void mapsHaveValuesOfTheirType() {
    Thing thing =
        Thing.fromJson(
            "{\"texts\":{\"a\":\"b\"},\"sizes\":{\"a\":3000000000},\"partsByName\":{\"a\":{\"name\":\"b\"}},"
                + "\"colorsByName\":{\"a\":1},\"tagsByName\":{\"a\":[\"b\",\"c\"]}}");

    assertThat(thing.texts()).isEqualTo(Map.of("a", "b"));
    assertThat(thing.sizes()).isEqualTo(Map.of("a", 3_000_000_000L));
    assertThat(thing.partsByName()).containsOnlyKeys("a");
    assertThat(thing.partsByName().get("a").name()).isEqualTo("b");
    assertThat(thing.colorsByName()).isEqualTo(Map.of("a", Color.RED));
    assertThat(thing.tagsByName()).isEqualTo(Map.of("a", List.of("b", "c")));
  }

  @Test
  void badValueOfAMapIsKeptAndTheRestReads() {
    String json = "{\"sizes\":{\"a\":1,\"b\":\"many\",\"c\":3},\"partsByName\":{\"d\":{},\"e\":5}}";
    Thing thing = Thing.fromJson(json);

    assertThat(thing.sizes()).isEqualTo(Map.of("a", 1L, "c", 3L));
    assertThat(thing.partsByName()).isEmpty();
    assertThat(thing.toJson()).isEqualTo(json);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"texts\":{}}",
        "{\"texts\":null}",
        "{\"texts\":[]}",
        "{\"texts\":{\"a\":null}}",
        "{\"texts\":{\"a\":5}}"
      })
  void mapIsWrittenAsReceived(String json) {
    assertThat(Thing.fromJson(json).toJson()).isEqualTo(json);
    assertThat(Thing.fromJson(json).toBuilder().build().toJson()).isEqualTo(json);
  }

  @Test
  void mapsAreWritten() {
    Thing thing =
        Thing.builder()
            .texts(Map.of("a", "b"))
            .sizes(Map.of("a", 1L))
            .partsByName(Map.of("a", Part.builder().name("b").build()))
            .colorsByName(Map.of("a", Color.GREEN))
            .tagsByName(Map.of("a", List.of("b")))
            .build();

    assertThat(Thing.fromJson(thing.toJson())).isEqualTo(thing);
    assertThat(thing.toJson())
        .contains(
            "\"texts\":{\"a\":\"b\"}",
            "\"sizes\":{\"a\":1}",
            "\"partsByName\":{\"a\":{\"name\":\"b\"}}",
            "\"colorsByName\":{\"a\":\"Green\"}",
            "\"tagsByName\":{\"a\":[\"b\"]}");
  }

  @Test
  void arraysHaveElementsOfTheirType() {
    Thing thing =
        Thing.fromJson(
            "{\"numbers\":[1,2],\"times\":[\"2026-01-02T03:04:05Z\"],\"colors\":[\"Red\",\"Blue\"],"
                + "\"matrix\":[[1,2],[],[3]],\"records\":[{\"a\":\"b\"},{}]}");

    assertThat(thing.numbers()).containsExactly(1, 2);
    assertThat(thing.times()).containsExactly(Instant.parse("2026-01-02T03:04:05Z"));
    assertThat(thing.colors()).containsExactly(Color.RED, Color.of("Blue"));
    assertThat(thing.matrix()).containsExactly(List.of(1, 2), List.of(), List.of(3));
    assertThat(thing.records()).containsExactly(Map.of("a", "b"), Map.of());
  }

  @Test
  void badElementOfAnArrayIsKeptAndTheRestReads() {
    String json =
        "{\"numbers\":[1,\"x\",3],\"parts\":[{\"name\":\"a\"},{\"weight\":5},{\"name\":\"b\"}],"
            + "\"matrix\":[[1,\"y\"],7,[2]],\"records\":[{\"a\":{}},5]}";
    Thing thing = Thing.fromJson(json);

    assertThat(thing.numbers()).containsExactly(1, 3);
    assertThat(thing.parts()).extracting(Part::name).containsExactly("a", "b");
    assertThat(thing.matrix()).containsExactly(List.of(1), List.of(2));
    assertThat(thing.records()).containsExactly(Map.of());
    assertThat(JsonParser.parseString(thing.toJson())).isEqualTo(JsonParser.parseString(json));
  }

  @Test
  void nestedContainersAreCopied() {
    List<Integer> row = new ArrayList<>(Arrays.asList(1, 2));
    Map<String, List<String>> tags = new LinkedHashMap<>();
    tags.put("a", new ArrayList<>(List.of("b")));
    Thing thing = Thing.builder().matrix(List.of(row)).addMatrix(row).tagsByName(tags).build();
    row.clear();
    tags.get("a").clear();

    assertThat(thing.matrix()).containsExactly(List.of(1, 2), List.of(1, 2));
    assertThat(thing.tagsByName()).isEqualTo(Map.of("a", List.of("b")));
  }

  @Test
  void minItemsOfAnOptionalArrayCountsOnlyWhatIsSet() {
    assertThat(Thing.builder().build().atLeastTwo()).isEmpty();
    assertThat(Thing.builder().addAtLeastTwo("a").addAtLeastTwo("b").build().atLeastTwo())
        .hasSize(2);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Thing.builder().addAtLeastTwo("a").build())
        .withMessage("Cannot build Thing, atLeastTwo must have at least 2 items");
    assertThat(Thing.fromJson("{\"atLeastTwo\":[\"a\"]}").atLeastTwo()).containsExactly("a");
  }

  @Test
  void readOnlyPropertyHasNoSetterAndIsKept() {
    String json = "{\"created\":\"2026-01-02T03:04:05Z\"}";

    assertThat(Thing.fromJson(json).created()).isEqualTo(Instant.parse("2026-01-02T03:04:05Z"));
    assertThat(Thing.fromJson(json).toBuilder().build().toJson()).isEqualTo(json);
    assertThat(Thing.Builder.class.getMethods()).extracting("name").doesNotContain("created");
  }

  @Test
  @SuppressWarnings("deprecation")
  void deprecatedMembersAreMarked() throws NoSuchMethodException {
    assertThat(Thing.class.getMethod("oldName").isAnnotationPresent(Deprecated.class)).isTrue();
    assertThat(Thing.Builder.class.getMethod("oldName", String.class))
        .matches(method -> method.isAnnotationPresent(Deprecated.class));
    assertThat(Old.class.isAnnotationPresent(Deprecated.class)).isTrue();
  }

  @Test
  void receivedNullIsKept() {
    assertThat(Thing.fromJson("{\"comment\":null}").comment()).isNull();
    assertThat(Thing.fromJson("{\"comment\":null}").toJson()).isEqualTo("{\"comment\":null}");
  }

  @Test
  void validatorsConstraintsAreNotChecked() {
    assertThat(Thing.builder().code("much too long").build().code()).isEqualTo("much too long");
  }

  @Test
  void oddNamesAreReadAndWritten() {
    String json =
        "{\"a&b\":\"1\",\"class\":\"2\",\"@odata.type\":\"3\",\"URLPath\":\"4\",\"say \\\"hi\\\"\":\"5\"}";
    Thing thing = Thing.fromJson(json);

    assertThat(thing.aB()).isEqualTo("1");
    assertThat(thing.thingClass()).isEqualTo("2");
    assertThat(thing.odataType()).isEqualTo("3");
    assertThat(thing.urlPath()).isEqualTo("4");
    assertThat(thing.sayHi()).isEqualTo("5");
    assertThat(JsonParser.parseString(thing.toBuilder().build().toJson()))
        .isEqualTo(JsonParser.parseString(json));
  }

  @Test
  void namesLikeVariablesAreReadAndWritten() {
    Thing thing =
        Thing.builder()
            .out("1")
            .value("2")
            .values(List.of("3"))
            .entries(Map.of("k", "4"))
            .another("5")
            .h("6")
            .model("7")
            .newValue("8")
            .list("9")
            .object("10")
            .build();

    assertThat(Thing.fromJson(thing.toJson())).isEqualTo(thing).hasSameHashCodeAs(thing);
    assertThat(thing).isNotEqualTo(thing.toBuilder().h("other").build());
    assertThat(thing).isNotEqualTo(thing.toBuilder().another("other").build());
  }

  @Test
  void enumerationTextsAreRight() {
    assertThat(Sign.values())
        .extracting(Sign::value)
        .containsExactly("\"", "\\", "a\tb\u0001", "<é>");
    assertThat(Thing.fromJson("{\"sign\":\"\\\"\"}").sign()).isSameAs(Sign.QUOTE);
    assertThat(Thing.builder().sign(Sign.BACKSLASH).build().toJson())
        .isEqualTo("{\"sign\":\"\\\\\"}");
  }

  @Test
  void enumerationOfNumbersIsSentAsNumber() {
    assertThat(Thing.builder().level(Level.HIGH).build().toJson()).isEqualTo("{\"level\":2}");
    assertThat(Thing.fromJson("{\"level\":1}").level()).isEqualTo(Level.LOW).hasToString("Low");
    assertThat(Level.of(7).isKnown()).isFalse();
    assertThat(Level.HIGH.isTerminal()).isTrue();
  }

  @Test
  void requiredPropertyIsChecked() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Part.builder().build())
        .withMessageContaining("[name]");
    assertThatIllegalArgumentException().isThrownBy(() -> Part.fromJson("{}"));
  }

  @Test
  void oneOfFindsItsModel() {
    assertThat(Shape.fromJson("{\"radius\":1}")).isInstanceOf(Circle.class);
    assertThat(Shape.fromJson("{\"side\":1}")).isInstanceOf(Square.class);
  }
}
