package io.github.partnertransfers.generator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;

/**
 * Finds all places of a document that break a {@link Rule}. What it doesn't know is a problem, so
 * that nothing is generated wrong.
 */
final class DocumentCheck {
  private static final Set<String> DOCUMENT_KEYS =
      Set.of(
          "openapi", "info", "servers", "security", "tags", "paths", "components", "externalDocs");
  private static final Set<String> COMPONENT_KEYS =
      Set.of(
          "securitySchemes",
          "parameters",
          "headers",
          "responses",
          "requestBodies",
          "schemas",
          "examples");

  private DocumentCheck() {}

  static List<Problem> problems(JsonNode json) {
    Problems problems = new Problems();
    DocumentNode document = DocumentNode.root(json);
    problems.checkKeys(document, DOCUMENT_KEYS);
    if (!document.text("openapi").startsWith("3.0.")) {
      problems.add(
          document.get("openapi"), Rule.VERSION, "it is version " + document.text("openapi"));
    }
    problems.checkKeys(document.get("components"), COMPONENT_KEYS);
    SchemaCheck schemas = new SchemaCheck(problems);
    new OperationCheck(problems, schemas).check(document);
    schemas.checkComponents(document);
    new NameCheck(problems).check(document);
    return problems.list();
  }
}
