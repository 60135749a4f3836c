package io.github.partnertransfers.model;

import com.google.gson.JsonElement;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Converts JSON objects whose property names are data. */
final class StringMap {
  private StringMap() {}

  /** Returns the members with single values; empty if the element isn't an object. */
  static Map<String, String> of(JsonElement element) {
    Map<String, String> map = new LinkedHashMap<>();
    if (element.isJsonObject()) {
      for (Map.Entry<String, JsonElement> member : element.getAsJsonObject().entrySet()) {
        String value = Scalar.STRING.coerce(member.getValue());
        if (value != null) {
          map.put(member.getKey(), value);
        }
      }
    }
    return map;
  }

  static void write(JsonWriter out, Map<String, String> map) throws IOException {
    out.beginObject();
    for (Map.Entry<String, String> member : map.entrySet()) {
      out.name(member.getKey()).value(member.getValue());
    }
    out.endObject();
  }
}
