package io.github.partnertransfers.cli.drift;

import java.util.EnumSet;
import java.util.Set;

/** What the document says about the type of a value. */
sealed interface DocumentedType {
  /** Any JSON. */
  record Untyped() implements DocumentedType {}

  /** A single value, or an object without described properties. */
  record Plain(String phrase, Set<ValueType> allowed) implements DocumentedType {}

  /** A reference to a component. */
  record Component(String name) implements DocumentedType {}

  record ListOf(DocumentedType element) implements DocumentedType {}

  /** An object whose property names are data. */
  record MapOf(DocumentedType value) implements DocumentedType {}

  Untyped UNTYPED = new Untyped();

  /** Returns the type of a schema with {@code type} and {@code format}. */
  static DocumentedType of(String type, String format) {
    return switch (type) {
      case "string" ->
          format.equals("date-time")
              ? new Plain("a date-time", EnumSet.of(ValueType.DATE_TIME))
              : new Plain("a string", EnumSet.of(ValueType.STRING, ValueType.DATE_TIME));
      case "integer" ->
          format.equals("int32")
              ? new Plain("an integer", EnumSet.of(ValueType.INTEGER))
              : new Plain("an integer", EnumSet.of(ValueType.INTEGER, ValueType.LARGE_INTEGER));
      case "number" ->
          new Plain(
              "a number", EnumSet.of(ValueType.NUMBER, ValueType.INTEGER, ValueType.LARGE_INTEGER));
      case "boolean" -> new Plain("a boolean", EnumSet.of(ValueType.BOOLEAN));
      case "array" -> new Plain("an array", EnumSet.of(ValueType.ARRAY));
      case "object" -> new Plain("an object", EnumSet.of(ValueType.OBJECT));
      default -> UNTYPED;
    };
  }
}
