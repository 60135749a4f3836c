package io.github.partnertransfers.cli.drift;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.partnertransfers.cli.drift.ApiDocument.DocumentedProperty;
import io.github.partnertransfers.cli.drift.ApiDocument.ObjectSchema;
import io.github.partnertransfers.cli.drift.DocumentedType.Component;
import io.github.partnertransfers.cli.drift.DocumentedType.ListOf;
import io.github.partnertransfers.cli.drift.DocumentedType.MapOf;
import io.github.partnertransfers.cli.drift.DocumentedType.Plain;
import io.github.partnertransfers.cli.drift.Finding.UnexpectedType;
import io.github.partnertransfers.cli.drift.Finding.UnknownProperty;
import io.github.partnertransfers.cli.drift.Finding.UnknownValue;
import io.github.partnertransfers.cli.drift.Finding.WithheldProperties;
import io.github.partnertransfers.cli.drift.Finding.WithheldValues;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Compares responses with the document. Keeps the types of the properties that were seen and the
 * names that the document lacks, not the responses.
 *
 * <p>Like the models, it matches property names ignoring case, takes null for an absent property,
 * and ignores the case of enumeration values. It does not look into objects that the document does
 * not describe.
 */
public final class ResponseComparison {
  /** Longer numbers may not fit into a long; an enumeration has none of them. */
  private static final int MAX_DIGITS = 18;

  private final ApiDocument document;

  /** The types of responses by operation. */
  private final Map<String, SeenTypes> responses = new LinkedHashMap<>();

  private final Map<String, SeenObject> objects = new LinkedHashMap<>();
  private final Map<String, SeenEnum> enums = new LinkedHashMap<>();

  public ResponseComparison(ApiDocument document) {
    this.document = document;
  }

  /** Compares the body of a successful response. */
  public void add(String operationId, JsonElement body) {
    compare(
        document.response(operationId),
        body,
        responses.computeIfAbsent(operationId, id -> new SeenTypes()));
  }

  private void compare(DocumentedType type, JsonElement value, SeenTypes seen) {
    seen.add(ValueType.of(value));
    if (type instanceof ListOf list && value.isJsonArray()) {
      value.getAsJsonArray().forEach(element -> compare(list.element(), element, seen.elements()));
    } else if (type instanceof MapOf map && value.isJsonObject()) {
      value
          .getAsJsonObject()
          .asMap()
          .values()
          .forEach(member -> compare(map.value(), member, seen.elements()));
    } else if (type instanceof Component component) {
      compare(component, value);
    }
  }

  private void compare(Component component, JsonElement value) {
    ObjectSchema object = document.object(component.name());
    if (object != null && value.isJsonObject()) {
      compare(object, value.getAsJsonObject());
    }
    EnumSchema enumeration = document.enumeration(component.name());
    if (enumeration != null && !value.isJsonNull()) {
      compare(enumeration, value);
    }
  }

  private void compare(ObjectSchema schema, JsonObject object) {
    SeenObject seen = objects.computeIfAbsent(schema.name(), name -> new SeenObject());
    object
        .asMap()
        .forEach(
            (name, value) -> {
              DocumentedProperty property = schema.properties().get(name);
              if (property == null) {
                seen.addUnknown(name, value);
              } else {
                compare(
                    property.type(),
                    value,
                    seen.documented.computeIfAbsent(property.name(), key -> new SeenTypes()));
              }
            });
  }

  private void compare(EnumSchema enumeration, JsonElement value) {
    SeenEnum seen = enums.computeIfAbsent(enumeration.name(), name -> new SeenEnum());
    ValueType type = ValueType.of(value);
    seen.types.add(type);
    switch (type) {
      case INTEGER, LARGE_INTEGER -> seen.addNumber(enumeration, value.getAsJsonPrimitive());
      case STRING, DATE_TIME -> seen.addString(enumeration, value.getAsString());
      default -> {
        // Other types have no values that the document can list.
      }
    }
  }

