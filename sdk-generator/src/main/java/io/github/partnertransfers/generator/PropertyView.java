package io.github.partnertransfers.generator;

import io.github.partnertransfers.generator.JavaType.Kind;
import org.jspecify.annotations.Nullable;

/** What the template of a model shows of a property. */
final class PropertyView {
  final String name;
  final String literal;
  final String nameLiteral;
  final @Nullable String javadoc;
  final @Nullable String deprecated;
  final boolean isRequired;
  final boolean isReadOnly;
  final boolean isEmptyIfAbsent;
  final boolean isList;
  final boolean isMap;
  final boolean isSingle;
  final boolean isNested;

  /** The type of the accessor, with {@code @Nullable} where the property may be absent. */
  final String type;

  final String valueType;
  final @Nullable String elementType;
  final String adapter;
  final @Nullable String elementAdapter;
  final String read;
  final String adder;
  final int minimum;

  /** The minimum with its noun, or null if there is none. */
  final @Nullable String minItems;

  PropertyView(DocumentNode property, JavaType javaType, boolean isRequired) {
    this.isRequired = isRequired;
    name = JavaNames.ofProperty(property, property.key());
    literal = JavaLiteral.of(property.key());
    nameLiteral = JavaLiteral.of(name);
    javadoc = Javadoc.of(property);
    deprecated = Javadoc.deprecated(property);
    isReadOnly = property.isTrue("readOnly");
    isEmptyIfAbsent = property.isTrue("x-empty-if-absent");
    isList = javaType.kind() == Kind.LIST;
    isMap = javaType.kind() == Kind.MAP;
    isSingle = javaType.kind() == Kind.SINGLE;
    isNested = javaType.isNested();
    valueType = javaType.name();
    type = isSingle && !isRequired ? "@Nullable " + valueType : valueType;
    JavaType element = javaType.element();
    elementType = element == null ? null : element.name();
    adapter = javaType.adapter();
    elementAdapter = element == null ? null : element.adapter();
    read = javaType.read();
    adder = JavaNames.adder(name);
    int items = property.get("minItems").json().asInt();
    minimum = items;
    minItems = items > 0 ? items + (items == 1 ? " item" : " items") : null;
  }
}
