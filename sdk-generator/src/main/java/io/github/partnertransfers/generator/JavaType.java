package io.github.partnertransfers.generator;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The Java type of a schema.
 *
 * @param name the type, such as {@code List<TransferLineItem>}
 * @param adapter the expression of its adapter
 * @param read the expression that reads it from {@code in}
 */
record JavaType(Kind kind, String name, String adapter, String read, @Nullable JavaType element) {
  enum Kind {
    SINGLE,
    LIST,
    MAP,
    /** A value of any type, which models keep as JSON. */
    UNTYPED
  }

  /** A time without an offset is UTC; see {@code InstantFormat}. */
  private static final Set<String> TIMES = Set.of("date-time", "date-time-local");

  private static final JavaType UNTYPED = new JavaType(Kind.UNTYPED, "", "", "", null);

  /**
   * Returns the type of a property, a parameter, a body, an element of an array or a value of a
   * map.
   */
  static JavaType of(DocumentNode schema) {
    if (schema.isReference()) {
      return component(schema.referenced());
    }
    if (schema.has("allOf")) {
      return of(schema.get("allOf").elements().get(0));
    }
    String format = schema.text("format");
    return switch (schema.text("type")) {
      case "string" ->
          TIMES.contains(format)
              ? single("Instant", "Scalar.INSTANT", "in.instant()")
              : single("String", "Scalar.STRING", "in.string()");
      case "boolean" -> single("Boolean", "Scalar.BOOLEAN", "in.bool()");
      case "integer" ->
          format.equals("int64")
              ? single("Long", "Scalar.LONG", "in.value(Scalar.LONG)")
              : single("Integer", "Scalar.INTEGER", "in.integer()");
      case "number" -> number(format);
      case "array" -> list(of(schema.get("items")));
      case "object" ->
          schema.get("additionalProperties").json().isObject()
              ? map(of(schema.get("additionalProperties")))
              : UNTYPED;
      default -> UNTYPED;
    };
  }

  private static JavaType component(DocumentNode component) {
    String name = component.key();
    return single(name, name + ".ADAPTER", "in.value(" + name + ".ADAPTER)");
  }

  private static JavaType number(String format) {
    return switch (format) {
      case "float" -> single("Float", "Scalar.FLOAT", "in.value(Scalar.FLOAT)");
      case "double" -> single("Double", "Scalar.DOUBLE", "in.value(Scalar.DOUBLE)");
      default -> single("BigDecimal", "Scalar.DECIMAL", "in.decimal()");
    };
  }

  private static JavaType list(JavaType element) {
    return element.kind == Kind.UNTYPED
        ? UNTYPED
        : new JavaType(
            Kind.LIST,
            "List<" + element.name + ">",
            "new ListAdapter<>(" + element.adapter + ")",
            "in.list(" + element.adapter + ")",
            element);
  }

  private static JavaType map(JavaType value) {
    return value.kind == Kind.UNTYPED
        ? UNTYPED
        : new JavaType(
            Kind.MAP,
            "Map<String, " + value.name + ">",
            "new MapAdapter<>(" + value.adapter + ")",
            "in.map(" + value.adapter + ")",
            value);
  }

  private static JavaType single(String name, String adapter, String read) {
    return new JavaType(Kind.SINGLE, name, adapter, read, null);
  }

  /** Returns whether it is generated from a component. */
  boolean isComponent() {
    return adapter.equals(name + ".ADAPTER");
  }

  /** Returns whether its elements are containers. */
  boolean isNested() {
    return element != null && element.kind != Kind.SINGLE;
  }
}