  /** Returns the differences so far, those of one schema next to each other. */
  public List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    responses.forEach(
        (operationId, seen) ->
            addUnexpected(findings, operationId, null, document.response(operationId), seen));
    objects.forEach(
        (schema, seen) -> {
          for (DocumentedProperty property : properties(schema)) {
            SeenTypes types = seen.documented.get(property.name());
            if (types != null) {
              addUnexpected(findings, schema, property.name(), property.type(), types);
            }
          }
          seen.unknown.forEach(
              (name, types) -> findings.add(new UnknownProperty(schema, name, types)));
          if (seen.isWithheld) {
            findings.add(new WithheldProperties(schema));
          }
        });
    enums.forEach((schema, seen) -> addEnum(findings, schema, seen));
    return findings;
  }

  private void addEnum(List<Finding> findings, String schema, SeenEnum seen) {
    EnumSchema enumeration = document.enumeration(schema);
    if (enumeration != null && !seen.types.without(enumeration.allowed()).isEmpty()) {
      findings.add(new UnexpectedType(schema, null, false, enumeration.phrase(), seen.types));
    }
    seen.unknown.forEach(
        (value, isNumber) -> findings.add(new UnknownValue(schema, value, isNumber)));
    if (seen.isWithheld) {
      findings.add(new WithheldValues(schema));
    }
  }

  private Iterable<DocumentedProperty> properties(String schema) {
    ObjectSchema object = document.object(schema);
    return object == null ? List.of() : object.properties().values();
  }

  private void addUnexpected(
      List<Finding> findings,
      String schema,
      @Nullable String property,
      DocumentedType type,
      SeenTypes seen) {
    Plain documented = plain(type);
    if (documented != null && !seen.without(documented.allowed()).isEmpty()) {
      findings.add(new UnexpectedType(schema, property, false, documented.phrase(), seen));
    }
    DocumentedType ofElement =
        type instanceof ListOf list
            ? list.element()
            : type instanceof MapOf map ? map.value() : DocumentedType.UNTYPED;
    Plain element = plain(ofElement);
    if (element != null && !seen.elements().without(element.allowed()).isEmpty()) {
      findings.add(new UnexpectedType(schema, property, true, element.phrase(), seen.elements()));
    }
  }

  /** Returns the allowed types; null if all are, or for an enumeration, which has its own. */
  private @Nullable Plain plain(DocumentedType type) {
    if (type instanceof Plain plain) {
      return plain;
    }
    if (type instanceof ListOf) {
      return new Plain(ValueType.ARRAY.phrase(), EnumSet.of(ValueType.ARRAY));
    }
    boolean isObject =
        type instanceof MapOf
            || (type instanceof Component component && document.object(component.name()) != null);
    return isObject ? new Plain(ValueType.OBJECT.phrase(), EnumSet.of(ValueType.OBJECT)) : null;
  }

  /** The properties that the objects of one schema had. */
  private static final class SeenObject {
    final Map<String, SeenTypes> documented = new TreeMap<>();
    final Map<String, SeenTypes> unknown = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    boolean isMap;
    boolean isWithheld;

    void addUnknown(String name, JsonElement value) {
      if (!unknown.containsKey(name)) {
        if (isMap || !PublicName.isProperty(name)) {
          isWithheld = true;
          return;
        }
        if (unknown.size() == PublicName.MAX_NAMES) {
          isMap = true;
          isWithheld = true;
          unknown.clear();
          return;
        }
      }
      unknown.computeIfAbsent(name, key -> new SeenTypes()).addUndocumented(value);
    }
  }

  /** The values that one enumeration had. */
  private static final class SeenEnum {
    final SeenTypes types = new SeenTypes();

    /** Whether a value was seen as a number, by its text. */
    final Map<String, Boolean> unknown = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    boolean isText;
    boolean isWithheld;

    void addString(EnumSchema enumeration, String value) {
      if (!enumeration.isKnown(value)) {
        add(value, false);
      }
    }

    void addNumber(EnumSchema enumeration, JsonPrimitive number) {
      String digits = number.getAsString();
      if (digits.length() > MAX_DIGITS) {
        isWithheld = true;
        return;
      }
      BigDecimal value = new BigDecimal(digits);
      if ((long) value.precision() - value.scale() > MAX_DIGITS) {
        isWithheld = true;
        return;
      }
      String canonical = Long.toString(value.longValueExact());
      if (!enumeration.isKnown(canonical)) {
        add(canonical, true);
      }
    }

    private void add(String value, boolean isNumber) {
      if (isText || !PublicName.isEnumValue(value)) {
        isWithheld = true;
      } else if (unknown.size() == PublicName.MAX_NAMES && !unknown.containsKey(value)) {
        isText = true;
        isWithheld = true;
        unknown.clear();
      } else {
        unknown.merge(value, isNumber, Boolean::logicalOr);
      }
    }
  }
}
