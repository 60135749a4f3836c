package io.github.partnertransfers.cli.drift;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A difference between responses and the document. It has names and types, and no other values. */
public sealed interface Finding {
  /** Returns a sentence without a full stop. */
  String text();

  JsonObject toJson();

  /** A property that the schema does not have. */
  record UnknownProperty(String schema, String name, SeenTypes seen) implements Finding {
    @Override
    public String text() {
      String elements = seen.elements().phrase();
      return schema
          + "."
          + name
          + " is not documented; seen "
          + seen.phrase()
          + (elements.isEmpty() ? "" : " with elements seen " + elements);
    }

    @Override
    public JsonObject toJson() {
      JsonObject json = json("unknownProperty", schema, name);
      addTypes(json, seen);
      return json;
    }
  }

  /** Properties whose names may be data, such as the keys of a map. */
  record WithheldProperties(String schema) implements Finding {
    @Override
    public String text() {
      return schema
          + " has properties that are not documented; their names may be data and are not shown";
    }

    @Override
    public JsonObject toJson() {
      return json("withheldProperties", schema, null);
    }
  }

  /** A value that the enumeration does not list. */
  record UnknownValue(String schema, String value, boolean isNumber) implements Finding {
    @Override
    public String text() {
      return schema + " has no value " + value + (isNumber ? " (a number)" : "");
    }

    @Override
    public JsonObject toJson() {
      JsonObject json = json("unknownValue", schema, null);
      if (isNumber) {
        json.addProperty("value", Long.valueOf(value));
      } else {
        json.addProperty("value", value);
      }
      return json;
    }
  }

  /** Values of an enumeration that may be data. */
  record WithheldValues(String schema) implements Finding {
    @Override
    public String text() {
      return schema + " was seen with a value that is no name; it is not shown";
    }

    @Override
    public JsonObject toJson() {
      return json("withheldValues", schema, null);
    }
  }

  /**
   * A type that the document does not allow: of a property, of an enumeration or of a response. A
   * response is named by its operation.
   *
   * @param isElement whether the type is that of the elements of an array
   */
  record UnexpectedType(
      String schema,
      @Nullable String property,
      boolean isElement,
      String documented,
      SeenTypes seen)
      implements Finding {
    @Override
    public String text() {
      String place = property == null ? schema : schema + "." + property;
      return (isElement ? "an element of " : "")
          + place
          + " is documented as "
          + documented
          + "; seen "
          + seen.phrase();
    }

    @Override
    public JsonObject toJson() {
      JsonObject json = json(isElement ? "elementType" : "type", schema, property);
      json.addProperty("documented", documented);
      addTypes(json, seen);
      return json;
    }
  }

  private static JsonObject json(String kind, String schema, @Nullable String property) {
    JsonObject json = new JsonObject();
    json.addProperty("kind", kind);
    json.addProperty("schema", schema);
    if (property != null) {
      json.addProperty("property", property);
    }
    return json;
  }

  private static void addTypes(JsonObject json, SeenTypes seen) {
    json.add("seen", words(seen.distinct()));
    Set<ValueType> elements = seen.elements().distinct();
    if (!elements.isEmpty()) {
      json.add("seenElements", words(elements));
    }
  }

  private static JsonArray words(Set<ValueType> types) {
    JsonArray words = new JsonArray();
    types.forEach(type -> words.add(type.word()));
    return words;
  }
}
