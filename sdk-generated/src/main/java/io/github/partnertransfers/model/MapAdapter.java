package io.github.partnertransfers.model;

import com.google.gson.JsonElement;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads and writes a JSON object whose property names are data, with values of one type. */
final class MapAdapter<T> extends ValueAdapter<Map<String, T>> {
  private final ValueAdapter<T> values;

  MapAdapter(ValueAdapter<T> values) {
    this.values = values;
  }

  @Override
  Map<String, T> read(ModelReader in) throws IOException {
    // Gson reports a value that isn't an object, with its position.
    in.json().beginObject();
    return TolerantMap.of(in.members(), values);
  }

  @Override
  public void write(JsonWriter out, Map<String, T> value) throws IOException {
    TolerantMap.write(out, value, values);
  }

  @Override
  boolean accepts(JsonToken next) {
    return next == JsonToken.BEGIN_OBJECT;
  }

  @Override
  @Nullable Map<String, T> coerce(JsonElement element) {
    return element.isJsonObject() ? TolerantMap.of(element, values) : null;
  }

  @Override
  Map<String, T> immutable(Map<String, T> value) {
    if (value instanceof TolerantMap) {
      return value;
    }
    Map<String, T> copy = new LinkedHashMap<>();
    for (Map.Entry<String, T> entry : value.entrySet()) {
      copy.put(entry.getKey(), values.immutable(entry.getValue()));
    }
    return Collections.unmodifiableMap(copy);
  }
}
