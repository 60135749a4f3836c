package io.github.partnertransfers.generator;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Checks schemas: components, and the values of properties, parameters and bodies. */
final class SchemaCheck {
  /**
   * What a schema says about values for people and validators, which generated code repeats at
   * most.
   */
  private static final Set<String> ANNOTATIONS =
      Set.of(
          "title",
          "description",
          "example",
          "default",
          "nullable",
          "readOnly",
          "deprecated",
          "externalDocs");

  private static final Set<String> STRING_KEYS =
      with(ANNOTATIONS, "type", "format", "pattern", "minLength", "maxLength");
  private static final Set<String> NUMBER_KEYS =
      with(
          ANNOTATIONS,
          "type",
          "format",
          "minimum",
          "maximum",
          "exclusiveMinimum",
          "exclusiveMaximum",
          "multipleOf");
  private static final Set<String> BOOLEAN_KEYS = with(ANNOTATIONS, "type");
  private static final Set<String> ARRAY_KEYS =
      with(ANNOTATIONS, "type", "items", "minItems", "maxItems", "uniqueItems");
  private static final Set<String> MAP_KEYS =
      with(ANNOTATIONS, "type", "additionalProperties", "minProperties", "maxProperties");
  private static final Set<String> OBJECT_KEYS =
      Set.of(
          "type",
          "title",
          "description",
          "properties",
          "required",
          "not",
          "example",
          "deprecated",
          "externalDocs");
  private static final Set<String> ALL_OF_KEYS = with(ANNOTATIONS, "allOf");
  private static final Set<String> ONE_OF_KEYS = Set.of("title", "description", "oneOf");
  private static final Set<String> ANY_OF_KEYS =
      Set.of("title", "description", "anyOf", "deprecated");
  private static final int MAX_PROPERTIES = 64;

  private final Problems problems;
  private final OpenEnumCheck enums;

  SchemaCheck(Problems problems) {
    this.problems = problems;
    this.enums = new OpenEnumCheck(problems);
  }

  private static Set<String> with(Set<String> keys, String... more) {
    Set<String> all = new HashSet<>(keys);
    all.addAll(List.of(more));
    return all;
  }

  void checkComponents(DocumentNode document) {
    for (DocumentNode component : document.get("components").get("schemas").members()) {
      checkDeprecated(component);
      checkExtensions(component, false);
      if (component.has("discriminator")) {
        problems.add(component, Rule.DISCRIMINATOR, "there is one");
      } else if (isObject(component)) {
        checkObject(component);
      } else if (component.has("oneOf")) {
        checkOneOf(component);
      } else if (component.has("anyOf")) {
        checkAnyOf(component);
      } else if (component.has("enum")) {
        problems.add(component, Rule.CLOSED_ENUM, "this one is closed");
      } else {
        problems.add(component, Rule.COMPONENT, "this is something else");
      }
    }
  }

  static boolean isObject(DocumentNode schema) {
    return schema.has("properties");
  }

  static boolean isOpenEnum(DocumentNode schema) {
    return schema.has("x-open-enum");
  }

  private void checkObject(DocumentNode component) {
    if (component.has("additionalProperties")) {
      problems.add(component.get("additionalProperties"), Rule.MAP, "there are both");
    } else {
      problems.checkKeys(component, OBJECT_KEYS);
    }
    if (component.has("type") && !component.text("type").equals("object")) {
      problems.add(component, Rule.TYPE, "properties stand beside type: " + component.text("type"));
    }
    DocumentNode properties = component.get("properties");
    int count = properties.keys().size();
    if (count == 0 || count > MAX_PROPERTIES) {
      problems.add(component, Rule.PROPERTY_COUNT, "it has " + count);
    }
    Set<String> required = new HashSet<>();
    for (DocumentNode name : component.get("required").elements()) {
      required.add(name.text());
      if (!properties.has(name.text())) {
        problems.add(name, Rule.REQUIRED, "there is no property " + name.text());
      }
    }
    for (DocumentNode property : properties.members()) {
      checkValue(property);
      boolean isRequired = required.contains(property.key());
      if (isRequired && property.isTrue("readOnly")) {
        problems.add(property, Rule.READ_ONLY, "it is both");
      }
      if (isRequired && property.isTrue("nullable")) {
        problems.add(property, Rule.NULLABLE, "it is both");
      }
      if (property.has("x-empty-if-absent")
          && (isRequired || !property.text("type").equals("string"))) {
        problems.add(property, Rule.EMPTY_IF_ABSENT, "this is another");
      }
    }
  }

