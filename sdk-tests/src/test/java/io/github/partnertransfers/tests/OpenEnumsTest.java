package io.github.partnertransfers.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.partnertransfers.model.OpenEnum;
import io.github.partnertransfers.model.TransferStatus;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The two halves of each open enumeration in the document, and the generated class, agree. */
class OpenEnumsTest {
  static Stream<String> enumerations() {
    return Specification.schemas().entrySet().stream()
        .filter(schema -> schema.getValue().has("x-open-enum"))
        .map(Map.Entry::getKey);
  }

  static Stream<Arguments> constants() {
    return enumerations()
        .flatMap(name -> constants(name).map(constant -> Arguments.of(name, constant)));
  }

  @ParameterizedTest
  @MethodSource("enumerations")
  void bothHalvesOfTheDocumentListTheSameValues(String name) {
    Set<JsonElement> forValidators = new HashSet<>();
    for (JsonElement alternative : schema(name).getAsJsonArray("anyOf")) {
      JsonArray values = alternative.getAsJsonObject().getAsJsonArray("enum");
      forValidators.addAll(values == null ? List.of() : values.asList());
    }
    Set<JsonElement> forGenerator = new HashSet<>();
    constants(name)
        .forEach(
            constant -> {
              String value = constant.get("value").getAsString();
              boolean digitsOfNumber = constant.has("number") && value.matches("-?\\d+");
              if (!digitsOfNumber && !isFromProse(name, value)) {
                forGenerator.add(constant.get("value"));
              }
              if (constant.has("number")) {
                forGenerator.add(constant.get("number"));
              }
            });

    assertThat(forValidators).isEqualTo(forGenerator);
  }

  /** These words are from the documents' prose; no response has them. */
  private static boolean isFromProse(String name, String value) {
    return name.equals("TransferDirection")
        && Set.of("Undefined", "Incoming", "Outgoing").contains(value);
  }

  @ParameterizedTest
  @MethodSource("constants")
  void constantIsInTheGeneratedClass(String name, JsonObject constant) throws Exception {
    Class<?> type = type(name);
    String text = constant.get("value").getAsString();

    OpenEnum value = (OpenEnum) type.getField(constant.get("name").getAsString()).get(null);

    assertThat(value.isKnown()).isTrue();
    assertThat(value).hasToString(text);
    assertThat(type.getMethod("of", String.class).invoke(null, text)).isEqualTo(value);
    if (constant.has("number")) {
      long number = constant.get("number").getAsLong();
      assertThat(type.getMethod("of", long.class).invoke(null, number)).isEqualTo(value);
    }
    boolean sentAsNumber =
        constant.has("number") && schema(name).get("x-sent-as-number").getAsBoolean();
    assertThat(value.value()).isEqualTo(sentAsNumber ? constant.get("number").getAsString() : text);
  }

  @ParameterizedTest
  @MethodSource("enumerations")
  void generatedClassHasNoOtherConstants(String name) throws Exception {
    List<String> expected = new ArrayList<>();
    constants(name).forEach(constant -> expected.add(constant.get("value").getAsString()));

    Object values = type(name).getMethod("values").invoke(null);

    assertThat((List<?>) values).extracting(Object::toString).isEqualTo(expected);
    assertThat(expected).doesNotHaveDuplicates();
  }

  @Test
  void terminalStatusesAreThoseOfTheDocument() {
    Set<String> terminal = new HashSet<>();
    schema("TransferStatus")
        .getAsJsonArray("x-terminal")
        .forEach(status -> terminal.add(status.getAsString()));

    assertThat(terminal).hasSizeGreaterThan(5);
    assertThat(terminal).allMatch(status -> TransferStatus.of(status).isTerminal());
    assertThat(TransferStatus.values())
        .allMatch(status -> status.isTerminal() == terminal.contains(status.value()));
    assertThat(TransferStatus.of("COMPLETE").isTerminal()).isTrue();
    assertThat(TransferStatus.of("UnheardOf").isTerminal()).isFalse();
  }

  private static JsonObject schema(String name) {
    return Specification.schemas().get(name);
  }

  private static Stream<JsonObject> constants(String name) {
    return schema(name).getAsJsonArray("x-open-enum").asList().stream()
        .map(JsonElement::getAsJsonObject);
  }

  private static Class<?> type(String name) throws ClassNotFoundException {
    return Class.forName("io.github.partnertransfers.model." + name);
  }
}
