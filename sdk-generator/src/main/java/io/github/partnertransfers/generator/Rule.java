package io.github.partnertransfers.generator;

/**
 * What a document must keep to. Each rule has a small document that breaks it, in the test
 * resources under {@code refused}, and a row in the table of {@code spec/README.md}.
 */
enum Rule {
  VERSION("the document is OpenAPI 3.0", "Write it for version 3.0.3"),
  KEYWORD(
      "only keywords that the generated code honors are supported",
      "Remove it, or say it in the description"),
  EXTENSION("only the extensions in the table of spec/README.md are known", "Correct or remove it"),
  REFERENCE("a $ref names a component of this document", "Add the component, or correct the name"),
  REFERENCE_ALONE(
      "a $ref has nothing beside it, since OpenAPI 3.0 ignores that",
      "Use allOf with one reference, beside the description"),

  OPERATION_ID(
      "an operation has an operationId of its own that is a Java method's name",
      "Name it like listTransfers"),
  TAG("an operation has one tag, which names its Java interface", "Give it exactly one"),
  METHOD("the methods are GET, PUT, POST, PATCH and DELETE", "Leave the operation out"),
  PATH_PARAMETER(
      "each placeholder of a path is a required path parameter, and each path parameter has one",
      "Name both alike, and set required: true"),
  COOKIE("a parameter is in the path, the query or a header", "Describe a cookie as a header"),
  PARAMETER_TYPE(
      "a parameter is a string, number, boolean, time or open enumeration; in the query also an"
          + " array of these",
      "Use one of these types"),
  PARAMETER_STYLE(
      "a parameter has the default style, and an array is exploded: a=1&a=2",
      "Remove style and explode"),
  JSON_BODY(
      "bodies are application/json; forms, multipart, text and binary are not supported",
      "Describe a JSON body, or leave the operation out"),
  BODY_REQUIRED("a request body is required", "Set required: true, or add a second operation"),
  BODY_METHOD("GET and DELETE have no body", "Use POST, PUT or PATCH"),
  BODY_TYPE(
      "a body is a component with properties, a oneOf component, or an array or map",
      "Use a reference to a component"),
  SUCCESS("an operation describes a response with a 2xx status", "Add it"),
  ONE_SUCCESS_TYPE(
      "all successful responses of an operation have the same body, or none",
      "Describe one schema with the properties of all"),

  COMPONENT(
      "a component is an object with properties, an open enumeration or a oneOf",
      "Write the type where it is used"),
  INLINE_OBJECT("an object with properties is a component", "Move it to components/schemas"),
  TYPE("a schema has one of the types of OpenAPI 3.0, or none and no other keyword", "Correct it"),
  FORMAT(
      "an integer is int32 or int64, and a number is float, double or without a format",
      "Use one of these formats"),
  BINARY("byte and binary are not supported", "Describe it as a string without a format"),
  ITEMS("an array has items", "Add them; items: {} takes anything"),
  MAP(
      "a map has no properties, since models keep what they don't describe",
      "Remove additionalProperties or properties"),
  ALL_OF(
      "allOf has one reference and gives it a description; there is no inheritance",
      "Repeat the properties"),
  ONE_OF(
      "a oneOf is a component, has references to components with properties, and is used as a"
          + " request body",
      "Use one component that has the properties of all"),
  DISCRIMINATOR("discriminators are not supported", "Use one component with all properties"),
  ANY_OF(
      "an anyOf is an open enumeration, or what error responses are like",
      "Add x-open-enum, or use one component that has the properties of all"),
  REQUIRED("required names properties of the schema", "Describe the property, or correct the name"),
  PROPERTY_COUNT("a component has 1 to 64 properties", "Split it into components"),
  READ_ONLY("a required property is not readOnly, since builders can't set it", "Remove one"),
  NULLABLE("a required property is not nullable, since builders send no null", "Remove one"),
  MIN_ITEMS("minItems is a number of items", "Use 0 or more"),
  EMPTY_IF_ABSENT("x-empty-if-absent stands on an optional string", "Remove it"),
  DEPRECATED("what is deprecated says why", "Add x-deprecated-reason with what to use instead"),

  CLOSED_ENUM("an enumeration is open, and a component", "Declare it with anyOf and x-open-enum"),
  ENUM_ENTRY(
      "an entry of x-open-enum has a name, a value and a description, perhaps a number, and nothing"
          + " else",
      "Correct its keys"),
  ENUM_NAME(
      "the name of an entry is an upper-case Java constant, used once", "Name it like IN_PROGRESS"),
  ENUM_VALUE(
      "the values of x-open-enum differ in more than case, and so do the numbers", "Remove one"),
  ENUM_HALVES(
      "anyOf has the same values as x-open-enum, and then the bare types",
      "Add the value to the other half"),
  ENUM_EXTENSION("x-terminal and x-sent-as-number stand beside x-open-enum", "Move or remove it"),

  COMPONENT_NAME("a component is named like a Java class", "Name it like TransferEntity"),
  RESERVED_COMPONENT_NAME(
      "no component has the name of a class of java.lang, of the runtime, or that templates import",
      "Rename it"),
  COMPONENT_NAMES_COLLIDE(
      "names of components and interfaces differ in more than case, as files must", "Rename one"),
  JAVA_NAME("x-java-name is a Java identifier, the same for the same property", "Correct it"),
  RESERVED_NAME(
      "no property or parameter has a Java name that is a keyword or that generated code uses",
      "Give it an x-java-name"),
  NAMES_COLLIDE(
      "Java names of properties and parameters differ in more than case",
      "Give one an x-java-name");

  private final String statement;
  private final String instead;

  Rule(String statement, String instead) {
    this.statement = statement;
    this.instead = instead;
  }

  String statement() {
    return statement;
  }

  /** What to do instead. */
  String instead() {
    return instead;
  }
}
