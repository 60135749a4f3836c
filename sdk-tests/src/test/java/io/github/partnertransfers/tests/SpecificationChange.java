package io.github.partnertransfers.tests;

import java.util.ArrayList;
import java.util.List;
import org.openapitools.openapidiff.core.OpenApiCompare;
import org.openapitools.openapidiff.core.model.ChangedOpenApi;
import org.openapitools.openapidiff.core.model.ChangedOperation;

/**
 * What one state of the OpenAPI document changes of an earlier one. A change breaks if a client
 * that was right before could then be wrong: what was sent is refused, or what was read is missing.
 */
record SpecificationChange(boolean isAny, List<String> breaking) {
  static SpecificationChange between(String earlier, String later) {
    ChangedOpenApi changed = OpenApiCompare.fromContents(earlier, later);
    List<String> breaking = new ArrayList<>();
    changed
        .getMissingEndpoints()
        .forEach(missing -> breaking.add("removed: " + missing.getOperation().getOperationId()));
    for (ChangedOperation operation : changed.getChangedOperations()) {
      if (operation.isIncompatible()) {
        breaking.add(
            operation.getHttpMethod() + " " + operation.getPathUrl() + ": " + places(operation));
      }
    }
    return new SpecificationChange(changed.isDifferent(), breaking);
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
