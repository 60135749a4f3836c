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
    return TolerantMap.read(in, values);
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
    if (!element.isJsonObject()) {
      return null;
    }
    try {
      return read(ModelReader.ofTree(element));
    } catch (IOException e) {
      throw new IllegalStateException(e); // Not possible with a tree in memory.
    }
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
