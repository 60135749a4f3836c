package io.github.partnertransfers.simulator.internal.service;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.partnertransfers.simulator.internal.http.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The JSON object of a request. Property names match in any case. */
record RequestBody(JsonNode json) {

  static RequestBody parse(String text) {
    JsonNode json =
        Json.parse(text)
            .filter(JsonNode::isObject)
            .orElseThrow(() -> ApiException.invalidInput("The body is not a JSON object."));
    return new RequestBody(json);
  }

  Optional<JsonNode> value(String name) {
    return Json.ignoringCase(json, name);
  }

  JsonNode requiredValue(String name) {
    return required(name, value(name));
  }

  Optional<String> text(String name) {
    Optional<JsonNode> value = value(name);
    if (value.isPresent() && !value.get().isTextual()) {
      throw ApiException.invalidProperty(name + " must be a string.");
    }
    return value.map(JsonNode::textValue);
  }

  String requiredText(String name) {
    return required(name, text(name).filter(text -> !text.isBlank()));
  }

  Optional<String> guid(String name) {
    Optional<String> text = text(name).filter(value -> !value.isBlank());
    if (text.isPresent() && !GuidGenerator.isGuid(text.get())) {
      throw ApiException.invalidProperty(name + " must be a GUID.");
    }
    return text;
  }

  String requiredGuid(String name) {
    return required(name, guid(name));
  }

  private static <T> T required(String name, Optional<T> value) {
    return value.orElseThrow(() -> ApiException.invalidInput(name + " is required."));
  }

  List<RequestBody> lineItems() {
    List<RequestBody> items = new ArrayList<>();
    for (JsonNode item : value("lineItems").orElseGet(Json::array)) {
      if (!item.isObject()) {
        throw ApiException.invalidProperty("lineItems must be an array of objects.");
      }
      items.add(new RequestBody(item));
    }
    return items;
  }
}
