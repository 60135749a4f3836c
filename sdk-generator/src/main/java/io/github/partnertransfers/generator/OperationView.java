package io.github.partnertransfers.generator;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What the template of an interface shows of an operation. */
final class OperationView {
  final String id;
  final @Nullable String javadoc;
  final @Nullable String deprecated;

  /** Retrofit's annotation, such as {@code GET}. */
  final String method;

  final String path;
  final String returnType;
  final List<ParameterView> parameters = new ArrayList<>();

  /** The names of header parameters, as code. */
  final List<String> headers = new ArrayList<>();

  /** The components that the signature names. */
  final Set<String> components = new TreeSet<>();

  OperationView(DocumentNode path, DocumentNode operation) {
    id = operation.text("operationId");
    javadoc = Javadoc.of(operation);
    deprecated = Javadoc.deprecated(operation);
    method = operation.key().toUpperCase(Locale.ROOT);
    this.path = JavaLiteral.of(path.key().replace("~1", "/").replaceFirst("^/", ""));
    returnType = returnType(operation);
    for (DocumentNode parameter : OperationCheck.parameters(path, operation)) {
      if (parameter.text("in").equals("header")) {
        headers.add(Javadoc.code(parameter.text("name")));
      } else {
        parameters.add(ParameterView.of(parameter));
        addComponents(JavaType.of(parameter.get("schema")));
      }
    }
    DocumentNode body = operation.get("requestBody").resolved();
    if (!body.isMissing()) {
      parameters.add(ParameterView.ofBody(body, schema(body)));
    }
    bodyTypes(operation).forEach(this::addComponents);
  }

  private void addComponents(JavaType type) {
    if (type.element() != null) {
      addComponents(type.element());
    } else if (type.isComponent()) {
      components.add(type.name());
    }
  }

  private static String returnType(DocumentNode operation) {
    DocumentNode success = success(operation);
    return success == null ? "Void" : JavaType.of(schema(success)).name();
  }

  /** Returns the successful response that has a body, or null. */
  private static @Nullable DocumentNode success(DocumentNode operation) {
    for (DocumentNode response : operation.get("responses").members()) {
      if (OperationCheck.isSuccess(response) && response.resolved().has("content")) {
        return response.resolved();
      }
    }
    return null;
  }

  /** Returns the types of the bodies of the request and the response. */
  static List<JavaType> bodyTypes(DocumentNode operation) {
    List<JavaType> types = new ArrayList<>();
    DocumentNode request = operation.get("requestBody").resolved();
    if (!request.isMissing()) {
      types.add(JavaType.of(schema(request)));
    }
    DocumentNode success = success(operation);
    if (success != null) {
      types.add(JavaType.of(schema(success)));
    }
    return types;
  }

  private static DocumentNode schema(DocumentNode body) {
    return body.get("content").get("application/json").get("schema");
  }
}
