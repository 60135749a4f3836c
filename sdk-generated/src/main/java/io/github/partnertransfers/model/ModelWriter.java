package io.github.partnertransfers.model;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes the properties of one JSON object for a generated model: only those that were set. A
 * property that was received in another form is written in that form, unless it was set again.
 */
final class ModelWriter {
  private final JsonWriter out;
  private final AdditionalProperties additional;
  private final boolean serializeNulls;
  private @Nullable Set<String> replaced;

  ModelWriter(JsonWriter out, AdditionalProperties additional) throws IOException {
    this.out = out;
    this.additional = additional;
    this.serializeNulls = out.getSerializeNulls();
    // A received null is an additional property and must be written.
    out.setSerializeNulls(true);
    out.beginObject();
  }

  <T> void property(String name, @Nullable T value, ValueAdapter<T> adapter) throws IOException {
    String received = additional.receivedName(name);
    JsonElement raw = additional.raw(received);
    if (raw != null && isUnchanged(received, adapter.coerce(raw), value)) {
      return;
    }
    if (value != null) {
      out.name(name);
      adapter.write(out, value);
    }
  }

  <T> void list(String name, List<T> value, ValueAdapter<T> adapter) throws IOException {
    String received = additional.receivedName(name);
    JsonElement raw = additional.raw(received);
    if (raw != null && isUnchanged(received, TolerantList.of(raw, adapter), value)) {
      return;
    }
    if (!value.isEmpty() || value instanceof TolerantList) {
      out.name(name);
      TolerantList.write(out, value, adapter);
    }
  }

  <T> void map(String name, Map<String, T> value, ValueAdapter<T> adapter) throws IOException {
    String received = additional.receivedName(name);
    JsonElement raw = additional.raw(received);
    if (raw != null && isUnchanged(received, TolerantMap.of(raw, adapter), value)) {
      return;
    }
    if (!value.isEmpty() || value instanceof TolerantMap) {
      out.name(name);
      TolerantMap.write(out, value, adapter);
    }
  }

  void end() throws IOException {
    for (int i = 0; i < additional.size(); i++) {
      if (replaced == null || !replaced.contains(additional.name(i))) {
        out.name(additional.name(i));
        write(out, additional.value(i));
      }
    }
    out.endObject();
    out.setSerializeNulls(serializeNulls);
  }

  private boolean isUnchanged(String name, @Nullable Object received, @Nullable Object value) {
    if (Objects.equals(received, value)) {
      return true;
    }
    if (replaced == null) {
      replaced = new HashSet<>();
    }
    replaced.add(name);
    return false;
  }

  /** Writes raw JSON to any writer. The writer of a tree doesn't support JSON text. */
  static void write(JsonWriter out, JsonElement element) throws IOException {
    if (element.isJsonObject()) {
      out.beginObject();
      for (Map.Entry<String, JsonElement> member : element.getAsJsonObject().entrySet()) {
        out.name(member.getKey());
        write(out, member.getValue());
      }
      out.endObject();
    } else if (element.isJsonArray()) {
      out.beginArray();
      for (JsonElement item : element.getAsJsonArray()) {
        write(out, item);
      }
      out.endArray();
    } else if (element.isJsonNull()) {
      out.nullValue();
    } else {
      writePrimitive(out, element.getAsJsonPrimitive());
    }
  }

  /** Writes a number of any size. Gson's tree writer treats numbers beyond a double as infinite. */
  static void writeNumber(JsonWriter out, Number number) throws IOException {
    Strictness strictness = out.getStrictness();
    if (JsonNumbers.isNumber(number.toString())) {
      out.setStrictness(Strictness.LENIENT);
    }
    try {
      out.value(number);
    } finally {
      out.setStrictness(strictness);
    }
  }

  private static void writePrimitive(JsonWriter out, JsonPrimitive primitive) throws IOException {
    if (primitive.isNumber()) {
      writeNumber(out, primitive.getAsNumber());
    } else if (primitive.isBoolean()) {
      out.value(primitive.getAsBoolean());
    } else {
      out.value(primitive.getAsString());
    }
  }
}
