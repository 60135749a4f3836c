package io.github.partnertransfers.model;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the properties of a JSON object, and of those within it, for the generated models. A value
 * that the property's type can't give back exactly is kept raw, and read as the nearest value of
 * that type, or null.
 */
final class ModelReader {
  private final JsonReader in;
  private String name = "";

  /** What the object's properties leave as it came; null while there is none. */
  private @Nullable Map<String, JsonElement> raw;

  ModelReader(JsonReader in) {
    this.in = in;
  }

  JsonReader json() {
    return in;
  }

  /** Begins an object; what is kept so far belongs to the one that it is in. */
  @Nullable Map<String, JsonElement> begin() throws IOException {
    in.beginObject();
    Map<String, JsonElement> enclosing = raw;
    raw = null;
    return enclosing;
  }

  /** Goes on with the object that this one was in. */
  void end(@Nullable Map<String, JsonElement> enclosing) throws IOException {
    in.endObject();
    raw = enclosing;
  }

  /**
   * Reads the next property's name and finds its position among these, counted from 1; 0 is none of
   * them, -1 the object's end. It is mostly the one after the last position, as the document's
   * properties stand in the order that the service keeps to.
   */
  int property(String[] names, int lastPosition) throws IOException {
    if (!in.hasNext()) {
      return -1;
    }
    name = in.nextName();
    if (raw != null) {
      // Of a property that comes twice the last value counts, as with every JSON parser.
      raw.remove(name);
    }
    int next = lastPosition == names.length ? 0 : lastPosition;
    return names[next].equals(name) ? next + 1 : search(names, next);
  }

  /** Finds another position than the next one; apart from it, as it is seldom another one. */
  private int search(String[] names, int next) {
    int position = next;
    for (int tried = 1; tried < names.length; tried++) {
      position = position + 1 == names.length ? 0 : position + 1;
      if (names[position].equals(name)) {
        return position + 1;
      }
    }
    return 0;
  }

  AdditionalProperties additional() {
    return raw == null ? AdditionalProperties.none() : AdditionalProperties.of(raw, Collections.emptyMap());
  }

  /** Keeps the value of a property that the model doesn't have. */
  void keep() throws IOException {
    keepElement();
  }

  @Nullable String string() throws IOException {
    return in.peek() == JsonToken.STRING ? in.nextString() : Scalar.STRING.nearest(keepElement());
  }

  @Nullable Boolean bool() throws IOException {
    return in.peek() == JsonToken.BOOLEAN
        ? (Boolean) in.nextBoolean()
        : Scalar.BOOLEAN.nearest(keepElement());
  }

  @Nullable Integer integer() throws IOException {
    if (in.peek() != JsonToken.NUMBER) {
      return Scalar.INTEGER.nearest(keepElement());
    }
    String digits = in.nextString();
    try {
      Integer value = Integer.valueOf(digits);
      if (value != 0 || digits.length() == 1) {
        return value;
      }
    } catch (NumberFormatException e) {
      // 5.0 is one, though its digits have to be kept; and so is no larger number.
    }
    return number(Scalar.INTEGER, digits);
  }

  @Nullable BigDecimal decimal() throws IOException {
    return in.peek() == JsonToken.NUMBER
        ? number(Scalar.DECIMAL, in.nextString())
        : Scalar.DECIMAL.nearest(keepElement());
  }

  private <T extends Number> @Nullable T number(Scalar<T> type, String digits) {
    T value = type.parse(digits);
    if (value == null || !digits.equals(value.toString())) {
      keepRaw(name, JsonParser.parseString(digits));
    }
    return value;
  }

  @Nullable Instant instant() throws IOException {
    if (in.peek() != JsonToken.STRING) {
      return Scalar.INSTANT.nearest(keepElement());
    }
    String text = in.nextString();
    Instant value = InstantFormat.parse(text);
    if (value == null || !InstantFormat.isCanonical(text)) {
      keepRaw(name, new JsonPrimitive(text));
    }
    return value;
  }

  /** An open enum or another model. */
  <T> @Nullable T value(ValueAdapter<T> adapter) throws IOException {
    return adapter.accepts(in.peek()) ? adapter.read(this) : adapter.nearest(keepElement());
  }

  <T> List<T> list(ValueAdapter<T> adapter) throws IOException {
    if (in.peek() != JsonToken.BEGIN_ARRAY) {
      keepElement();
      return Collections.emptyList();
    }
    String property = name;
    TolerantList<T> list = TolerantList.read(this, adapter);
    if (list.raw() != null) {
      keepRaw(property, list.raw());
    }
    return list.withoutRaw();
  }

  Map<String, String> map() throws IOException {
    if (in.peek() != JsonToken.BEGIN_OBJECT) {
      keepElement();
      return Collections.emptyMap();
    }
    return Collections.unmodifiableMap(StringMap.of(keepElement()));
  }

  private JsonElement keepElement() throws IOException {
    JsonElement element = JsonDocument.element(in);
    keepRaw(name, element);
    return element;
  }

  private void keepRaw(String property, JsonElement element) {
    if (raw == null) {
      raw = new LinkedHashMap<>();
    }
    raw.put(property, element);
  }
}
