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
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the properties of one JSON object for a generated builder. A value that the property's type
 * can't give back exactly is kept raw, and read as the nearest value of that type, or null.
 */
final class ModelReader {
  private final JsonReader in;
  private String name = "";
  private AdditionalProperties additional = AdditionalProperties.none();

  ModelReader(JsonReader in) throws IOException {
    this.in = in;
    in.beginObject();
  }

  boolean hasNext() throws IOException {
    if (in.hasNext()) {
      return true;
    }
    in.endObject();
    return false;
  }

  String name() throws IOException {
    name = in.nextName();
    // Of a property that comes twice the last value counts, as with every JSON parser.
    additional = additional.without(name);
    return name;
  }

  AdditionalProperties additional() {
    return additional;
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
    return number(Scalar.INTEGER);
  }

  @Nullable BigDecimal decimal() throws IOException {
    return number(Scalar.DECIMAL);
  }

  private <T extends Number> @Nullable T number(Scalar<T> type) throws IOException {
    if (in.peek() != JsonToken.NUMBER) {
      return type.nearest(keepElement());
    }
    String digits = in.nextString();
    T value = type.parse(digits);
    if (value == null || !isCanonical(digits, value)) {
      keepRaw(JsonParser.parseString(digits));
    }
    return value;
  }

  /** Whether the value's text is these digits; of an integer that is known without that text. */
  private static boolean isCanonical(String digits, Number value) {
    if (!(value instanceof Integer)) {
      return digits.equals(value.toString());
    }
    for (int i = 0; i < digits.length(); i++) {
      char digit = digits.charAt(i);
      boolean isSign = i == 0 && digit == '-' && !digits.equals("-0");
      if (!isSign && (digit < '0' || digit > '9')) {
        return false;
      }
    }
    return true;
  }

  @Nullable Instant instant() throws IOException {
    if (in.peek() != JsonToken.STRING) {
      return Scalar.INSTANT.nearest(keepElement());
    }
    String text = in.nextString();
    Instant value = InstantFormat.parse(text);
    if (value == null || !InstantFormat.isCanonical(text)) {
      keepRaw(new JsonPrimitive(text));
    }
    return value;
  }

  /** An open enum or another model. */
  <T> @Nullable T value(ValueAdapter<T> adapter) throws IOException {
    return adapter.accepts(in.peek()) ? adapter.read(in) : adapter.nearest(keepElement());
  }

  <T> List<T> list(ValueAdapter<T> adapter) throws IOException {
    if (in.peek() != JsonToken.BEGIN_ARRAY) {
      keepElement();
      return Collections.emptyList();
    }
    TolerantList<T> list = TolerantList.read(in, adapter);
    if (list.raw() != null) {
      keepRaw(list.raw());
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
    keepRaw(element);
    return element;
  }

  private void keepRaw(JsonElement element) {
    additional = additional.withRaw(name, element);
  }
}
