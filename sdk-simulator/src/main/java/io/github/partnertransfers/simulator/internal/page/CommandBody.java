package io.github.partnertransfers.simulator.internal.page;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.partnertransfers.simulator.internal.http.Json;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The JSON object of a command. An explicit null counts as absent. Its methods throw {@link
 * IllegalArgumentException} if a property is absent or not of the type.
 */
record CommandBody(JsonNode json) {

  static CommandBody parse(String text) {
    return new CommandBody(
        Json.parse(text.isBlank() ? "{}" : text)
            .filter(JsonNode::isObject)
            .orElseThrow(() -> new IllegalArgumentException("The body must be a JSON object.")));
  }

  boolean has(String name) {
    return json.has(name);
  }

  Optional<String> optionalText(String name) {
    return value(name)
        .map(value -> require(value.isTextual(), value, name + " must be a string").textValue());
  }

  String text(String name) {
    return optionalText(name).filter(text -> !text.isBlank()).orElseThrow(() -> absent(name));
  }

  List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    for (JsonNode value : value(name).orElseThrow(() -> absent(name))) {
      texts.add(require(value.isTextual(), value, name + " must be strings").textValue());
    }
    return texts;
  }

  Optional<Integer> optionalInteger(String name) {
    return value(name)
        .map(
            value ->
                require(
                        value.isNumber()
                            && value.canConvertToExactIntegral()
                            && value.canConvertToInt(),
                        value,
                        name + " must be an integer")
                    .intValue());
  }

  int integer(String name) {
    return optionalInteger(name).orElseThrow(() -> absent(name));
  }

  double number(String name) {
    JsonNode value = value(name).orElseThrow(() -> absent(name));
    return require(value.isNumber(), value, name + " must be a number").doubleValue();
  }

  boolean isTrue(String name) {
    return value(name)
        .map(value -> require(value.isBoolean(), value, name + " must be true or false"))
        .map(JsonNode::booleanValue)
        .orElse(false);
  }

  /** Returns a duration in ISO 8601, such as {@code PT1.5S}. */
  Duration duration(String name) {
    String text = text(name);
    try {
      return Duration.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          name + " must be a duration such as PT1.5S or P1D, but is " + text, e);
    }
  }

  private Optional<JsonNode> value(String name) {
    return Optional.ofNullable(json.get(name)).filter(value -> !value.isNull());
  }

  private static JsonNode require(boolean condition, JsonNode value, String rule) {
    if (!condition) {
      throw new IllegalArgumentException(rule + ", but is " + value);
    }
    return value;
  }

  private static IllegalArgumentException absent(String name) {
    return new IllegalArgumentException(name + " is required.");
  }
}
