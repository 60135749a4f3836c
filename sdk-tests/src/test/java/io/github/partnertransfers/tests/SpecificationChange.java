package io.github.partnertransfers.tests;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.parser.OpenAPIV3Parser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.openapitools.openapidiff.core.OpenApiCompare;
import org.openapitools.openapidiff.core.model.ChangedOpenApi;
import org.openapitools.openapidiff.core.model.ChangedOperation;

/**
 * What one state of the OpenAPI document changes of an earlier one. A change breaks if a client
 * that was right before could then be wrong: what was sent is refused, or what was read is missing.
 */
record SpecificationChange(boolean isAny, List<String> breaking) {
  static SpecificationChange between(String earlier, String later) {
    ChangedOpenApi changed =
        OpenApiCompare.fromContents(withoutEnums(earlier), withoutEnums(later));
    List<String> breaking = new ArrayList<>(removedProperties(earlier, later));
    changed
        .getMissingEndpoints()
        .forEach(missing -> breaking.add("removed: " + missing.getOperation().getOperationId()));
    for (ChangedOperation operation : changed.getChangedOperations()) {
      if (operation.isIncompatible()) {
        breaking.add(
            operation.getHttpMethod() + " " + operation.getPathUrl() + ": " + places(operation));
      }
    }
    return new SpecificationChange(!earlier.equals(later), breaking);
  }

  /** All enumerations are open, so a value more or less breaks nobody. */
  private static String withoutEnums(String document) {
    return document.replaceAll("(?m)^ +enum: \\[[^]]*]\n", "");
  }

  /** Properties of answers are optional, so the comparison lets them go; their readers don't. */
  private static List<String> removedProperties(String earlier, String later) {
    Map<String, Set<String>> still = properties(later);
    List<String> removed = new ArrayList<>();
    properties(earlier)
        .forEach(
            (schema, names) ->
                names.stream()
                    .filter(name -> !still.getOrDefault(schema, Set.of()).contains(name))
                    .forEach(name -> removed.add("removed: " + schema + "." + name)));
    return removed;
  }

  private static Map<String, Set<String>> properties(String document) {
    Components components =
        new OpenAPIV3Parser().readContents(document).getOpenAPI().getComponents();
    JsonObject schemas =
        JsonParser.parseString(Json.pretty(components))
            .getAsJsonObject()
            .getAsJsonObject("schemas");
    Map<String, Set<String>> properties = new TreeMap<>();
    for (String name : schemas.keySet()) {
      JsonObject schema = schemas.getAsJsonObject(name);
      properties.put(
          name,
          schema.has("properties") ? schema.getAsJsonObject("properties").keySet() : Set.of());
    }
    return properties;
  }

  private static String places(ChangedOperation operation) {
    List<String> places = new ArrayList<>();
    if (operation.getParameters() != null && operation.getParameters().isIncompatible()) {
      places.add("parameters");
    }
    if (operation.getRequestBody() != null && operation.getRequestBody().isIncompatible()) {
      places.add("request");
    }
    if (operation.getApiResponses() != null && operation.getApiResponses().isIncompatible()) {
      places.add("answers");
    }
    return String.join(", ", places);
  }
}
