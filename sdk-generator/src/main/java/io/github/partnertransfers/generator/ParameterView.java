package io.github.partnertransfers.generator;

/** What the template of an interface shows of a parameter. */
final class ParameterView {
  final String name;
  final String javadoc;

  /** Retrofit's annotation. */
  final String annotation;

  final String type;

  private ParameterView(String name, String javadoc, String annotation, String type) {
    this.name = name;
    this.javadoc = javadoc;
    this.annotation = annotation;
    this.type = type;
  }

  static ParameterView of(DocumentNode parameter) {
    boolean isInPath = parameter.text("in").equals("path");
    String name = parameter.text("name");
    String type = JavaType.of(parameter.get("schema")).name();
    String deprecated = Javadoc.deprecated(parameter);
    String javadoc = Javadoc.ofParameter(parameter);
    return new ParameterView(
        JavaNames.ofProperty(parameter, name),
        deprecated == null ? javadoc : javadoc + " Deprecated: " + deprecated,
        (isInPath ? "@Path(" : "@Query(") + JavaLiteral.of(name) + ")",
        parameter.isTrue("required") ? type : "@Nullable " + type);
  }

  static ParameterView ofBody(DocumentNode body, DocumentNode schema) {
    String type = JavaType.of(schema).name();
    String name = schema.isReference() ? JavaNames.variable(type) : "body";
    String javadoc = Javadoc.of(body);
    return new ParameterView(name, javadoc == null ? "the body to send" : javadoc, "@Body", type);
  }
}
