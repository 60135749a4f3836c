package io.github.partnertransfers.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The JSON object of a request; the names of its properties match in any case. */
record RequestBody(JsonNode json) {

  static RequestBody parse(String text) {
    JsonNode json =
        Json.parse(text)
            .filter(JsonNode::isObject)
            .orElseThrow(() -> Refusal.invalidInput("The body is not a JSON object."));
    return new RequestBody(json);
  }

  Optional<JsonNode> value(String name) {
    return Json.ignoringCase(json, name);
  }

  JsonNode requiredValue(String name) {
    return value(name).orElseThrow(() -> Refusal.invalidInput(name + " is required."));
  }

  Optional<String> text(String name) {
    return value(name)
        .map(
            node -> {
              if (!node.isTextual()) {
                throw Refusal.invalidProperty(name + " must be a string.");
              }
              return node.textValue();
            });
  }

  String requiredText(String name) {
    return text(name)
        .filter(text -> !text.isBlank())
        .orElseThrow(() -> Refusal.invalidInput(name + " is required."));
  }

  Optional<String> guid(String name) {
    Optional<String> text = text(name).filter(value -> !value.isBlank());
    text.filter(value -> !Identifiers.isGuid(value))
        .ifPresent(
            value -> {
              throw Refusal.invalidProperty(name + " must be a GUID.");
            });
    return text;
  }

  String requiredGuid(String name) {
    return guid(name).orElseThrow(() -> Refusal.invalidInput(name + " is required."));
  }

  List<RequestBody> lineItems() {
    List<RequestBody> items = new ArrayList<>();
    value("lineItems")
        .ifPresent(
            node -> {
              for (JsonNode item : node) {
                if (!item.isObject()) {
                  throw Refusal.invalidProperty("lineItems must be an array of objects.");
                }
                items.add(new RequestBody(item));
              }
            });
    return items;
  }
}
