package io.github.partnertransfers.tests;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.partnertransfers.contract.Contract;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.parser.OpenAPIV3Parser;
import java.util.LinkedHashMap;
import java.util.Map;

/** The OpenAPI document, parsed and with its references left as they are. */
final class Specification {
  static final String TEXT = Contract.document();

  static final OpenAPI DOCUMENT = new OpenAPIV3Parser().readContents(TEXT).getOpenAPI();

  private static final Components COMPONENTS = DOCUMENT.getComponents();

  private Specification() {}

  static Map<String, JsonObject> examples() {
    return json(COMPONENTS.getExamples());
  }

  static JsonElement example(String name) {
    return examples().get(name).get("value");
  }

  static Map<String, JsonObject> schemas() {
    return json(COMPONENTS.getSchemas());
  }

  private static Map<String, JsonObject> json(Map<String, ?> components) {
    Map<String, JsonObject> json = new LinkedHashMap<>();
    components.forEach(
        (name, component) ->
            json.put(name, JsonParser.parseString(Json.pretty(component)).getAsJsonObject()));
    return json;
  }
}