  private void checkOneOf(DocumentNode component) {
    problems.checkKeys(component, ONE_OF_KEYS);
    for (DocumentNode choice : component.get("oneOf").elements()) {
      if (!problems.isReference(choice, "schemas") || !isObject(choice.referenced())) {
        problems.add(choice, Rule.ONE_OF, "this is something else");
      }
    }
  }

  private void checkAnyOf(DocumentNode component) {
    problems.checkKeys(component, ANY_OF_KEYS);
    if (isOpenEnum(component)) {
      enums.check(component);
    } else if (!isErrorBody(component)) {
      problems.add(component, Rule.ANY_OF, "this is neither");
    } else {
      component.get("anyOf").elements().forEach(each -> problems.isReference(each, "schemas"));
    }
  }

  /**
   * Returns whether a schema is an anyOf of components with properties, as that of error bodies.
   */
  static boolean isErrorBody(DocumentNode schema) {
    return schema.has("anyOf")
        && !isOpenEnum(schema)
        && schema.get("anyOf").elements().stream().allMatch(each -> isObject(each.resolved()));
  }

  /** Checks the schema of a property, a parameter, an element of an array, or a value of a map. */
  void checkValue(DocumentNode schema) {
    checkExtensions(schema, true);
    checkDeprecated(schema);
    if (problems.isReference(schema, "schemas")) {
      checkReferencedValue(schema);
    } else if (schema.has("allOf")) {
      problems.checkKeys(schema, ALL_OF_KEYS);
      List<DocumentNode> all = schema.get("allOf").elements();
      if (all.size() != 1 || !all.get(0).isReference()) {
        problems.add(schema, Rule.ALL_OF, "this allOf is another");
      } else if (problems.isReference(all.get(0), "schemas")) {
        checkReferencedValue(all.get(0));
      }
    } else if (schema.has("enum")) {
      problems.add(schema, Rule.CLOSED_ENUM, "this one is neither");
    } else if (schema.has("oneOf")) {
      problems.add(schema, Rule.ONE_OF, "this is none");
    } else if (schema.has("anyOf")) {
      problems.add(schema, Rule.ANY_OF, "this is inside another schema");
    } else if (schema.has("discriminator")) {
      problems.add(schema, Rule.DISCRIMINATOR, "there is one");
    } else {
      checkType(schema);
    }
  }

  private void checkReferencedValue(DocumentNode reference) {
    DocumentNode referenced = reference.referenced();
    if (referenced.has("oneOf")) {
      problems.add(reference, Rule.ONE_OF, "this is inside another schema");
    } else if (isErrorBody(referenced)) {
      problems.add(reference, Rule.ANY_OF, "this is inside another schema");
    }
  }

  private void checkType(DocumentNode schema) {
    String type = schema.text("type");
    String format = schema.text("format");
    switch (type) {
      case "string" -> {
        problems.checkKeys(schema, STRING_KEYS);
        if (Set.of("byte", "binary").contains(format)) {
          problems.add(schema, Rule.BINARY, "the format is " + format);
        }
      }
      case "integer", "number" -> {
        problems.checkKeys(schema, NUMBER_KEYS);
        Set<String> formats =
            type.equals("integer") ? Set.of("", "int32", "int64") : Set.of("", "float", "double");
        if (!formats.contains(format)) {
          problems.add(schema, Rule.FORMAT, "the format of this " + type + " is " + format);
        }
      }
      case "boolean" -> problems.checkKeys(schema, BOOLEAN_KEYS);
      case "array" -> checkArray(schema);
      case "object" -> checkMap(schema);
      case "" -> {
        if (isObject(schema)) {
          problems.add(schema, Rule.INLINE_OBJECT, "this one is inside another schema");
        } else if (schema.has("type") || !ANNOTATIONS.containsAll(plain(schema.keys()))) {
          problems.add(schema, Rule.TYPE, "the type is missing");
        }
      }
      default -> problems.add(schema, Rule.TYPE, "the type is " + type);
    }
  }

