package io.github.partnertransfers.tests;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A body that the OpenAPI document gives as an example, in the place where it gives it.
 *
 * @param key its name there, which is shorter than that of the component
 * @param status of the answer that it is the body of, or null for a request
 */
record DocumentedExample(
    String operationId, @Nullable Integer status, String key, String name, JsonElement body) {

  static Stream<DocumentedExample> ofRequests() {
    return operations()
        .filter(operation -> operation.getRequestBody() != null)
        .flatMap(
            operation ->
                examples(
                    operation.getOperationId(), null, operation.getRequestBody().getContent()));
  }

  static Stream<DocumentedExample> ofAnswers() {
    return operations()
        .flatMap(
            operation ->
                operation.getResponses().entrySet().stream()
                    .flatMap(
                        answer ->
                            examples(
                                operation.getOperationId(),
                                Integer.valueOf(answer.getKey()),
                                resolved(answer.getValue()).getContent())));
  }

  static Stream<Operation> operations() {
    return Specification.DOCUMENT.getPaths().values().stream()
        .map(PathItem::readOperations)
        .flatMap(operations -> operations.stream());
  }

  private static ApiResponse resolved(ApiResponse answer) {
    return answer.get$ref() == null
        ? answer
        : Specification.DOCUMENT
            .getComponents()
            .getResponses()
            .get(afterLastSlash(answer.get$ref()));
  }

  private static Stream<DocumentedExample> examples(
      String operationId, @Nullable Integer status, @Nullable Content content) {
    Map<String, Example> examples =
        content == null || content.get("application/json").getExamples() == null
            ? Map.of()
            : content.get("application/json").getExamples();
    return examples.entrySet().stream()
        .map(
            example -> {
              String name = afterLastSlash(example.getValue().get$ref());
              return new DocumentedExample(operationId, status, example.getKey(), name, body(name));
            });
  }

  private static JsonElement body(String name) {
    Example example = Specification.DOCUMENT.getComponents().getExamples().get(name);
    return JsonParser.parseString(Json.pretty(example.getValue()));
  }

  private static String afterLastSlash(String reference) {
    return reference.substring(reference.lastIndexOf('/') + 1);
  }

  /** The operation as the tests call it. */
  ApiOperation<?> operation() {
    return ApiOperations.all()
        .filter(each -> each.operationId().equals(operationId))
        .findFirst()
        .orElseThrow();
  }

  @Override
  public String toString() {
    return operationId + (status == null ? "" : " " + status) + " " + name;
  }
}
