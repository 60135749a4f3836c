package io.github.partnertransfers.model;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.AbstractMap;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An unmodifiable map of the members of a JSON object that the expected type can represent. If it
 * can't represent some exactly, the map also has the raw object, to write it unchanged. An empty
 * map of this class was received; any other empty map is an absent property.
 */
final class TolerantMap<T> extends AbstractMap<String, T> {
  private final Map<String, T> members;
  private final @Nullable JsonObject raw;

  private TolerantMap(Map<String, T> members, @Nullable JsonObject raw) {
    this.members = members;
    this.raw = raw;
  }

  static <T> TolerantMap<T> read(ModelReader from, ValueAdapter<T> adapter) throws IOException {
    JsonReader in = from.json();
    Map<String, T> members = new LinkedHashMap<>();
    JsonObject raw = null;
    in.beginObject();
    while (in.hasNext()) {
      String name = in.nextName();
      from.count(1);
      T value = from.value(adapter);
      JsonElement lastRaw = from.takeRaw();
      if (lastRaw != null && raw == null) {
        raw = new JsonObject();
        for (Map.Entry<String, T> member : members.entrySet()) {
          add(raw, member.getKey(), adapter.toJsonTree(member.getValue()), from);
        }
      }
      if (raw != null) {
        add(raw, name, lastRaw == null ? adapter.toJsonTree(value) : lastRaw, from);
      }
      // The last value of a duplicate name counts.
      members.remove(name);
      if (value != null) {
        members.put(name, value);
      }
    }
    in.endObject();
    return new TolerantMap<>(members, raw);
  }

  /** Returns the members that the type can represent; none if the element isn't an object. */
  static <T> Map<String, T> of(JsonElement element, ValueAdapter<T> adapter) {
    Map<String, T> members = new LinkedHashMap<>();
    if (element.isJsonObject()) {
      for (Map.Entry<String, JsonElement> member : element.getAsJsonObject().entrySet()) {
        T value = adapter.coerce(member.getValue());
        if (value != null) {
          members.put(member.getKey(), value);
        }
      }
    }
    return members;
  }

  static <T> void write(JsonWriter out, Map<String, T> map, ValueAdapter<T> adapter)
      throws IOException {
    if (map instanceof TolerantMap && ((TolerantMap<T>) map).raw != null) {
      ModelWriter.write(out, ((TolerantMap<T>) map).raw);
      return;
    }
    out.beginObject();
    for (Map.Entry<String, T> member : map.entrySet()) {
      out.name(member.getKey());
      adapter.write(out, member.getValue());
    }
    out.endObject();
  }

  /** Adds a raw member and counts its memory. */
  private static void add(JsonObject raw, String name, JsonElement element, ModelReader from) {
    from.count(1 + JsonElements.size(element));
    raw.add(name, element);
  }

  @Nullable JsonObject raw() {
    return raw;
  }

  TolerantMap<T> withoutRaw() {
    return raw == null ? this : new TolerantMap<>(members, null);
  }

  @Override
  public @Nullable T get(@Nullable Object key) {
    return members.get(key);
  }

  @Override
  public boolean containsKey(@Nullable Object key) {
    return members.containsKey(key);
  }

  @Override
  public Set<Entry<String, T>> entrySet() {
    return Collections.unmodifiableMap(members).entrySet();
  }
}