  private static List<String> plain(List<String> keys) {
    return keys.stream().filter(key -> !key.startsWith("x-")).toList();
  }

  private void checkArray(DocumentNode schema) {
    problems.checkKeys(schema, ARRAY_KEYS);
    if (schema.has("minItems")
        && (!schema.get("minItems").json().isInt() || schema.get("minItems").json().asInt() < 0)) {
      problems.add(schema.get("minItems"), Rule.MIN_ITEMS, "it is " + schema.text("minItems"));
    }
    if (!schema.get("items").json().isObject()) {
      problems.add(schema, Rule.ITEMS, "there are none");
    } else {
      checkValue(schema.get("items"));
    }
  }

  private void checkMap(DocumentNode schema) {
    if (isObject(schema)) {
      problems.add(schema, Rule.INLINE_OBJECT, "this one is inside another schema");
      return;
    }
    problems.checkKeys(schema, MAP_KEYS);
    if (schema.get("additionalProperties").json().isObject()) {
      checkValue(schema.get("additionalProperties"));
    }
  }

  /** Returns whether a schema is a string, number, boolean, time or open enumeration. */
  boolean isScalar(DocumentNode schema) {
    if (schema.isReference()) {
      return isOpenEnum(schema.referenced());
    }
    List<DocumentNode> all = schema.get("allOf").elements();
    if (all.size() == 1) {
      return isScalar(all.get(0));
    }
    return Set.of("string", "integer", "number", "boolean").contains(schema.text("type"));
  }

  /** Checks the schema of a body: a model, or an array or map of any values. */
  void checkBody(DocumentNode schema, boolean isRequest) {
    if (problems.isReference(schema, "schemas")) {
      DocumentNode referenced = schema.referenced();
      if (referenced.has("oneOf") && !isRequest) {
        problems.add(schema, Rule.ONE_OF, "this is a response");
      } else if (!isObject(referenced) && !referenced.has("oneOf") && !referenced.isMissing()) {
        problems.add(schema, Rule.BODY_TYPE, "this is something else");
      }
    } else if (schema.text("type").equals("array")
        || (schema.text("type").equals("object") && !isObject(schema))) {
      checkValue(schema);
      if (JavaType.of(schema).kind() == JavaType.Kind.UNTYPED) {
        problems.add(schema, Rule.BODY_TYPE, "this is JSON of any form");
      }
    } else if (isObject(schema)) {
      problems.add(schema, Rule.INLINE_OBJECT, "this one is a body");
    } else {
      problems.add(schema, Rule.BODY_TYPE, "this is something else");
    }
  }

  /** Checks the schema of an error response, for which nothing is generated. */
  void checkErrorBody(DocumentNode schema) {
    if (!problems.isReference(schema, "schemas") && !schema.text("type").equals("string")) {
      problems.add(schema, Rule.INLINE_OBJECT, "this one is an error's body");
    }
  }

  /** Checks that a deprecated operation, parameter or schema has a reason. */
  void checkDeprecated(DocumentNode node) {
    boolean hasReason = !node.text("x-deprecated-reason").isBlank();
    if (node.isTrue("deprecated") != hasReason) {
      problems.add(
          node, Rule.DEPRECATED, hasReason ? "the reason stands alone" : "there is no reason");
    }
  }

  /** Checks that extensions stand where they mean something. */
  private void checkExtensions(DocumentNode schema, boolean isValue) {
    Set<String> elsewhere =
        isValue
            ? Set.of("x-open-enum", "x-terminal", "x-sent-as-number")
            : Set.of("x-java-name", "x-empty-if-absent");
    for (DocumentNode member : schema.members()) {
      if (elsewhere.contains(member.key())) {
        problems.add(member, Rule.EXTENSION, "the extension means nothing here");
      }
    }
    if (!isOpenEnum(schema)
        && (schema.has("x-terminal") || schema.has("x-sent-as-number"))
        && !isValue) {
      problems.add(schema, Rule.ENUM_EXTENSION, "there is no x-open-enum");
    }
  }
}
