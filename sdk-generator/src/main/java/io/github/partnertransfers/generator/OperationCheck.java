package io.github.partnertransfers.generator;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.lang.model.SourceVersion;

/** Checks the operations of a document with their parameters and bodies. */
final class OperationCheck {
  private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");
  private static final Set<String> PATH_KEYS = Set.of("parameters", "summary", "description");
  private static final Set<String> OPERATION_KEYS =
      Set.of(
          "operationId",
          "tags",
          "summary",
          "description",
          "externalDocs",
          "parameters",
          "requestBody",
          "responses",
          "deprecated",
          "security");
  private static final Set<String> PARAMETER_KEYS =
      Set.of(
          "name",
          "in",
          "description",
          "required",
          "schema",
          "example",
          "examples",
          "deprecated",
          "style",
          "explode");
  private static final Set<String> BODY_KEYS = Set.of("description", "content", "required");
  private static final Set<String> RESPONSE_KEYS = Set.of("description", "headers", "content");
  private static final Set<String> CONTENT_KEYS = Set.of("schema", "example", "examples");
  private static final Set<String> JSON = Set.of("application/json");
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^}]*)}");
  private static final Pattern METHOD_NAME = Pattern.compile("[a-z][A-Za-z0-9]*");

  private final Problems problems;
  private final SchemaCheck schemas;
  private final Set<String> operationIds = new HashSet<>();

  OperationCheck(Problems problems, SchemaCheck schemas) {
    this.problems = problems;
    this.schemas = schemas;
  }

  void check(DocumentNode document) {
    for (DocumentNode path : document.get("paths").members()) {
      for (DocumentNode member : path.members()) {
        if (METHODS.contains(member.key())) {
          checkOperation(path, member);
        } else if (Set.of("head", "options", "trace").contains(member.key())) {
          problems.add(
              member, Rule.METHOD, "the method is " + member.key().toUpperCase(Locale.ROOT));
        } else if (!PATH_KEYS.contains(member.key())) {
          problems.add(member, Rule.KEYWORD, "the keyword is not supported here");
        }
      }
      path.get("parameters").elements().forEach(this::checkParameter);
    }
    DocumentNode components = document.get("components");
    components.get("parameters").members().forEach(this::checkParameter);
    components.get("requestBodies").members().forEach(this::checkRequestBody);
    components.get("responses").members().forEach(this::checkResponse);
  }

  private void checkOperation(DocumentNode path, DocumentNode operation) {
    problems.checkKeys(operation, OPERATION_KEYS);
    String id = operation.text("operationId");
    if (!METHOD_NAME.matcher(id).matches()
        || SourceVersion.isKeyword(id)
        || ReservedNames.OBJECT_METHODS.contains(id)
        || !operationIds.add(id)) {
      problems.add(operation, Rule.OPERATION_ID, "the operationId is \"" + id + "\"");
    }
    int tags = operation.get("tags").elements().size();
    if (tags != 1) {
      problems.add(operation, Rule.TAG, "there are " + tags);
    }
    operation.get("parameters").elements().forEach(this::checkParameter);
    checkPathParameters(path, operation);
    if (operation.has("requestBody")) {
      DocumentNode body = operation.get("requestBody");
      if (Set.of("get", "delete").contains(operation.key())) {
        problems.add(body, Rule.BODY_METHOD, "this is a body of " + operation.key());
      }
      if (!problems.isReference(body, "requestBodies")) {
        checkRequestBody(body);
      }
    }
    checkResponses(operation);
    schemas.checkDeprecated(operation);
  }

  private void checkPathParameters(DocumentNode path, DocumentNode operation) {
    Set<String> placeholders = new LinkedHashSet<>();
    Matcher matcher = PLACEHOLDER.matcher(path.key().replace("~1", "/"));
    while (matcher.find()) {
      placeholders.add(matcher.group(1));
    }
    Set<String> parameters = new LinkedHashSet<>();
    for (DocumentNode parameter : parameters(path, operation)) {
      if (parameter.text("in").equals("path") && parameter.isTrue("required")) {
        parameters.add(parameter.text("name"));
      }
    }
    if (!placeholders.equals(parameters)) {
      problems.add(
          operation,
          Rule.PATH_PARAMETER,
          "the placeholders are " + placeholders + ", the parameters " + parameters);
    }
  }

  /** Returns the parameters of an operation, resolved. */
  static List<DocumentNode> parameters(DocumentNode path, DocumentNode operation) {
    List<DocumentNode> parameters = new ArrayList<>();
    path.get("parameters").elements().forEach(each -> parameters.add(each.resolved()));
    operation.get("parameters").elements().forEach(each -> parameters.add(each.resolved()));
    return parameters;
  }

  private void checkParameter(DocumentNode parameter) {
    if (problems.isReference(parameter, "parameters")) {
      return;
    }
    problems.checkKeys(parameter, PARAMETER_KEYS);
    schemas.checkDeprecated(parameter);
    String in = parameter.text("in");
    if (!Set.of("path", "query", "header").contains(in)) {
      problems.add(parameter, Rule.COOKIE, "it is in: " + in);
    }
    DocumentNode schema = parameter.get("schema");
    boolean isList = schema.text("type").equals("array");
    DocumentNode value = isList && in.equals("query") ? schema.get("items") : schema;
    if (!schemas.isScalar(value)) {
      problems.add(parameter, Rule.PARAMETER_TYPE, "its type is another");
    } else {
      schemas.checkValue(schema);
    }
    checkStyle(parameter, in);
  }

  private void checkStyle(DocumentNode parameter, String in) {
    String style = in.equals("query") ? "form" : "simple";
    boolean explode = in.equals("query");
    if ((parameter.has("style") && !parameter.text("style").equals(style))
        || (parameter.has("explode") && parameter.isTrue("explode") != explode)) {
      problems.add(parameter, Rule.PARAMETER_STYLE, "its style is another");
    }
  }

  private void checkRequestBody(DocumentNode body) {
    problems.checkKeys(body, BODY_KEYS);
    if (!body.isTrue("required")) {
      problems.add(body, Rule.BODY_REQUIRED, "required is not true");
    }
    checkContent(body, true);
  }

  private void checkContent(DocumentNode body, boolean isRequest) {
    DocumentNode content = body.get("content");
    if (!content.isMissing() && !content.keys().equals(List.copyOf(JSON))) {
      problems.add(content, Rule.JSON_BODY, "the media types are " + content.keys());
      return;
    }
    for (DocumentNode json : content.members()) {
      problems.checkKeys(json, CONTENT_KEYS);
      schemas.checkBody(json.get("schema"), isRequest);
    }
  }

  private void checkResponses(DocumentNode operation) {
    DocumentNode responses = operation.get("responses");
    Set<String> types = new LinkedHashSet<>();
    boolean isSuccessful = false;
    for (DocumentNode response : responses.members()) {
      if (!problems.isReference(response, "responses")) {
        checkResponse(response);
      }
      if (isSuccess(response)) {
        isSuccessful = true;
        DocumentNode content = response.resolved().get("content");
        content.members().forEach(each -> types.add(each.get("schema").json().toString()));
      }
    }
    if (!isSuccessful) {
      problems.add(operation, Rule.SUCCESS, "the statuses are " + responses.keys());
    }
    if (types.size() > 1) {
      problems.add(responses, Rule.ONE_SUCCESS_TYPE, "there are " + types.size() + " body types");
    }
  }

  static boolean isSuccess(DocumentNode response) {
    return response.key().startsWith("2");
  }

  private void checkResponse(DocumentNode response) {
    problems.checkKeys(response, RESPONSE_KEYS);
    if (isSuccess(response)) {
      checkContent(response, false);
    } else {
      response
          .get("content")
          .members()
          .forEach(content -> schemas.checkErrorBody(content.get("schema")));
    }
  }
}
